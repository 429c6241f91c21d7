"""Where a case goes on when its course is entered anew: the procedure its state belongs to."""

from .case import Case
from .status import CaseStatus as S


def boundary_of(case: Case, status: S | None = None) -> tuple[str, S]:
    """The model's `resume_at`, and the state in which that procedure expects the case.

    `status` is the state to look from, the case's own unless given.
    """
    status = status or case.status
    match status:
        case S.REGISTERED:
            return "", S.REGISTERED
        case S.AWAITING_INSTRUCTION:
            return "instruction", S.AWAITING_INSTRUCTION
        case S.AWAITING_APPROVAL:
            return "approval", S.AWAITING_APPROVAL
        case S.APPROVED if case.approval and not case.approval.is_issued:
            return "approval", S.AWAITING_APPROVAL
        case S.APPROVED | S.HANDLING | S.SUPERVISED:
            return "handling", status
        case S.REPORTED:
            return "review", S.REPORTED
        case S.AWAITING_LEADER_REVIEW:
            return "leader_review", S.AWAITING_LEADER_REVIEW
        case S.COMPLETED if not any(c.round == case.round for c in case.callbacks):
            return "callback", S.COMPLETED
        case S.SHELVED:
            return "approval", S.AWAITING_APPROVAL
        case S.MERGED:
            return "merged", S.MERGED
        case _:
            return "archive", status
