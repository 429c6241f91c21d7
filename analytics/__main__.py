"""The process: `python -m analytics`. Consumes the topic of cases until it is told to stop."""

import structlog
from prometheus_client import CollectorRegistry

from hotline import health, logs
from hotline.bootstrap.collaborators import build_clock
from hotline.lifecycle import stop_signal
from hotline.messaging import Progress, case_topic, consume
from hotline.settings import Settings
from hotline.storage import MongoCaseFacts, MongoSetAside, connect

from .counting import counting, setting_aside

log = structlog.get_logger()


def group_of(settings: Settings) -> str:
    """The consumer group; its offsets say what has been counted."""
    return f"{settings.topic_prefix}.analytics"


def main() -> None:
    """Count until SIGTERM."""
    stop = stop_signal()
    settings = Settings.load()
    logs.configure("analytics", settings.log_level)
    registry = CollectorRegistry()
    topic, db = case_topic(settings), connect(settings)
    progress = Progress(topic, registry)
    door = health.serve(health.port_of_environment(), progress.ready, registry)
    consume(
        topic, group_of(settings), counting(MongoCaseFacts(db)), settings=settings,
        set_aside=setting_aside(MongoSetAside(db), build_clock(settings)), stop=stop, progress=progress,
    )
    log.info("stopped")
    door.close()


if __name__ == "__main__":
    main()
