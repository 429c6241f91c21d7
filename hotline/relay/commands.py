"""Performs the engine commands that a case holds, in their order, and drops those done."""

from dataclasses import dataclass, field

import structlog

from ..domain.case import Case
from ..domain.engine_commands import EngineCommand
from ..domain.errors import Refused, TemporarilyUnavailable
from ..domain.ports import CaseStore, Engine

log = structlog.get_logger()

PUBLISHED_TTL_MS = 3_600_000
START_TTL_MS = 0


@dataclass
class Performed:
    """What became of a case's commands: done, refused by the engine (id → reason), or left for later."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    is_engine_away: bool = False

    @property
    def is_clear(self) -> bool:
        """Nothing is left over."""
        return not self.refused and not self.is_engine_away


def perform_commands(case: Case, *, cases: CaseStore, engine: Engine) -> Performed:
    """Perform what can be performed and drop it from the case.

    Safe to repeat: a command that the engine has already is taken as done. One that the engine finds wrong
    stays in the case and doesn't hold up those behind it. When the engine is away the rest is left for later.
    """
    performed = Performed()
    for command in case.commands:
        try:
            _perform(command, engine)
            performed.done.append(command.id)
        except TemporarilyUnavailable:
            performed.is_engine_away = True
            break
        except Refused as error:
            performed.refused[command.id] = error.message
            log.error("command_refused", case_id=case.id, command_id=command.id, reason=error.message)
    if performed.done:
        cases.drop_commands(case.id, performed.done)
        case.commands = [c for c in case.commands if c.id not in performed.done]
    return performed


def _perform(command: EngineCommand, engine: Engine) -> None:
    if command.kind == "complete_task":
        engine.complete_job(command.job_key, command.variables)
        return
    ttl_ms = START_TTL_MS if command.kind == "start" else PUBLISHED_TTL_MS
    engine.publish_message(
        command.name, command.correlation_key, command.variables, message_id=command.id, ttl_ms=ttl_ms
    )
