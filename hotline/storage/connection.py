"""The connection to the database, and how its absence is said."""

from collections.abc import Iterator
from contextlib import contextmanager

from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import (
    AutoReconnect,
    ExecutionTimeout,
    NetworkTimeout,
    OperationFailure,
    ServerSelectionTimeoutError,
    WaitQueueTimeoutError,
)

from ..domain.errors import TemporarilyUnavailable
from ..settings import Settings

SELECTION_TIMEOUT_MS = 5_000
SOCKET_TIMEOUT_MS = 20_000
POOL_SIZE = 40
DISK_FULL_CODES = frozenset({14031})


def connect(settings: Settings) -> Database:
    """The database of the settings. Connects when first used; every operation ends by a time-out.

    Retryable writes are off: each write of ours may be repeated without harm, and the embedded server has no
    sessions.
    """
    client: MongoClient = MongoClient(
        settings.mongodb(), retryWrites=False, retryReads=True, serverSelectionTimeoutMS=SELECTION_TIMEOUT_MS,
        socketTimeoutMS=SOCKET_TIMEOUT_MS, connectTimeoutMS=SELECTION_TIMEOUT_MS, maxPoolSize=POOL_SIZE,
        waitQueueTimeoutMS=SELECTION_TIMEOUT_MS, appname="hotline",
    )
    return client[settings.database]


def ensure_indexes(db: Database) -> None:
    """Declare the indexes. The embedded server heeds the unique ones; MongoDB all."""
    db.numbers.create_index("claim", unique=True)
    db.cases.create_index([("registered_at", -1)])
    db.cases.create_index("status")
    db.open_tasks.create_index([("group", 1), ("due_at", 1)])
    db.open_tasks.create_index("case_id")
    db.documents.create_index("case_id")
    db.looks.create_index([("case_id", 1), ("at", 1)])
    db.sessions.create_index("account_id")
    db.analytics_cases.create_index("registered_at")
    db.engine_jobs.create_index("root_key")
    db.engine_timers.create_index("due_at")


@contextmanager
def available() -> Iterator[None]:
    """Say in the domain's words that the database is away.

    Raises: TemporarilyUnavailable.
    """
    try:
        yield
    except (
        AutoReconnect, NetworkTimeout, ServerSelectionTimeoutError, WaitQueueTimeoutError, ExecutionTimeout
    ) as error:
        raise TemporarilyUnavailable("数据库暂时连接不上，请稍后再试") from error
    except OperationFailure as error:
        if error.code in DISK_FULL_CODES or "space" in str(error).lower():
            raise TemporarilyUnavailable("数据库磁盘空间不足，请通知系统管理员清理磁盘后再试") from error
        raise
