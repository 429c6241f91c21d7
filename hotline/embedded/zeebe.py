"""Runs the Zeebe 8.0 broker with its gateway: `python -m hotline.embedded.zeebe`.

The clock is a controlled one: it starts with the home's stored offset, and `POST /clock` makes it catch up
with the file after it was changed. Told by the environment: `HOTLINE_HOME` and the home's `ports.json`.
"""
import os

from jpype import JClass

from hotline.embedded.door import open_door
from hotline.embedded.engine_clock import EngineClock
from hotline.embedded.jvm import start_jvm
from hotline.embedded.process import leave, serve, stop_event
from hotline.embedded.zeebe_config import broker_config
from hotline.embedded.zeebe_health import Gateway
from hotline.settings import Settings

HEAP_MB = 512


def main() -> None:
    """Run the broker until a signal comes."""
    stop = stop_event()
    settings = Settings.load()
    ports = settings.home.ports()
    start_jvm("zeebe", heap_mb=HEAP_MB, properties={"org.slf4j.simpleLogger.defaultLogLevel": "warn"})
    Broker = JClass("io.camunda.zeebe.broker.Broker")
    SpringBrokerBridge = JClass("io.camunda.zeebe.broker.SpringBrokerBridge")
    SystemContext = JClass("io.camunda.zeebe.broker.system.SystemContext")

    clock = EngineClock(settings.home.clock_file)
    base = settings.home.data_dir("zeebe")
    base.mkdir(parents=True, exist_ok=True)
    context = SystemContext(broker_config(settings, ports), str(base), clock.java)
    context.getScheduler().start()
    bridge = SpringBrokerBridge()
    broker = Broker(context, bridge)
    gateway = Gateway(f"127.0.0.1:{ports['zeebe']}")
    open_door(int(os.environ.get("HOTLINE_HEALTH_PORT") or ports["zeebe_control"]), {
        ("GET", "/healthz"): lambda _: gateway.check(),
        ("GET", "/clock"): lambda _: clock.told(),
        ("POST", "/clock"): lambda _: clock.catch_up(),
    })
    broker.start().join()
    clock.engine_started(bridge)
    stop.wait()
    broker.close()
    leave()


if __name__ == "__main__":
    serve(main)
