"""What jobs, gateway and the standing processes work with, under the names by which they ask for it."""

from dataclasses import dataclass

from pymongo.database import Database

from hotline.calendar.clock import OffsetClock, WallClock
from hotline.documents import Desk, RenderPool
from hotline.domain import ports
from hotline.messaging import KafkaEventPublisher
from hotline.settings import Settings
from hotline.storage import (
    Cipher,
    MongoCalendars,
    MongoCaseStore,
    MongoDirectory,
    MongoDispatchCatalogue,
    MongoDocumentStore,
    MongoEngineView,
    MongoIdentityVault,
    MongoNumbers,
    MongoTopics,
    MongoWorklist,
    connect,
)
from hotline.zeebe import ZeebeEngine


@dataclass(frozen=True)
class Collaborators:
    """Everything a job or a page may ask for; each field is named as the parameter that asks."""

    settings: Settings
    database: Database
    clock: ports.Clock
    cases: ports.CaseStore
    vault: ports.IdentityVault
    numbers: ports.Numbers
    document_store: ports.DocumentStore
    documents: ports.DocumentDesk
    directory: ports.Directory
    calendars: ports.Calendars
    topics: ports.Topics
    catalogue: ports.DispatchCatalogue
    worklist: ports.Worklist
    engine: ports.Engine
    engine_view: ports.EngineView
    publisher: ports.EventPublisher


def build_clock(settings: Settings) -> ports.Clock:
    """Business time: shifted by the home's offset in demo mode, the wall clock in production."""
    return OffsetClock(settings.home.clock_file) if settings.mode == "demo" else WallClock()


def build_collaborators(settings: Settings) -> Collaborators:
    """Tie the adapters to their settings. Nothing connects before it is used.

    Raises:
        HotlineError: the vault's keys are missing or can't be read.
    """
    database = connect(settings)
    clock = build_clock(settings)
    cipher = Cipher.from_settings(settings)
    vault = MongoIdentityVault(database, cipher, clock)
    numbers = MongoNumbers(database)
    document_store = MongoDocumentStore(database, cipher)
    directory = MongoDirectory(database)
    calendars = MongoCalendars(database)
    desk = Desk(
        renderer=RenderPool(), numbers=numbers, store=document_store, vault=vault, directory=directory,
        calendars=calendars,
    )
    return Collaborators(
        settings=settings, database=database, clock=clock, cases=MongoCaseStore(database), vault=vault,
        numbers=numbers, document_store=document_store, documents=desk, directory=directory, calendars=calendars,
        topics=MongoTopics(database), catalogue=MongoDispatchCatalogue(database),
        worklist=MongoWorklist(database), engine=ZeebeEngine(settings), engine_view=MongoEngineView(database),
        publisher=KafkaEventPublisher(settings),
    )
