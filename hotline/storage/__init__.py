"""Adapters over MongoDB: one module each for what the domain's ports ask of the database."""

from .calendars import MongoCalendars
from .cases import MongoCaseStore
from .cipher import Cipher
from .connection import connect, ensure_indexes
from .credentials import MongoCredentials
from .directory import MongoDirectory
from .documents import MongoDocumentStore
from .engine_projection import MongoEngineProjection
from .engine_view import MongoEngineView
from .idempotency import MongoIdempotency
from .numbers import MongoNumbers
from .releases import MongoReleases
from .sessions import MongoSessions
from .vault import MongoIdentityVault
from .worklist import MongoWorklist

__all__ = [
    "Cipher", "MongoCalendars", "MongoCaseStore", "MongoCredentials", "MongoDirectory", "MongoDocumentStore",
    "MongoEngineProjection", "MongoEngineView", "MongoIdempotency", "MongoIdentityVault", "MongoNumbers",
    "MongoReleases", "MongoSessions", "MongoWorklist", "connect", "ensure_indexes",
]
