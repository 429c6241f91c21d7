"""The broker's configuration: one node, one partition, loopback only, records exported to Kafka."""
import shutil

from jpype import JClass

from hotline.settings import Settings

EXPORTED = ("deployment", "incident", "job", "process", "processInstance", "timer")
"""Record types that leave the engine. Never `variable`: variables stay inside."""

INFLIGHT_COMMANDS = 24
"""Commands the broker takes in at once before it answers RESOURCE_EXHAUSTED; completions are always taken.

Source: docs/adr/0001: measured; with 400 a flood of new cases starves the jobs under way, with 20 not.
"""

MIN_FREE_BYTES = 512 * 1024 * 1024


def broker_config(settings: Settings, ports: dict[str, int]) -> object:
    """Return a `BrokerCfg` for this home. Needs the Java machine."""
    BrokerCfg = JClass("io.camunda.zeebe.broker.system.configuration.BrokerCfg")

    config = BrokerCfg()
    _bind(config, ports)
    _size(config, settings)
    config.getBackpressure().setAlgorithm("fixed")
    config.getBackpressure().getFixed().setLimit(INFLIGHT_COMMANDS)
    config.getExporters().put("kafka", _exporter(settings))
    return config


def _bind(config: object, ports: dict[str, int]) -> None:
    network = config.getNetwork()
    network.setHost("127.0.0.1")
    network.setAdvertisedHost("127.0.0.1")
    network.getCommandApi().setPort(ports["zeebe_command"])
    network.getInternalApi().setPort(ports["zeebe_internal"])
    gateway = config.getGateway().getNetwork()
    gateway.setHost("127.0.0.1")
    gateway.setPort(ports["zeebe"])


def _size(config: object, settings: Settings) -> None:
    Duration = JClass("java.time.Duration")
    DataSize = JClass("org.springframework.util.unit.DataSize")

    config.getThreads().setCpuThreadCount(2)
    config.getThreads().setIoThreadCount(2)
    data = config.getData()
    data.setLogSegmentSize(DataSize.ofMegabytes(16))
    data.setSnapshotPeriod(Duration.ofMinutes(5))
    share = 1 - MIN_FREE_BYTES / shutil.disk_usage(settings.home_path).total
    data.setDiskUsageCommandWatermark(share)
    data.setDiskUsageReplicationWatermark(min(0.9999, (1 + share) / 2))


def _exporter(settings: Settings) -> object:
    ExporterCfg = JClass("io.camunda.zeebe.broker.system.configuration.ExporterCfg")
    HashMap = JClass("java.util.HashMap")

    records = HashMap()
    records.put("defaults", HashMap({"type": "", "topic": settings.records_topic}))
    for kind in EXPORTED:
        records.put(kind, HashMap({"type": "event", "topic": settings.records_topic}))
    producer = HashMap({
        "servers": ",".join(settings.kafka()),
        "config": "batch.size=65536\nlinger.ms=5",
        "clientId": "zeebe-records",
    })
    exporter = ExporterCfg()
    exporter.setClassName("io.zeebe.exporters.kafka.KafkaExporter")
    arguments = HashMap({"maxBatchSize": "100", "flushIntervalMs": "100"})
    arguments.put("producer", producer)
    arguments.put("records", records)
    exporter.setArgs(arguments)
    return exporter
