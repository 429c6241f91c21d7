"""Asks the engine through its own gateway whether it takes commands."""
import grpc
from pyzeebe.proto.gateway_pb2 import Partition, TopologyRequest
from pyzeebe.proto.gateway_pb2_grpc import GatewayStub

DEADLINE_SECONDS = 2.0


class Gateway:
    """A client of one address for health questions only."""

    def __init__(self, address: str) -> None:
        self._stub = GatewayStub(grpc.insecure_channel(address, options=[("grpc.enable_http_proxy", 0)]))

    def check(self) -> dict:
        """Return the version and the partitions led; raises RuntimeError while there is no leader."""
        topology = self._stub.Topology(TopologyRequest(), timeout=DEADLINE_SECONDS, wait_for_ready=True)
        led = {
            partition.partitionId
            for broker in topology.brokers
            for partition in broker.partitions
            if partition.role == Partition.LEADER
        }
        if not led or len(led) < topology.partitionsCount:
            raise RuntimeError("正在启动，分区尚无主节点")
        return {"ready": True, "version": topology.gatewayVersion, "partitions": len(led)}
