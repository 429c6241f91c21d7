"""What happened to accounts: who changed or reset what, when and why. Entries are added, never changed."""

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.accounts import AccountRecord
from .connection import available, repeated


class MongoAccountRecords:
    """Keeps the records. Source: GB/T 22239-2019 8.1.4.3: audit of each user's important acts."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def add(self, record: AccountRecord) -> None:
        """Add one; the same id again changes nothing."""
        with available():
            try:
                self._db.account_records.insert_one({"_id": record.id, **record.model_dump(exclude={"id"})})
            except DuplicateKeyError:
                return

    @repeated
    def of_account(self, account_id: str) -> list[AccountRecord]:
        """Those of one account, the latest first."""
        with available():
            found = list(self._db.account_records.find({"account_id": account_id}))
        entries = [AccountRecord(id=one.pop("_id"), **one) for one in found]
        return sorted(entries, key=lambda one: one.at, reverse=True)
