"""Second factors: codes that change every thirty seconds, and recovery codes. Wall time, as on people's telephones."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

import pyotp
from pymongo.database import Database

from ..domain.accounts import WRONG_CODE
from ..domain.errors import AccessRefused
from .cipher import Cipher, Sealed
from .connection import available
from .sign_in_tries import MongoSignInTries

STEP_S = 30
STEPS_EITHER_WAY = 1
RECOVERY_CODES = 10
ISSUER = "市长公开电话"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Enrolment:
    """A secret that waits for its first code: as text, and as the address that telephones read from a picture."""

    secret: str
    address: str


class MongoSecondFactors:
    """Keeps secrets encrypted, recovery codes as keyed hashes; every code counts once.

    Source: RFC 6238; OWASP ASVS 5.0, 6.5; GB/T 22239-2019 8.1.4.1 d).
    """

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher
        self._tries = MongoSignInTries(db)

    def is_set(self, account_id: str) -> bool:
        """Whether the account has a confirmed second factor."""
        with available():
            return self._db.second_factors.find_one({"_id": account_id}, {"_id": 1}) is not None

    def recovery_codes_left(self, account_id: str) -> int:
        """How many recovery codes are unused."""
        with available():
            found = self._db.second_factors.find_one({"_id": account_id}, {"recovery": 1})
        return len(found["recovery"]) if found else 0

    def begin(self, account_id: str) -> Enrolment:
        """The secret that waits for its first code; the same until it is confirmed, so that pages may be read again."""
        with available():
            found = self._db.second_factors_begun.find_one({"_id": account_id})
            if found is None:
                found = self._sealed(account_id, pyotp.random_base32())
                self._db.second_factors_begun.replace_one({"_id": account_id}, found, upsert=True)
        secret = self._opened(account_id, found)
        return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=account_id, issuer_name=ISSUER))

    def confirm(self, account_id: str, code: str) -> list[str]:
        """Take the secret into use; returns the recovery codes, which are kept nowhere.

        Raises: AccessRefused: the code is wrong; LockedOut: too many wrong ones.
        """
        subject = _subject(account_id)
        self._tries.begin(subject)
        with available():
            begun = self._db.second_factors_begun.find_one({"_id": account_id})
            step = _step_of(self._opened(account_id, begun), code) if begun else None
            if step is None:
                raise AccessRefused(WRONG_CODE)
            codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
            fields = {name: begun[name] for name in ("key", "algorithm", "nonce", "data")}
            self._db.second_factors.replace_one({"_id": account_id}, {
                **fields, "last_step": step, "recovery": [self._hash(account_id, one) for one in codes],
            }, upsert=True)
            self._db.second_factors_begun.delete_one({"_id": account_id})
        self._tries.forget(subject)
        return codes

    def check(self, account_id: str, code: str) -> bool:
        """Take a code, once; returns whether it was a recovery code.

        Raises: AccessRefused: wrong or used; LockedOut: too many wrong ones.
        """
        subject = _subject(account_id)
        self._tries.begin(subject)
        with available():
            found = self._db.second_factors.find_one({"_id": account_id})
        if found is None:
            raise AccessRefused(WRONG_CODE)
        is_recovery = self._spend_recovery(account_id, code)
        if not is_recovery and not self._spend(account_id, found, code):
            raise AccessRefused(WRONG_CODE)
        self._tries.forget(subject)
        return is_recovery

    def remove(self, account_id: str) -> None:
        """The account goes on with its password alone, and its lock is lifted."""
        with available():
            self._db.second_factors.delete_one({"_id": account_id})
            self._db.second_factors_begun.delete_one({"_id": account_id})
        self._tries.forget(_subject(account_id))

    def _spend(self, account_id: str, found: dict[str, Any], code: str) -> bool:
        """Whether the code is right and newer than the last one; of two at once one wins."""
        step = _step_of(self._opened(account_id, found), code)
        if step is None:
            return False
        with available():
            taken = self._db.second_factors.update_one(
                {"_id": account_id, "last_step": {"$lt": step}}, {"$set": {"last_step": step}}
            )
        return taken.modified_count == 1

    def _spend_recovery(self, account_id: str, code: str) -> bool:
        hashed = self._hash(account_id, code)
        with available():
            taken = self._db.second_factors.update_one(
                {"_id": account_id, "recovery": hashed}, {"$pull": {"recovery": hashed}}
            )
        return taken.modified_count == 1

    def _sealed(self, account_id: str, secret: str) -> dict[str, Any]:
        return vars(self._cipher.seal(secret.encode(), _context(account_id)))

    def _opened(self, account_id: str, found: dict[str, Any]) -> str:
        sealed = Sealed(found["key"], found["algorithm"], bytes(found["nonce"]), bytes(found["data"]))
        return self._cipher.open(sealed, _context(account_id)).decode()

    def _hash(self, account_id: str, code: str) -> str:
        plain = "".join(one for one in code.upper() if one in _LETTERS)
        return self._cipher.keyed_hash(f"recovery/{account_id}/{plain}")


def _step_of(secret: str, code: str) -> int | None:
    """The newest step to which the code belongs, of those that a clock somewhat wrong allows."""
    totp, now = pyotp.TOTP(secret), int(time.time()) // STEP_S
    given = "".join(code.split())
    if not (given.isascii() and given.isdigit()):
        return None
    steps = range(now + STEPS_EITHER_WAY, now - STEPS_EITHER_WAY - 1, -1)
    return next((step for step in steps if secrets.compare_digest(totp.generate_otp(step), given)), None)


def _recovery_code() -> str:
    """Ten letters and digits that aren't mistaken for each other, about 49 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def _subject(account_id: str) -> str:
    return f"{account_id}/code"


def _context(account_id: str) -> str:
    return f"second_factor/{account_id}"
