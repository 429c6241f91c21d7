"""The states of a case and which may follow which."""

from .classification import Labelled
from .errors import TransitionRefused


class CaseStatus(Labelled):
    """Where a case stands in the procedure. Source: regulation 五."""

    REGISTERED = "registered", "已登记"
    ANSWERED = "answered", "已答复"
    REDIRECTED = "redirected", "已告知"
    AWAITING_APPROVAL = "awaiting_approval", "待阅办"
    AWAITING_INSTRUCTION = "awaiting_instruction", "待批示"
    APPROVED = "approved", "已批办"
    HANDLING = "handling", "办理中"
    SUPERVISED = "supervised", "督办中"
    REPORTED = "reported", "待审查"
    AWAITING_LEADER_REVIEW = "awaiting_leader_review", "待领导审查"
    COMPLETED = "completed", "完成处理"
    HANDED_OVER = "handed_over", "已移交"
    SHELVED = "shelved", "已挂账"
    MERGED = "merged", "已并案"
    WITHDRAWN = "withdrawn", "已撤回"
    ARCHIVED = "archived", "已归档"

    @classmethod
    def open(cls) -> frozenset["CaseStatus"]:
        """States of a case that still has a running instance."""
        return frozenset(cls) - cls.closed()

    @classmethod
    def closed(cls) -> frozenset["CaseStatus"]:
        """States of a case that has reached its end."""
        return frozenset({cls.ARCHIVED})

    @classmethod
    def awaiting_unit(cls) -> frozenset["CaseStatus"]:
        """States in which a handling unit is on duty for the case."""
        return frozenset({cls.HANDLING, cls.SUPERVISED})

    @classmethod
    def aside(cls) -> frozenset["CaseStatus"]:
        """States into which a turn takes a case out of its course."""
        return frozenset({cls.SHELVED, cls.MERGED, cls.WITHDRAWN})

    @classmethod
    def in_course(cls) -> frozenset["CaseStatus"]:
        """States in which the course of a case can be changed: corrected, shelved, merged, withdrawn."""
        return frozenset({
            cls.REGISTERED, cls.AWAITING_APPROVAL, cls.AWAITING_INSTRUCTION, cls.APPROVED, cls.HANDLING,
            cls.SUPERVISED, cls.REPORTED, cls.AWAITING_LEADER_REVIEW,
        })


S = CaseStatus
_ROAD: dict[CaseStatus, frozenset[CaseStatus]] = {
    S.REGISTERED: frozenset({S.ANSWERED, S.REDIRECTED, S.HANDED_OVER, S.AWAITING_APPROVAL, S.HANDLING}),
    S.ANSWERED: frozenset({S.ARCHIVED}),
    S.REDIRECTED: frozenset({S.ARCHIVED}),
    S.HANDED_OVER: frozenset({S.ARCHIVED}),
    S.AWAITING_APPROVAL: frozenset({S.AWAITING_INSTRUCTION, S.APPROVED}),
    S.AWAITING_INSTRUCTION: frozenset({S.APPROVED, S.AWAITING_APPROVAL}),
    S.APPROVED: frozenset({S.HANDLING, S.AWAITING_APPROVAL}),
    S.HANDLING: frozenset({S.SUPERVISED, S.REPORTED, S.APPROVED}),
    S.SUPERVISED: frozenset({S.REPORTED, S.APPROVED}),
    S.REPORTED: frozenset({S.COMPLETED, S.AWAITING_LEADER_REVIEW, S.HANDLING, S.AWAITING_APPROVAL, S.APPROVED}),
    S.AWAITING_LEADER_REVIEW: frozenset({S.COMPLETED, S.AWAITING_APPROVAL, S.REPORTED}),
    S.COMPLETED: frozenset({S.AWAITING_APPROVAL, S.ARCHIVED}),
    S.SHELVED: frozenset({S.AWAITING_APPROVAL}),
    S.MERGED: frozenset({
        S.REGISTERED, S.AWAITING_APPROVAL, S.AWAITING_INSTRUCTION, S.APPROVED, S.HANDLING, S.SUPERVISED, S.REPORTED,
        S.AWAITING_LEADER_REVIEW, S.ARCHIVED,
    }),
    S.WITHDRAWN: frozenset({S.ARCHIVED}),
    S.ARCHIVED: frozenset(),
}
TRANSITIONS: dict[CaseStatus, frozenset[CaseStatus]] = {
    status: following | (CaseStatus.aside() if status in CaseStatus.in_course() else frozenset())
    for status, following in _ROAD.items()
}


def require_transition(current: CaseStatus, target: CaseStatus) -> None:
    """Check that `target` may follow `current`.

    Raises:
        TransitionRefused: the regulation knows no such step.
    """
    if target not in TRANSITIONS[current]:
        raise TransitionRefused(f"案件现为「{current.label}」，不能转为「{target.label}」，请刷新页面查看最新状态")
