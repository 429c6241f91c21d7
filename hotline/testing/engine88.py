"""Runs the newest engine that tests may use, in memory.

Called as `python -m hotline.testing.engine88 GATEWAY_PORT DOOR_PORT`.

The library's own factory binds every address; here its parts are put together again behind a loopback server.
For tests only: its licence isn't free in production.
Source: io.camunda:zeebe-process-test-engine 8.8.21 (EngineFactory, InMemoryEngine).
"""
import sys
import threading

from jpype import JClass

from hotline.embedded.door import open_door
from hotline.embedded.jvm import start_jvm
from hotline.embedded.process import leave, stop_event
from hotline.embedded.zeebe_health import Gateway

HEAP_MB = 512
_PARTS = ("streamProcessor", "gateway", "database", "logStream", "scheduler", "recordStream", "clock",
          "engineStateMonitor")
"""Fields of the factory's engine, in the order of its constructor after the server."""


def main() -> None:
    """Run the engine until a signal comes."""
    stop = stop_event()
    gateway_port, door_port = int(sys.argv[1]), int(sys.argv[2])
    start_jvm("engine88", heap_mb=HEAP_MB, properties={"org.slf4j.simpleLogger.defaultLogLevel": "warn"})
    engine = _loopback_engine(gateway_port)
    engine.start()
    gateway = Gateway(f"127.0.0.1:{gateway_port}")
    records = Records(engine)
    open_door(door_port, {
        ("GET", "/healthz"): lambda _: gateway.check(),
        ("POST", "/clock"): lambda query: _advance(engine, int(query["add_ms"])),
        ("GET", "/records"): lambda query: records.since(int(query.get("from", "0"))),
        ("POST", "/idle"): lambda query: _wait_idle(engine, int(query.get("ms", "10000"))),
    })
    stop.wait()
    leave()


class Records:
    """Reads the engine's record stream as JSON."""

    def __init__(self, engine: object) -> None:
        self._source = engine.getRecordStreamSource()
        self._lock = threading.Lock()

    def since(self, start: int) -> dict:
        """Return the records from index `start` on, each a JSON text, and the next index."""
        with self._lock:
            records = self._source.getRecords()
            end = records.size()
            fresh = [str(records.get(index).toJson()) for index in range(start, end)]
        return {"records": fresh, "next": end}


def _advance(engine: object, add_ms: int) -> dict:
    engine.increaseTime(JClass("java.time.Duration").ofMillis(add_ms))
    return {"added_ms": add_ms}


def _wait_idle(engine: object, wait_ms: int) -> dict:
    engine.waitForIdleState(JClass("java.time.Duration").ofMillis(wait_ms))
    return {"idle": True}


def _loopback_engine(port: int) -> object:
    made = JClass("io.camunda.zeebe.process.test.engine.EngineFactory").create(port)
    parts = [_private(made, name) for name in _PARTS]
    address = JClass("java.net.InetSocketAddress")("127.0.0.1", port)
    server = JClass("io.grpc.netty.NettyServerBuilder").forAddress(address)
    server = server.addService(parts[_PARTS.index("gateway")]).build()
    return JClass("io.camunda.zeebe.process.test.engine.InMemoryEngine")(server, *parts)


def _private(owner: object, name: str) -> object:
    field = owner.getClass().getDeclaredField(name)
    field.setAccessible(True)
    return field.get(owner)


if __name__ == "__main__":
    main()
