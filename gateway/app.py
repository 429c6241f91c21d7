"""Puts the gateway together."""

from pathlib import Path

from fastapi import FastAPI

from . import problems
from .api import router as api_router
from .body_limit import BodyLimit
from .head_as_get import HeadAsGet
from .kit import Kit
from .last_resort import LastResort
from .live import Watching
from .metering import Metering
from .packed_files import PackedFiles
from .pages import ROUTERS
from .rendering import assets
from .security_headers import SecurityHeaders

STATIC = Path(__file__).parent / "static"


def create_app(kit: Kit) -> FastAPI:
    """The application over these collaborators.

    Raises: FrontNotBuilt: the styles and scripts of the pages are missing.
    """
    assets.check()
    app = FastAPI(title="市长公开电话", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.kit = kit
    app.state.watching = Watching(
        lambda subjects: kit.revisions.of(subjects), lambda token: kit.sessions.find(token, is_use=False) is not None
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(api_router)
    app.mount("/static", PackedFiles(directory=STATIC), name="static")
    for inner_first in (HeadAsGet, BodyLimit, LastResort, SecurityHeaders, Metering):
        app.add_middleware(inner_first)
    return app
