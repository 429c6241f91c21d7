"""Entry point of the relay process: `python -m hotline.relay`."""

import threading

import structlog
from prometheus_client import CollectorRegistry

from hotline import health, lifecycle, logs
from hotline.bootstrap.relay import build_change_over_runner, build_relay
from hotline.settings import Settings


def main() -> None:
    """Run until told to stop."""
    settings = Settings.load()
    logs.configure("relay", settings.log_level)
    stop, registry = lifecycle.stop_signal(), CollectorRegistry()
    process = build_relay(settings, registry)
    door = health.serve(health.port_of_environment(), process.state, registry)
    structlog.get_logger().info("relay_started", health_port=door.port)
    runner = threading.Thread(target=build_change_over_runner(settings).run, args=(stop,), name="change_over")
    runner.start()
    process.run(stop)
    runner.join()
    structlog.get_logger().info("relay_stopped")


if __name__ == "__main__":
    main()
