"""Encryption at rest: named keys that can be rotated, and the keyed hash that finds a caller again."""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as BlockCipher
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ..domain.errors import HotlineError
from ..settings import Settings

NONCE_BYTES = 12
TAG_BYTES = 16
AES, SM4 = "aes-256-gcm", "sm4-gcm"
SM4_KEY_BYTES = 16


class KeysUnusable(HotlineError):
    """The vault's key file is missing or damaged, or a text was not sealed with its keys."""

    code = "keys_unusable"


@dataclass(frozen=True)
class Sealed:
    """An encrypted text: which key, which algorithm, nonce and ciphertext with its tag."""

    key: str
    algorithm: str
    nonce: bytes
    data: bytes


class Cipher:
    """Seals and opens bytes. `keys` maps a key's name to its secret; `current` is used for new seals.

    Source: GB/T 39786-2021 (SM4), NIST SP 800-38D (GCM, 96-bit nonce).
    """

    def __init__(self, keys: dict[str, bytes], current: str, hash_key: bytes, algorithm: str = AES):
        self._keys, self._current, self._hash_key, self._algorithm = keys, current, hash_key, algorithm

    @classmethod
    def from_settings(cls, settings: Settings) -> "Cipher":
        """Read the key file. Raises: KeysUnusable: the file is missing or damaged."""
        path = settings.vault_key_file
        try:
            content = json.loads(path.read_text("utf-8"))
            keys = {name: base64.b64decode(secret) for name, secret in content["keys"].items()}
            return cls(keys, content["current"], base64.b64decode(content["hash_key"]), settings.cipher)
        except FileNotFoundError:
            raise KeysUnusable("身份库密钥文件不存在，请先运行初始化（hotline.setup）或恢复备份") from None
        except (ValueError, KeyError) as error:
            raise KeysUnusable("身份库密钥文件损坏，请从备份恢复") from error

    def seal(self, plain: bytes, context: str) -> Sealed:
        """Encrypt; the text can be opened only with the same `context`."""
        nonce, secret = os.urandom(NONCE_BYTES), self._keys[self._current]
        data = _encrypt(self._algorithm, secret, nonce, plain, context.encode())
        return Sealed(self._current, self._algorithm, nonce, data)

    def open(self, sealed: Sealed, context: str) -> bytes:
        """Decrypt. Raises: KeysUnusable: unknown key, or text and context don't belong together."""
        secret = self._keys.get(sealed.key)
        if secret is None:
            raise KeysUnusable(f"缺少密钥 {sealed.key}，无法解密，请恢复该密钥")
        try:
            return _decrypt(sealed.algorithm, secret, sealed.nonce, sealed.data, context.encode())
        except InvalidTag as error:
            raise KeysUnusable("密文校验不通过，数据可能被改动") from error

    def keyed_hash(self, text: str) -> str:
        """HMAC-SHA256 under a key of its own: equal texts are found, none is guessed without the key."""
        return hmac.new(self._hash_key, text.encode(), hashlib.sha256).hexdigest()


def create_keys(path: Path) -> bool:
    """Make the key file with mode 0600 unless it exists; True when it was made."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = {
        "current": "k1", "keys": {"k1": _random_text(32)}, "hash_key": _random_text(32),
    }
    return _write_new(path, content)


def rotate_keys(path: Path) -> str:
    """Add a key and make it the current one; older keys stay to open what they sealed. Returns its name."""
    content = json.loads(path.read_text("utf-8"))
    name = f"k{len(content['keys']) + 1}"
    content["keys"][name] = _random_text(32)
    content["current"] = name
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    _write_new(fresh, content)
    fresh.replace(path)
    return name


def _write_new(path: Path, content: dict) -> bool:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    return True


def _random_text(length: int) -> str:
    return base64.b64encode(os.urandom(length)).decode()


def _sm4_key(secret: bytes) -> bytes:
    """A key of its own for SM4: no secret serves two algorithms."""
    return hmac.new(secret, SM4.encode(), hashlib.sha256).digest()[:SM4_KEY_BYTES]


def _encrypt(algorithm: str, secret: bytes, nonce: bytes, plain: bytes, context: bytes) -> bytes:
    if algorithm == AES:
        return AESGCM(secret).encrypt(nonce, plain, context)
    encryptor = BlockCipher(algorithms.SM4(_sm4_key(secret)), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(context)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def _decrypt(algorithm: str, secret: bytes, nonce: bytes, data: bytes, context: bytes) -> bytes:
    if algorithm == AES:
        return AESGCM(secret).decrypt(nonce, data, context)
    body, tag = data[:-TAG_BYTES], data[-TAG_BYTES:]
    decryptor = BlockCipher(algorithms.SM4(_sm4_key(secret)), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(context)
    return decryptor.update(body) + decryptor.finalize()
