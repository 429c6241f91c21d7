"""Pages from templates: only those of this package, escaped, with what every page shows."""

import uuid
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hotline.domain.roles import Actor

from . import flash, wording
from .assets import Assets
from .kit import kit_of
from .live import marks_of
from .live.marks import read_marks, written
from .navigation import menu_of
from .texts import Languages, Speaking, chosen
from .texts.languages import COOKIE, PUBLIC

LANGUAGE_KEPT_S = 365 * 24 * 3600
TEMPLATES = Path(__file__).parent / "templates"

environment = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True, extensions=[Speaking],
)
environment.filters.update(wording.FILTERS)
assets = Assets()
environment.globals.update(wording.GLOBALS, asset=assets.address)
languages = Languages(environment, wording.foreign_filters)


def _live_marks(request: Request, actor: Actor | None, names: str) -> str:
    """What the page watches, as far as it is this person's, with the counts of now."""
    return written(marks_of(kit_of(request), actor, read_marks(names))) if actor and names.strip() else ""


def page(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **context: Any
) -> HTMLResponse:
    """Render a page for the person of this request, with a fresh key for the form it may hold."""
    actor = getattr(request.state, "actor", None)
    saying = flash.saying_of(request)
    language = languages.of(request)
    html = languages.environment(language).get_template(template).render(
        language=language, languages=languages.offered(request), is_language_chosen=chosen(request) == language,
        actor=actor,
        menu=menu_of(actor, request.url.path) if actor else [], csrf=getattr(request.state, "csrf", ""),
        saying=saying, path=request.url.path, now=kit_of(request).clock.now(),
        is_demo=kit_of(request).settings.mode == "demo",
        live_marks=lambda names: _live_marks(request, actor, names), **{"key": uuid.uuid4().hex, **context},
    )
    response = HTMLResponse(html, status, headers)
    if saying:
        response.delete_cookie(flash.COOKIE)
    if chosen(request) == language and not request.url.path.startswith(PUBLIC):
        response.set_cookie(COOKIE, language, max_age=LANGUAGE_KEPT_S, httponly=True, samesite="lax")
    return response
