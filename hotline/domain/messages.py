"""Messages of a case to its own instance: to the watch over a unit's limit, or to the whole course."""

from typing import Any

from .assignment import Assignment
from .case import Case
from .engine_commands import EngineCommand, watch_key


def tell_watch(case: Case, name: str, part: Assignment, **variables: Any) -> None:
    """Publish message `name` for the watch over one unit's limit."""
    case.ask_engine(
        EngineCommand(
            id=f"{name}/{case.id}/{len(case.history)}/{part.unit_id}", kind="publish", name=name,
            correlation_key=watch_key(case.id, part.attempt, part.unit_id), variables=variables,
        )
    )


def tell_course(case: Case, name: str, **variables: Any) -> None:
    """Publish message `name` for the case's instance."""
    case.ask_engine(
        EngineCommand(
            id=f"{name}/{case.id}/{len(case.history)}", kind="publish", name=name, correlation_key=case.id,
            variables=variables,
        )
    )
