"""Runs the Zeebe 8.0 broker with its gateway: `python -m hotline.embedded.zeebe`.

The clock is a controlled one: it starts with the home's stored offset, and `POST /clock` makes it catch up
with the file after it was changed. Told by the environment: `HOTLINE_HOME` and the home's `ports.json`.
"""
import os
import threading
from datetime import timedelta

from jpype import JClass

from hotline.calendar.clock import read_offset
from hotline.embedded.door import open_door
from hotline.embedded.jvm import start_jvm
from hotline.embedded.process import leave, stop_event
from hotline.embedded.zeebe_config import broker_config
from hotline.embedded.zeebe_health import Gateway
from hotline.settings import Settings

HEAP_MB = 512


class EngineClock:
    """The engine's clock, which follows the offset file of the home and nothing else."""

    def __init__(self, settings: Settings) -> None:
        ControlledActorClock = JClass("io.camunda.zeebe.util.sched.clock.ControlledActorClock")

        self.java = ControlledActorClock()
        self._file = settings.home.clock_file
        self._lock = threading.Lock()
        self._applied = timedelta()
        self.catch_up()

    def catch_up(self) -> dict:
        """Move the engine to the stored offset; doing it twice moves it once."""
        Duration = JClass("java.time.Duration")

        with self._lock:
            step = read_offset(self._file) - self._applied
            if step:
                self.java.addTime(Duration.ofMillis(round(step / timedelta(milliseconds=1))))
                self._applied += step
        return self.told()

    def told(self) -> dict:
        """Return the applied offset and the engine's time, both in milliseconds."""
        return {"offset_ms": round(self._applied / timedelta(milliseconds=1)),
                "now_ms": int(self.java.getTimeMillis())}


def main() -> None:
    """Run the broker until a signal comes."""
    stop = stop_event()
    settings = Settings.load()
    ports = settings.home.ports()
    start_jvm("zeebe", heap_mb=HEAP_MB, properties={"org.slf4j.simpleLogger.defaultLogLevel": "warn"})
    Broker = JClass("io.camunda.zeebe.broker.Broker")
    SpringBrokerBridge = JClass("io.camunda.zeebe.broker.SpringBrokerBridge")
    SystemContext = JClass("io.camunda.zeebe.broker.system.SystemContext")

    clock = EngineClock(settings)
    base = settings.home.data_dir("zeebe")
    base.mkdir(parents=True, exist_ok=True)
    context = SystemContext(broker_config(settings, ports), str(base), clock.java)
    context.getScheduler().start()
    broker = Broker(context, SpringBrokerBridge())
    gateway = Gateway(f"127.0.0.1:{ports['zeebe']}")
    open_door(int(os.environ.get("HOTLINE_HEALTH_PORT") or ports["zeebe_control"]), {
        ("GET", "/healthz"): lambda _: gateway.check(),
        ("GET", "/clock"): lambda _: clock.told(),
        ("POST", "/clock"): lambda _: clock.catch_up(),
    })
    broker.start().join()
    stop.wait()
    broker.close()
    leave()


if __name__ == "__main__":
    main()
