"""The engine's instance of a case: claimed once, and started again at a procedure's boundary when it is lost."""

from datetime import datetime

from .case import Case
from .events import EventType
from .intake import start_command
from .roles import SYSTEM
from .status import CaseStatus as S


def claim(case: Case, instance_key: str, *, at: datetime) -> bool:
    """Make this instance the case's own unless another is; True for the one that may go on.

    An instance that the case no longer knows, or comes too late, leaves at once.
    """
    if case.instance_key:
        return case.instance_key == instance_key
    case.instance_key = instance_key
    case.record(
        EventType.INSTANCE_CLAIMED, at=at, by=SYSTEM, effect=f"claim/{instance_key}",
        data={"instance_key": instance_key},
    )
    return True


def restart(case: Case, *, at: datetime) -> str:
    """Ask for a new instance in place of a lost one; returns the procedure it resumes at ("" for the start).

    What was numbered, printed or urged already is not made again: every step is idempotent by its effect key.
    """
    resume_at, status = _boundary(case)
    lost = case.instance_key
    case.instance_key = ""
    case.start_number += 1
    data = {"resume_at": resume_at, "start_number": case.start_number}
    effect = f"restart/{lost}/{case.start_number}"
    if status is case.status:
        case.record(EventType.INSTANCE_RESTARTED, at=at, by=SYSTEM, effect=effect, data=data)
    else:
        case.move_to(status, EventType.INSTANCE_RESTARTED, at=at, by=SYSTEM, effect=effect, data=data)
    case.commands = [c for c in case.commands if c.kind != "start"]
    case.ask_engine(start_command(case, resume_at))
    return resume_at


def _boundary(case: Case) -> tuple[str, S]:
    """Where the new instance begins, and the state in which that procedure expects the case."""
    match case.status:
        case S.REGISTERED:
            return "", S.REGISTERED
        case S.AWAITING_APPROVAL | S.AWAITING_INSTRUCTION | S.APPROVED:
            return "approval", S.AWAITING_APPROVAL
        case S.HANDLING | S.SUPERVISED:
            return "handling", case.status
        case S.REPORTED | S.AWAITING_LEADER_REVIEW:
            return "review", S.REPORTED
        case S.COMPLETED if not any(c.round == case.round for c in case.callbacks):
            return "callback", S.COMPLETED
        case _:
            return "archive", case.status
