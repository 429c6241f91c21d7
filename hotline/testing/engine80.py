"""Runs the Zeebe 8.0 broker alone: `python -m hotline.testing.engine80 GRPC_PORT DOOR_PORT FOLDER`.

The same engine as in `hotline.embedded.zeebe`, without Kafka: its records go to a file, by the exporter that
the broker itself brings, and its clock is moved through the door.
"""

import socket
import sys
from pathlib import Path

from jpype import JClass

from hotline.embedded.door import open_door
from hotline.embedded.jvm import start_jvm
from hotline.embedded.process import leave, stop_event
from hotline.embedded.zeebe_health import Gateway

EXPORTER = "records"
MARK = f"exporter.{EXPORTER} - {{"


class RecordFile:
    """The records in the file that the exporter writes; read once, kept."""

    def __init__(self, path: Path):
        self._path, self._offset, self._lines = path, 0, []

    def since(self, first: int) -> dict:
        """Records from the `first`-th on, each a JSON text, and the next index."""
        with self._path.open("rb") as file:
            file.seek(self._offset)
            whole, _, _ = file.read().rpartition(b"\n")
        if whole:
            self._offset += len(whole) + 1
            for line in whole.decode().splitlines():
                if MARK in line:
                    self._lines.append(line[line.index(MARK) + len(MARK) - 1:])
        return {"records": self._lines[first:], "next": len(self._lines)}


def main(grpc_port: int, door_port: int, folder: Path) -> None:
    """Run the broker until a signal comes."""
    stop = stop_event()
    log = folder / "records.log"
    log.touch()
    start_jvm("zeebe", heap_mb=300, properties={
        "org.slf4j.simpleLogger.defaultLogLevel": "error", "org.slf4j.simpleLogger.logFile": str(log),
        f"org.slf4j.simpleLogger.log.io.camunda.zeebe.broker.exporter.{EXPORTER}": "info",
    })
    clock = JClass("io.camunda.zeebe.util.sched.clock.ControlledActorClock")()
    context = JClass("io.camunda.zeebe.broker.system.SystemContext")(_config(grpc_port), str(folder), clock)
    context.getScheduler().start()
    bridge = JClass("io.camunda.zeebe.broker.SpringBrokerBridge")()
    JClass("io.camunda.zeebe.broker.Broker")(context, bridge).start().join()
    Duration = JClass("java.time.Duration")

    def advance(query: dict) -> dict:
        clock.addTime(Duration.ofMillis(int(query["add_ms"])))
        return {"added_ms": int(query["add_ms"])}

    gateway, records = Gateway(f"127.0.0.1:{grpc_port}"), RecordFile(log)
    open_door(door_port, {
        ("GET", "/healthz"): lambda _: gateway.check(),
        ("GET", "/records"): lambda query: records.since(int(query.get("from", "0"))),
        ("POST", "/clock"): advance,
    })
    stop.wait()
    leave()


def _config(grpc_port: int) -> object:
    config = JClass("io.camunda.zeebe.broker.system.configuration.BrokerCfg")()
    network, gateway = config.getNetwork(), config.getGateway().getNetwork()
    for bound in (network, gateway):
        bound.setHost("127.0.0.1")
    gateway.setPort(grpc_port)
    network.getCommandApi().setPort(_free_port())
    network.getInternalApi().setPort(_free_port())
    config.getThreads().setCpuThreadCount(2)
    config.getThreads().setIoThreadCount(1)
    config.getBackpressure().setEnabled(False)
    size = JClass("org.springframework.util.unit.DataSize").ofMegabytes(8)
    config.getData().setLogSegmentSize(size)
    config.getData().setDiskUsageMonitoringEnabled(False)
    exporter = JClass("io.camunda.zeebe.broker.system.configuration.ExporterCfg")()
    exporter.setClassName("io.camunda.zeebe.broker.exporter.debug.DebugLogExporter")
    exporter.setArgs(JClass("java.util.HashMap")({"logLevel": "INFO"}))
    config.getExporters().put(EXPORTER, exporter)
    return config


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
