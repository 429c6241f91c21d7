"""Entry point: `python -m hotline.notices`. Tells units and persons until it is told to stop."""

import threading

import structlog
from prometheus_client import CollectorRegistry

from hotline import health, lifecycle, logs
from hotline.bootstrap.notices import build_notifying
from hotline.messaging import Progress, case_topic, consume
from hotline.settings import Settings


def main() -> None:
    """Run until SIGTERM: events in from this thread, notices out from another."""
    stop = lifecycle.stop_signal()
    settings = Settings.load()
    logs.configure("notices", settings.log_level)
    registry, topic = CollectorRegistry(), case_topic(settings)
    progress, notifying = Progress(topic, registry), build_notifying(settings, registry)
    door = health.serve(
        health.port_of_environment(), lambda: progress.ready() or notifying.loop.state(), registry
    )
    sender = threading.Thread(target=notifying.loop.run, args=(stop,), name="send")
    sender.start()
    consume(
        topic, f"{settings.topic_prefix}.notices", notifying.taking_in, settings=settings,
        set_aside=notifying.set_aside, stop=stop, progress=progress,
    )
    sender.join()
    structlog.get_logger().info("stopped")
    door.close()


if __name__ == "__main__":
    main()
