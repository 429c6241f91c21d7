"""Ties together what an import reads and writes."""

from pymongo.database import Database

from hotline.change_over.ports import Stores
from hotline.domain.ports import Clock
from hotline.settings import Settings
from hotline.storage import (
    Cipher,
    MongoAccountRecords,
    MongoCalendars,
    MongoCaseStore,
    MongoChangeOvers,
    MongoDirectory,
    MongoDirectoryRecords,
    MongoIdentityVault,
    MongoKnowledge,
    MongoLikenessIndex,
    MongoNumbers,
    MongoOldNumbers,
    MongoSessions,
    MongoTopics,
    connect,
)

from .collaborators import build_clock


def build_change_over(settings: Settings) -> Stores:
    """The stores of an installation. Raises: HotlineError: the vault's keys are missing."""
    return stores_over(connect(settings), Cipher.from_settings(settings), build_clock(settings))


def stores_over(db: Database, cipher: Cipher, clock: Clock) -> Stores:
    """The stores over a database."""
    return Stores(
        change_overs=MongoChangeOvers(db, cipher), old_numbers=MongoOldNumbers(db), directory=MongoDirectory(db),
        calendars=MongoCalendars(db), topics=MongoTopics(db), knowledge=MongoKnowledge(db), cases=MongoCaseStore(db),
        vault=MongoIdentityVault(db, cipher, clock), numbers=MongoNumbers(db),
        likeness=MongoLikenessIndex(db, cipher), directory_records=MongoDirectoryRecords(db),
        account_records=MongoAccountRecords(db), sessions=MongoSessions(db), clock=clock,
    )
