"""Ties the one-shot setup together."""

from hotline.messaging.topics import ensure_topics
from hotline.settings import Settings
from hotline.setup.steps import Setup
from hotline.storage import (
    MongoCalendars,
    MongoCaseRows,
    MongoCaseStore,
    MongoCredentials,
    MongoDirectory,
    MongoDispatchCatalogue,
    MongoKnowledge,
    MongoReleases,
    MongoTopics,
    MongoWorklist,
    connect,
    ensure_indexes,
)
from hotline.storage.cipher import create_keys
from hotline.zeebe import ZeebeEngine

from .collaborators import build_clock
from .releasing import build_releasing, shipped_models


def build_setup(settings: Settings) -> Setup:
    """Indexes, keys and topics are made here; what follows needs them.

    Raises:
        TemporarilyUnavailable: database, broker or engine can't be reached.
    """
    database = connect(settings)
    ensure_indexes(database)
    MongoWorklist(database).make_good()
    MongoCaseRows(database).make_good(MongoCaseStore(database).each)
    create_keys(settings.vault_key_file)
    ensure_topics(settings)
    releasing = build_releasing(MongoReleases(database), ZeebeEngine(settings), build_clock(settings))
    return Setup(
        directory=MongoDirectory(database), credentials=MongoCredentials(database),
        calendars=MongoCalendars(database), topics=MongoTopics(database),
        catalogue=MongoDispatchCatalogue(database), knowledge=MongoKnowledge(database), releasing=releasing,
        shipped_models=shipped_models(),
        is_demo=settings.mode == "demo", address=f"http://{settings.bind_host}:{settings.port}/",
    )
