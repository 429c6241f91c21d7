"""The identity vault: encrypted, bound to its case, every look on record (R-4.5)."""

import pytest
from pymongo.database import Database

from hotline.calendar.clock import FixedClock
from hotline.domain.errors import NotFound
from hotline.domain.identity import CallerIdentity
from hotline.settings import Settings
from hotline.storage import Cipher, MongoIdentityVault
from hotline.storage.cipher import AES, SM4, KeysUnusable, create_keys, rotate_keys
from hotline.testing import cases as sample

CALLER = CallerIdentity(name="陈桂芳", phone="13806331234", address="东港区石臼街道")


@pytest.fixture
def vault(database: Database, cipher: Cipher) -> MongoIdentityVault:
    """A vault over a fresh database."""
    return MongoIdentityVault(database, cipher, FixedClock(sample.MONDAY_MORNING))


@pytest.mark.requirement("R-4.5")
def test_nothing_readable_is_stored(vault: MongoIdentityVault, database: Database):
    """Neither name, number nor address stands in the database."""
    vault.put("c1", CALLER)
    stored = str([list(database[name].find()) for name in database.list_collection_names()])
    for word in (CALLER.name, CALLER.phone, CALLER.address, CALLER.name.encode().hex()):
        assert word not in stored and str(word.encode())[2:-1] not in stored


@pytest.mark.requirement("R-4.5")
def test_the_look_is_recorded_before_it_is_given(vault: MongoIdentityVault, database: Database):
    """A look is on record even when nothing could be shown."""
    vault.put("c1", CALLER)
    assert vault.show("c1", to=sample.HEAD, reason="核实举报") == CALLER
    assert [(look.by, look.reason) for look in vault.looks_at("c1")] == [("fzr01", "核实举报")]
    with pytest.raises(NotFound):
        vault.show("c2", to=sample.HEAD, reason="核实")
    assert len(vault.looks_at("c2")) == 1


def test_swapped_ciphertexts_are_refused(vault: MongoIdentityVault, database: Database):
    """The case id is authenticated: another case's identity can't be put in its place."""
    vault.put("c1", CALLER)
    vault.put("c2", CallerIdentity(name="甲"))
    stolen = database.identities.find_one({"_id": "c1"})
    database.identities.replace_one({"_id": "c2"}, {**stolen, "_id": "c2"})
    with pytest.raises(KeysUnusable):
        vault.for_slip("c2", reason="打印转办单")


def test_cases_of_the_same_telephone(vault: MongoIdentityVault):
    """Earlier cases are found by the number, however it is written; a repeat changes nothing."""
    vault.put("c1", CALLER)
    vault.put("c1", CALLER)
    vault.put("c2", CALLER)
    assert vault.cases_of_phone("+86 138-0633-1234") == ["c1", "c2"] and vault.cases_of_phone("1") == []


@pytest.mark.parametrize("algorithm", [AES, SM4])
def test_rotated_keys_open_what_older_ones_sealed(tmp_path, algorithm: str):
    """After rotation new seals use the new key, old ones still open, under both algorithms."""
    path = tmp_path / "keys" / "vault.json"
    assert create_keys(path) and not create_keys(path) and path.stat().st_mode & 0o777 == 0o600
    settings = Settings(HOTLINE_VAULT_KEYS=path, HOTLINE_CIPHER=algorithm)
    old = Cipher.from_settings(settings).seal("秘密".encode(), "c1")
    rotate_keys(path)
    cipher = Cipher.from_settings(settings)
    new = cipher.seal("秘密".encode(), "c1")
    assert (old.key, new.key) == ("k1", "k2") and path.stat().st_mode & 0o777 == 0o600
    assert cipher.open(old, "c1") == cipher.open(new, "c1") == "秘密".encode()


def test_missing_keys_are_said(tmp_path):
    """Without a key file the vault says what to do."""
    with pytest.raises(KeysUnusable, match="密钥文件不存在"):
        Cipher.from_settings(Settings(HOTLINE_VAULT_KEYS=tmp_path / "none.json"))
