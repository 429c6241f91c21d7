"""Runs one Kafka node in KRaft mode: `python -m hotline.embedded.kafka`."""
import os
import shutil
import threading
from pathlib import Path

from jpype import JClass

from hotline.embedded.door import open_door
from hotline.embedded.jvm import start_jvm
from hotline.embedded.process import leave, serve, stop_event
from hotline.settings import Settings

HEAP_MB = 512
CLUSTER_ID = "aG90bGluZS1vbmUtbm9kZQ"
"""16 bytes in URL-safe base64, as KRaft wants; one node alone needs no secret here."""


def main() -> None:
    """Format the data folder once, then run the node until a signal comes."""
    stop = stop_event()
    settings = Settings.load()
    ports = settings.home.ports()
    start_jvm("kafka", heap_mb=HEAP_MB, is_quick=True, properties={"org.slf4j.simpleLogger.defaultLogLevel": "warn"})

    folder = settings.home.data_dir("kafka")
    if not (folder / "meta.properties").exists():
        _format(folder, ports)
    KafkaConfig = JClass("kafka.server.KafkaConfig")
    KafkaRaftServer = JClass("kafka.server.KafkaRaftServer")
    Time = JClass("org.apache.kafka.common.utils.Time")

    server = KafkaRaftServer(KafkaConfig(_properties(folder, ports)), Time.SYSTEM)
    ready = threading.Event()
    open_door(int(os.environ.get("HOTLINE_HEALTH_PORT") or ports["kafka_control"]),
              {("GET", "/healthz"): lambda _: _health(ready)})
    server.startup()
    ready.set()
    stop.wait()
    server.shutdown()
    leave()


def _health(ready: threading.Event) -> dict:
    if not ready.is_set():
        raise RuntimeError("正在启动")
    return {"ready": True}


def _format(folder: Path, ports: dict[str, int]) -> None:
    """Format beside the final place and rename, so that a kill half way leaves nothing half formatted."""
    System = JClass("java.lang.System")
    StorageTool = JClass("kafka.tools.StorageTool")

    fresh = folder.with_name("kafka.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.mkdir(parents=True)
    recipe = fresh.with_name("kafka.properties")
    recipe.write_text("".join(f"{key}={value}\n" for key, value in _recipe(fresh, ports).items()), "utf-8")
    status = StorageTool.execute(["format", "--cluster-id", CLUSTER_ID, "--config", str(recipe)], System.out)
    recipe.unlink()
    if status:
        raise RuntimeError(f"kafka storage format ended with {status}")
    fresh.rename(folder)


def _properties(folder: Path, ports: dict[str, int]) -> object:
    Properties = JClass("java.util.Properties")

    properties = Properties()
    for key, value in _recipe(folder, ports).items():
        properties.put(key, value)
    return properties


def _recipe(folder: Path, ports: dict[str, int]) -> dict[str, str]:
    client, controller = f"127.0.0.1:{ports['kafka']}", f"127.0.0.1:{ports['kafka_controller']}"
    one = {key: "1" for key in (
        "node.id", "num.partitions", "offsets.topic.num.partitions", "offsets.topic.replication.factor",
        "transaction.state.log.num.partitions", "transaction.state.log.replication.factor",
        "transaction.state.log.min.isr", "share.coordinator.state.topic.num.partitions",
        "share.coordinator.state.topic.replication.factor", "share.coordinator.state.topic.min.isr",
    )}
    return one | {
        "process.roles": "broker,controller",
        "controller.quorum.voters": f"1@{controller}",
        "listeners": f"PLAINTEXT://{client},CONTROLLER://{controller}",
        "advertised.listeners": f"PLAINTEXT://{client}",
        "controller.listener.names": "CONTROLLER",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": str(folder),
        "group.initial.rebalance.delay.ms": "0",
        "broker.heartbeat.interval.ms": "500",
        "broker.session.timeout.ms": "3000",
        "log.segment.bytes": str(64 * 1024 * 1024),
        "log.retention.hours": "720",
        "num.network.threads": "2",
        "num.io.threads": "4",
        "message.max.bytes": str(4 * 1024 * 1024),
    }


if __name__ == "__main__":
    serve(main)
