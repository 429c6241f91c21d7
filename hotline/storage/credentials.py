"""Passwords, hashed with argon2, and the lock-out after wrong ones."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pymongo.database import Database

from ..domain.errors import AccessRefused
from .connection import available
from .sign_in_tries import MongoSignInTries, place_of_unknown

HASHED_AT_ONCE = 4
_hashing = threading.BoundedSemaphore(HASHED_AT_ONCE)


@cache
def _hash_of_nobody() -> str:
    """What an unknown account's password is compared with; made when first needed, for it takes 64 MB."""
    return PasswordHasher().hash("nobody has this password")


class MongoCredentials:
    """Checks passwords. Source: GB/T 22239-2019 8.1.4.1: lock-out; OWASP ASVS 5.0, 6.2: argon2id.

    A hash takes 64 MB: only some are made at once, so that a rush of sign-ins doesn't fill the memory.
    """

    def __init__(self, db: Database):
        self._db = db
        self._hasher = PasswordHasher()
        self._tries = MongoSignInTries(db)

    def set(self, account_id: str, password: str, *, is_given: bool = False) -> None:
        """Give an account a new password and lift its lock; `is_given`: somebody else chose it, it must be changed."""
        self._put(account_id, self._hash(password), is_given)

    def set_many(self, account_ids: list[str], password: str) -> None:
        """Give sample accounts the same password, hashed once: they are known to everybody anyway."""
        hashed = self._hash(password)
        for account_id in account_ids:
            self._put(account_id, hashed, False)

    def exists(self, account_id: str) -> bool:
        """Whether the account has a password."""
        with available():
            return self._db.credentials.find_one({"_id": account_id}, {"_id": 1}) is not None

    def check(self, account_id: str, password: str) -> bool:
        """Returns whether somebody else chose this password, so that it must be changed.

        Raises:
            LockedOut: too many wrong ones.
            AccessRefused: wrong or unknown, which are told alike and take as long.
        """
        with available():
            found = self._db.credentials.find_one({"_id": account_id})
        subject = account_id if found else place_of_unknown(account_id)
        self._tries.begin(subject)
        is_right = self._verify(found["hash"] if found else _hash_of_nobody(), password)
        if not found or not is_right:
            raise AccessRefused("账号或密码不正确，请重新输入")
        self._tries.forget(subject)
        return bool(found.get("is_given"))

    def _put(self, account_id: str, hashed: str, is_given: bool) -> None:
        with available():
            self._db.credentials.replace_one(
                {"_id": account_id}, {"hash": hashed, "is_given": is_given}, upsert=True
            )
        self._tries.forget(account_id)

    def _hash(self, password: str) -> str:
        with _hashing:
            return self._hasher.hash(password)

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            with _hashing:
                return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False
