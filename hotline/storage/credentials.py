"""Passwords, hashed with argon2, and the lock-out after wrong ones."""

import time
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pymongo import ReturnDocument
from pymongo.database import Database

from ..domain.errors import AccessRefused
from .connection import available

WRONG_BEFORE_LOCK = 5
LOCK_S = 600


@cache
def _hash_of_nobody() -> str:
    """What an unknown account's password is compared with; made when first needed, for it takes 64 MB."""
    return PasswordHasher().hash("nobody has this password")


class MongoCredentials:
    """Checks passwords. Source: GB/T 22239-2019 8.1.4.1: lock-out; OWASP ASVS 5.0, 6.2: argon2id.

    Times are wall time.
    """

    def __init__(self, db: Database):
        self._db = db
        self._hasher = PasswordHasher()

    def set(self, account_id: str, password: str) -> None:
        """Give an account a new password and lift its lock."""
        fields = {"hash": self._hasher.hash(password), "wrong": 0, "locked_until": 0.0}
        with available():
            self._db.credentials.replace_one({"_id": account_id}, fields, upsert=True)

    def set_many(self, account_ids: list[str], password: str) -> None:
        """Give sample accounts the same password, hashed once: they are known to everybody anyway."""
        hashed = self._hasher.hash(password)
        with available():
            for account_id in account_ids:
                fields = {"hash": hashed, "wrong": 0, "locked_until": 0.0}
                self._db.credentials.replace_one({"_id": account_id}, fields, upsert=True)

    def exists(self, account_id: str) -> bool:
        """Whether the account has a password."""
        with available():
            return self._db.credentials.find_one({"_id": account_id}, {"_id": 1}) is not None

    def check(self, account_id: str, password: str) -> None:
        """Raises: AccessRefused: wrong, unknown or locked; the first two are told alike and take as long."""
        with available():
            found = self._db.credentials.find_one({"_id": account_id})
        if found and found["locked_until"] > time.time():
            raise AccessRefused("密码连续输错次数过多，账号已锁定，请 10 分钟后再试或联系系统管理员")
        is_right = self._verify(found["hash"] if found else _hash_of_nobody(), password)
        if not found or not is_right:
            self._count_wrong(account_id, known=bool(found))
            raise AccessRefused("账号或密码不正确，请重新输入")
        if found["wrong"]:
            with available():
                self._db.credentials.update_one({"_id": account_id}, {"$set": {"wrong": 0}})

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _count_wrong(self, account_id: str, *, known: bool) -> None:
        if not known:
            return
        with available():
            after = self._db.credentials.find_one_and_update(
                {"_id": account_id}, {"$inc": {"wrong": 1}}, return_document=ReturnDocument.AFTER
            )
            if after and after["wrong"] >= WRONG_BEFORE_LOCK:
                self._db.credentials.update_one(
                    {"_id": account_id}, {"$set": {"wrong": 0, "locked_until": time.time() + LOCK_S}}
                )
