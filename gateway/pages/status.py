"""How the system is: its parts, what the engine does, what waits, what went wrong."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.roles import Actor
from hotline.embedded.run_state import states

from ..kit import Kit, kit_of
from ..navigation import SEES_STATUS
from ..quietness import lag_at
from ..rendering import page
from ..session import require

router = APIRouter()


@router.get("/status")
def status(request: Request, actor: Actor = Depends(require(*SEES_STATUS))) -> Response:
    """The state of everything, as far as it answers."""
    kit = kit_of(request)
    parts = states(kit.settings.home)
    ports = {part.name: part.health_port for part in parts}
    return page(
        request, "status.html", parts=parts,
        engine=_asked(kit.engine.topology), live=_asked(lambda: len(kit.engine_view.live_instances())),
        waiting=_asked(kit.engine_view.waiting_jobs) or {}, incidents=_asked(kit.engine_view.incidents) or [],
        next_timer_at=_asked(kit.engine_view.next_timer_at), open_tasks=_asked(lambda: len(kit.worklist.keys())),
        scanner_state=_scanner_state(kit),
        lags={"待办清单": lag_at(ports.get("worklist")), "统计分析": lag_at(ports.get("analytics"))},
    )


def _scanner_state(kit: Kit) -> str:
    """ok | away | none: whether uploaded files are looked at."""
    if not kit.virus_scanner.is_set:
        return "none"
    return "ok" if kit.virus_scanner.answers() else "away"


def _asked(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except TemporarilyUnavailable:
        return None
