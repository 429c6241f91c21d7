"""A daemon that speaks clamd's INSTREAM: it knows one virus, or answers as a test wants."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.seen.append(content)
        infected = b"stream: Eicar-Signature FOUND\0" if VIRUS in content else b"stream: OK\0"
        self.wfile.write(self.server.answer or infected)


class _Daemon(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True
    answer = b""


@contextmanager
def daemon(answer: bytes = b"") -> Iterator[_Daemon]:
    """A running one; `seen` are the contents that it got, `address` is its `host:port`."""
    with _Daemon(("127.0.0.1", 0), _Talk) as server:
        server.seen, server.answer = [], answer
        server.address = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()
