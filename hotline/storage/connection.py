"""The connection to the database, and how its absence is said."""

import functools
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

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
TRIES = 3


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
    db.cases.create_index("is_mass_incident")
    db.cases.create_index("appeals.unit_id", sparse=True)
    db.cases.create_index("approvals.leader.at", sparse=True)
    db.cases.create_index("outbox.id", sparse=True)
    db.cases.create_index("commands.id", sparse=True)
    db.documents.create_index("case_id")
    db.looks.create_index([("case_id", 1), ("at", 1)])
    db.sessions.create_index("account_id")
    db.analytics_cases.create_index("registered_at")
    db.notices.create_index([("recipient_id", 1), ("made_at", -1), ("_id", -1)])
    db.notices.create_index([("state", 1), ("made_at", -1), ("_id", -1)])
    db.notices.create_index([("made_at", -1), ("_id", -1)])
    db.notice_queue.create_index("next_at")
    db.engine_jobs.create_index("root_key")
    db.engine_timers.create_index("due_at")


def repeated(method: Callable[..., Any]) -> Callable[..., Any]:
    """Do a store's method again when the connection broke under it; only for what may be done twice.

    After a restart of the database the connections of the pool are dead: without this, each would cost its
    caller an error. An absent database is not waited for longer than it takes to find a server.
    """

    @functools.wraps(method)
    def again(*args: Any, **kwargs: Any) -> Any:
        for attempt in range(1, TRIES + 1):
            try:
                return method(*args, **kwargs)
            except TemporarilyUnavailable as error:
                is_absent = isinstance(error.__cause__, ServerSelectionTimeoutError)
                if is_absent or not isinstance(error.__cause__, AutoReconnect) or attempt == TRIES:
                    raise
                time.sleep(random.uniform(0.02, 0.1) * attempt)
        raise AssertionError("unreachable")

    return again


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
