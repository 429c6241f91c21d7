"""Entry point of the relay process: `python -m hotline.relay`."""

import structlog
from prometheus_client import CollectorRegistry

from hotline import health, lifecycle, logs
from hotline.bootstrap.relay import build_relay
from hotline.settings import Settings


def main() -> None:
    """Run until told to stop."""
    settings = Settings.load()
    logs.configure("relay", settings.log_level)
    stop, registry = lifecycle.stop_signal(), CollectorRegistry()
    process = build_relay(settings, registry)
    door = health.serve(health.port_of_environment(), process.state, registry)
    structlog.get_logger().info("relay_started", health_port=door.port)
    process.run(stop)
    structlog.get_logger().info("relay_stopped")


if __name__ == "__main__":
    main()
