"""Entry point of the worklist process: `python -m hotline.worklist`."""

import structlog
from prometheus_client import CollectorRegistry

from hotline import health, lifecycle, logs
from hotline.bootstrap.worklist import build_worklist
from hotline.settings import Settings


def main() -> None:
    """Run until told to stop."""
    settings = Settings.load()
    logs.configure("worklist", settings.log_level)
    stop, registry = lifecycle.stop_signal(), CollectorRegistry()
    process = build_worklist(settings, stop, registry)
    door = health.serve(health.port_of_environment(), process.state, registry)
    structlog.get_logger().info("worklist_started", health_port=door.port)
    process.run(stop)
    structlog.get_logger().info("worklist_stopped")


if __name__ == "__main__":
    main()
