"""Whether the whole system has come to rest: nothing to do for engine, workers, relay and consumers."""

import re
import urllib.error
import urllib.request
from typing import Any

from hotline.embedded.run_state import recorded

from .kit import Kit

ASK_SECONDS = 2.0
_LAG = re.compile(r"^hotline_consumer_lag(?:\{[^}]*\})? (\S+)$", re.MULTILINE)
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def quietness(kit: Kit) -> dict[str, Any]:
    """What is still under way.

    A lag of None: that consumer doesn't answer, so nothing is known to be quiet. Commands and events left in
    cases are counted only when the engine has nothing to do, since they take a pass over all cases; else None.
    """
    ports = {part.name: part.health_port for part in recorded(kit.settings.home)}
    view_lag, analytics_lag = lag_at(ports.get("worklist")), lag_at(ports.get("analytics"))
    waiting = kit.engine_view.waiting_jobs()
    tasks_differ = len(kit.engine_view.open_user_tasks() ^ kit.worklist.keys())
    commands, outbox = _left(kit) if not waiting else (None, None)
    timer = kit.engine_view.next_timer_at()
    is_quiet = not (waiting or commands or outbox or tasks_differ) and view_lag == 0 and analytics_lag == 0
    return {
        "quiet": is_quiet, "waiting_jobs": waiting, "commands": commands, "outbox": outbox,
        "tasks_differ": tasks_differ, "next_timer_at": timer.isoformat() if timer else None,
        "now": kit.clock.now().isoformat(), "view_lag": view_lag, "analytics_lag": analytics_lag,
    }


def _left(kit: Kit) -> tuple[int, int]:
    cases = [kit.cases.get(case_id) for case_id in kit.cases.sweep()]
    return sum(len(case.commands) for case in cases), sum(len(case.outbox) for case in cases)


def lag_at(port: int | None) -> int | None:
    """The consumer lag that a process of this home reports, None when it doesn't."""
    if port is None:
        return None
    try:
        with _DIRECT.open(f"http://127.0.0.1:{port}/metrics", timeout=ASK_SECONDS) as answer:
            found = _LAG.findall(answer.read().decode())
    except (urllib.error.URLError, OSError, ValueError):
        return None
    return round(sum(map(float, found))) if found else None
