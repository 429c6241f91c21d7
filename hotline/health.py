"""Health and metrics of one process, on a port of its own."""

import os
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

READY = ""


class HealthServer:
    """A running health door; `port` is the one really bound."""

    def __init__(self, server: ThreadingHTTPServer):
        self._server = server
        self.port: int = server.server_address[1]

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


def serve(
    port: int, is_ready: Callable[[], bool | str], registry: CollectorRegistry, *, host: str = ""
) -> HealthServer:
    """Answer `/healthz` and `/metrics` (Prometheus format) from a thread of its own.

    `is_ready` gives True (or an empty string) when the process can do its work, else False or the reason in
    Chinese, which becomes the body of the 503. `port` 0 takes a free one. Listens on the loopback unless
    `host` or `HOTLINE_HEALTH_HOST` says otherwise.
    """
    handler = type("Handler", (_Handler,), {"is_ready": staticmethod(is_ready), "registry": registry})
    server = ThreadingHTTPServer((host or os.environ.get("HOTLINE_HEALTH_HOST", "127.0.0.1"), port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    return HealthServer(server)


def port_of_environment() -> int:
    """The port the supervisor gave this process (`HOTLINE_HEALTH_PORT`), 0 for any free one."""
    return int(os.environ.get("HOTLINE_HEALTH_PORT") or 0)


class _Handler(BaseHTTPRequestHandler):
    is_ready: Callable[[], bool | str]
    registry: CollectorRegistry

    def do_GET(self) -> None:
        if self.path == "/healthz":
            self._healthz()
        elif self.path == "/metrics":
            self._answer(200, generate_latest(self.registry), CONTENT_TYPE_LATEST)
        else:
            self._answer(404, b"", "text/plain")

    def _healthz(self) -> None:
        state = self.is_ready()
        if state is True or state == READY:
            self._answer(200, b"ok\n", "text/plain")
        else:
            reason = state or "尚未就绪"
            self._answer(503, f"{reason}\n".encode(), "text/plain; charset=utf-8")

    def _answer(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Probes are not worth a log line."""
