"""Performs the engine commands that a case holds, in their order, and drops those done."""

import structlog

from ..domain.case import Case
from ..domain.engine_commands import EngineCommand
from ..domain.errors import Refused, TemporarilyUnavailable
from ..domain.ports import CaseStore, Engine

log = structlog.get_logger()

PUBLISHED_TTL_MS = 3_600_000
START_TTL_MS = 0


def perform_commands(case: Case, *, cases: CaseStore, engine: Engine) -> bool:
    """Perform what can be performed; True when nothing is left over.

    Safe to repeat: a command that the engine has already is taken as done. One that the engine finds wrong
    stays in the case, with an alarm in the log, and doesn't hold up those behind it. When the engine is away
    the rest is left for later.
    """
    done: list[str] = []
    is_clear = True
    for command in case.commands:
        try:
            _perform(command, engine)
            done.append(command.id)
        except TemporarilyUnavailable:
            is_clear = False
            break
        except Refused as error:
            is_clear = False
            log.error("command_refused", case_id=case.id, command_id=command.id, reason=error.message)
    if done:
        cases.drop_commands(case.id, done)
        case.commands = [c for c in case.commands if c.id not in done]
    return is_clear


def _perform(command: EngineCommand, engine: Engine) -> None:
    if command.kind == "complete_task":
        engine.complete_job(command.job_key, command.variables)
        return
    ttl_ms = START_TTL_MS if command.kind == "start" else PUBLISHED_TTL_MS
    engine.publish_message(
        command.name, command.correlation_key, command.variables, message_id=command.id, ttl_ms=ttl_ms
    )
