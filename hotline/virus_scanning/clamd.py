"""ClamAV's daemon by its INSTREAM command: the bytes go over the wire, nothing is written to a disk on the way.

Source: clamd(8), section COMMANDS: `zINSTREAM`, then chunks of <length, 4 bytes, network order><data>, then a length
of 0; the answer is `stream: OK`, `stream: <name> FOUND` or `… ERROR`.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from ..domain.errors import TemporarilyUnavailable
from ..settings import Settings

PATIENCE_S = 30.0
CHUNK_BYTES = 64 * 1024
LONGEST_ANSWER_BYTES = 4096
AWAY = "病毒查杀服务没有应答，文件暂不能接收，请稍后再传；持续如此请联系系统管理员"
PREFIX, FOUND, CLEAN = "stream: ", " FOUND", "stream: OK"


class ClamdScanner:
    """Implements `gateway.work_ports.VirusScanner`. `address`: `host:port` or a socket's path; empty: there is none."""

    def __init__(self, address: str):
        self._address = address

    @classmethod
    def from_settings(cls, settings: Settings) -> "ClamdScanner":
        """The scanner that the settings name."""
        return cls(settings.clamav)

    @property
    def is_set(self) -> bool:
        """Whether there is a scanner to ask."""
        return bool(self._address)

    def found_in(self, content: bytes) -> str:
        """The name of what is in the file; empty: nothing, or there is no scanner.

        Raises: TemporarilyUnavailable: it is set but didn't look at the file.
        """
        if not self.is_set:
            return ""
        with self._connected() as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for begin in range(0, len(content), CHUNK_BYTES):
                chunk = content[begin:begin + CHUNK_BYTES]
                daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
            daemon.sendall(struct.pack("!L", 0))
            answer = _answer(daemon)
        if answer.startswith(PREFIX) and answer.endswith(FOUND):
            return answer.removeprefix(PREFIX).removesuffix(FOUND)
        if answer != CLEAN:
            raise TemporarilyUnavailable(AWAY)
        return ""

    def answers(self) -> bool:
        """Whether it answers now."""
        try:
            with self._connected() as daemon:
                daemon.sendall(b"zPING\0")
                return _answer(daemon) == "PONG"
        except TemporarilyUnavailable:
            return False

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        try:
            with self._connect() as daemon:
                yield daemon
        except OSError as error:
            raise TemporarilyUnavailable(AWAY) from error

    def _connect(self) -> socket.socket:
        if self._address.startswith("/"):
            daemon = socket.socket(socket.AF_UNIX)
            daemon.settimeout(PATIENCE_S)
            daemon.connect(self._address)
            return daemon
        host, _, port = self._address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), PATIENCE_S)


def _answer(daemon: socket.socket) -> str:
    """What it says up to the closing zero, or the end."""
    said = b""
    while b"\0" not in said and len(said) < LONGEST_ANSWER_BYTES and (piece := daemon.recv(LONGEST_ANSWER_BYTES)):
        said += piece
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()
