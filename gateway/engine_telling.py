"""Telling the engine at once what a case asks of it; what can't be told now the relay tells later."""

import threading
import time

import structlog

from hotline.domain.case import Case
from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.ports import Engine
from hotline.relay.commands import perform_commands

from .kit import Kit

log = structlog.get_logger()
REST_SECONDS = 5.0


class Rests:
    """Engines that were away, left alone for a while so that no caller waits for them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: dict[int, float] = {}

    def is_resting(self, engine: Engine) -> bool:
        """Whether the engine isn't to be tried now."""
        with self._lock:
            return self._until.get(id(engine), 0.0) > time.monotonic()

    def begin(self, engine: Engine) -> None:
        """Leave the engine alone from now."""
        with self._lock:
            self._until = {id(engine): time.monotonic() + REST_SECONDS}


_rests = Rests()


def tell_engine(kit: Kit, case: Case) -> None:
    """Try the case's commands. Never raises: the case is safe whatever the engine does.

    An engine that is away or hangs costs one person its time-out; the next ones leave their commands to the relay.
    """
    if _rests.is_resting(kit.engine):
        return
    try:
        is_away = perform_commands(case, cases=kit.cases, engine=kit.engine).is_engine_away
    except TemporarilyUnavailable:
        return log.warning("commands_undropped", case_id=case.id)
    if is_away:
        log.warning("commands_left", case_id=case.id)
        _rests.begin(kit.engine)
