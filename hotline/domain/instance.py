"""The engine's instance of a case: claimed once, and started again at a procedure's boundary when it is lost."""

from datetime import datetime

from .boundary import boundary_of
from .case import Case
from .engine_commands import MESSAGE_CASE_REGISTERED, MESSAGE_COURSE_TURNED
from .events import EventType
from .intake import start_command
from .messages import tell_course
from .resuming import resume_requests
from .roles import SYSTEM
from .status import CaseStatus
from .turning import unshelved


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

    A turn that the lost instance hadn't caught yet is told to the new one; a shelved matter comes back to the
    head at once. What was numbered, printed or urged already is not made again: every step is idempotent by its
    effect key.
    """
    if case.status is CaseStatus.SHELVED:
        unshelved(case, at=at)
    resume_at, status = boundary_of(case)
    lost = case.instance_key
    case.instance_key = ""
    case.start_number += 1
    data = {"resume_at": resume_at, "start_number": case.start_number}
    effect = f"restart/{lost}/{case.start_number}"
    if status is case.status:
        case.record(EventType.INSTANCE_RESTARTED, at=at, by=SYSTEM, effect=effect, data=data)
    else:
        case.move_to(status, EventType.INSTANCE_RESTARTED, at=at, by=SYSTEM, effect=effect, data=data)
    case.commands = [c for c in case.commands if c.name != MESSAGE_CASE_REGISTERED]
    case.ask_engine(start_command(case, resume_at))
    resume_requests(case, at=at)
    if case.turn is not None:
        tell_course(case, MESSAGE_COURSE_TURNED, turn=case.turn.kind)
    return resume_at
