"""Entry point: the web server on its port, health and metrics on another."""

import threading

import structlog
import uvicorn
from fastapi import FastAPI
from prometheus_client import REGISTRY

from hotline import health, lifecycle, logs
from hotline.bootstrap.gateway import build_gateway
from hotline.domain.errors import TemporarilyUnavailable
from hotline.settings import Settings

from .app import create_app
from .kit import Kit
from .rendering import languages

STOP_SECONDS = 4


def main() -> None:
    """Serve until SIGTERM, SIGINT or the parent's end."""
    settings = Settings.load()
    logs.configure("gateway", settings.log_level)
    stop = lifecycle.stop_signal()
    languages.load(settings.language)
    kit = build_gateway(settings)
    app = create_app(kit)
    server = uvicorn.Server(
        uvicorn.Config(
            app, host=settings.bind_host, port=settings.port, access_log=False, log_config=None,
            server_header=False, date_header=True, timeout_graceful_shutdown=STOP_SECONDS,
        )
    )
    doors = health.serve(health.port_of_environment(), lambda: _ready(server, kit), REGISTRY)
    threading.Thread(target=_stop_with, args=(stop, app, server), name="stop", daemon=True).start()
    structlog.get_logger().info("gateway_starts", port=settings.port)
    server.run()
    doors.close()


def _ready(server: uvicorn.Server, kit: Kit) -> bool | str:
    if not server.started:
        return "网页服务正在启动"
    try:
        kit.directory.units()
    except TemporarilyUnavailable as away:
        return away.message
    return True


def _stop_with(stop: threading.Event, app: FastAPI, server: uvicorn.Server) -> None:
    stop.wait()
    app.state.watching.stop()
    server.should_exit = True


if __name__ == "__main__":
    main()
