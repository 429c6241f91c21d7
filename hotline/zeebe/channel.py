"""Calls over gRPC: each with a deadline, each error in the domain's words.

The generated gateway client of pyzeebe is used on a synchronous channel. gRPC reconnects a channel for ever;
nothing here counts failures or closes it (see docs/adr/0020).
"""

from collections.abc import Callable, Collection
from typing import Any

import grpc
from pyzeebe.proto.gateway_pb2_grpc import GatewayStub

from ..domain.errors import Refused, TemporarilyUnavailable

LARGEST_ANSWER_BYTES = 16 * 1024 * 1024
_OPTIONS = (
    ("grpc.max_receive_message_length", LARGEST_ANSWER_BYTES),
    ("grpc.keepalive_time_ms", 45_000),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 500),
    ("grpc.max_reconnect_backoff_ms", 2_000),
    ("grpc.enable_retries", 0),
)

Code = grpc.StatusCode


class EngineUnreachable(TemporarilyUnavailable):
    """The engine can't be reached, or does not answer in time."""


class BackPressure(TemporarilyUnavailable):
    """The engine has more work than it can take for the moment."""


class EngineRefused(Refused):
    """The engine says that what it was asked is wrong; the message carries its words."""

    code = "engine_refused"


class Channel:
    """A connection to the engine's gateway. Thread-safe; `stub` has one method per gateway call."""

    def __init__(self, address: str):
        self._channel = grpc.insecure_channel(address, _OPTIONS)
        self.stub = GatewayStub(self._channel)

    def call(
        self, method: Callable[..., Any], request: Any, *, timeout_s: float, tolerated: Collection[Code] = ()
    ) -> Any:
        """The engine's answer, or None when it ends with a `tolerated` status.

        Raises:
            TemporarilyUnavailable: unreachable, too slow, or under back-pressure.
            EngineRefused: the request is wrong.
        """
        try:
            return method(request, timeout=timeout_s)
        except grpc.RpcError as error:
            if error.code() in tolerated:
                return None
            raise in_words(error) from error
        except ValueError as error:  # how gRPC says that this end has closed the channel
            raise EngineUnreachable("与流程引擎的连接已关闭") from error

    def close(self) -> None:
        """End the connection and all running calls."""
        self._channel.close()


def in_words(error: grpc.RpcError) -> TemporarilyUnavailable | EngineRefused:
    """The error as the rest of the program knows it."""
    match error.code():
        case Code.RESOURCE_EXHAUSTED:
            return BackPressure("流程引擎繁忙,请稍后再试")
        case Code.DEADLINE_EXCEEDED:
            return EngineUnreachable("流程引擎未在时限内应答,请稍后再试")
        case Code.INVALID_ARGUMENT | Code.FAILED_PRECONDITION | Code.NOT_FOUND | Code.ALREADY_EXISTS:
            return EngineRefused(f"流程引擎拒绝了请求:{error.details()}")
        case Code.UNIMPLEMENTED:
            return EngineRefused("流程引擎版本过旧,不支持此操作")
        case _:
            return EngineUnreachable("暂时连接不上流程引擎,请稍后再试")
