"""The small loopback door of a server process: health, and what else it offers."""
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

Route = Callable[[dict[str, str]], dict]
"""Takes the query's parameters, answers JSON."""


def open_door(port: int, routes: dict[tuple[str, str], Route]) -> ThreadingHTTPServer:
    """Serve `routes` (keyed by method and path, answering JSON) on 127.0.0.1:`port` in a thread of its own.

    A route that raises is answered 503 with the reason: `/healthz` is ready exactly when it doesn't raise.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def _serve(self, method: str) -> None:
            path, _, query = self.path.partition("?")
            route = routes.get((method, path))
            if route is None:
                return self._answer(404, {"error": "not found"})
            try:
                self._answer(200, route(dict(parse_qsl(query))))
            except Exception as error:
                self._answer(503, {"error": str(error)})

        def _answer(self, status: int, content: dict) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent: probes come every second."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="door", daemon=True).start()
    return server
