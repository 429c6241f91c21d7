"""Ties the worklist process together."""

import threading

from prometheus_client import CollectorRegistry

from hotline.messaging.consumer import consume
from hotline.messaging.progress import Progress
from hotline.settings import Settings
from hotline.storage import (
    MongoCalendars,
    MongoCaseStore,
    MongoEngineProjection,
    MongoEngineView,
    MongoSetAside,
    MongoWorklist,
    connect,
)
from hotline.worklist.fold import Fold
from hotline.worklist.follow import Following
from hotline.worklist.healing import Healing
from hotline.worklist.process import WorklistProcess
from hotline.worklist.taking import Taking
from hotline.zeebe import ZeebeEngine

from .collaborators import build_clock

GROUP = "worklist"


def build_worklist(settings: Settings, stop: threading.Event, registry: CollectorRegistry) -> WorklistProcess:
    """The process over the adapters of the settings; `stop` ends its threads."""
    database, clock, engine = connect(settings), build_clock(settings), ZeebeEngine(settings)
    worklist, projection = MongoWorklist(database), MongoEngineProjection(database)
    following = Following(Fold(projection), worklist, MongoSetAside(database), clock)
    progress = Progress(settings.records_topic, registry)

    def follow() -> None:
        consume(
            settings.records_topic, f"{settings.database}-{GROUP}", following.handle, settings=settings,
            set_aside=following.put_aside, stop=stop, progress=progress,
        )

    return WorklistProcess(
        Taking(engine, MongoCaseStore(database), worklist, MongoCalendars(database), clock, stop), follow,
        Healing(worklist, MongoEngineView(database), engine), progress, projection, registry,
    )
