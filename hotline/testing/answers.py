"""What a case starts with in a walk, and what workers and people do at each step when all goes well."""

from collections.abc import Callable, Mapping
from typing import Any

Variables = dict[str, Any]
Answer = Mapping[str, Any] | Callable[[Variables], Mapping[str, Any]]

NEVER = "2099-12-31T17:00:00+08:00"
"""A moment that no test reaches."""

STARTED_BY = {"case": "case_registered", "document": "document_ordered"}
"""Processes that a message starts."""

START: Variables = {
    "round": 1, "attempt": 1, "resume_at": "", "kind": "help", "urgency": "ordinary",
    "importance": "ordinary", "way": "transfer", "in_scope": True, "unit_ids": ["donggang"],
    "lead_unit_id": "donggang", "leader_id": "", "is_instructed": False, "leader_limit_workdays": None,
    "needs_text_check": False, "is_assigned": False, "is_protected": False,
}
"""What a case starts with, unless a test says otherwise."""

UNITS: Variables = {"unit_ids": ["donggang"], "lead_unit_id": "donggang"}
COURSE = ("round", "unit_ids", "lead_unit_id", "leader_id", "is_instructed", "leader_limit_workdays")


class Refusal(Exception):
    """An answer that ends the job with the BPMN error `code`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def refuse(code: str) -> Callable[[Variables], Variables]:
    """An answer that throws the BPMN error `code`."""

    def refusing(_: Variables) -> Variables:
        raise Refusal(code)

    return refusing


def coming_back(resume_at: str, *, rounds: int = 0, **changed: Any) -> Callable[[Variables], Variables]:
    """What a job writes that sends a case back into its course: all that the course begins with."""

    def writing(seen: Variables) -> Variables:
        kept = {name: seen[name] for name in COURSE}
        counted = {"round": seen["round"] + rounds, "attempt": seen["attempt"] + 1}
        return {**kept, **counted, "resume_at": resume_at, **changed}

    return writing


ANSWERS: dict[str, Answer] = {
    "Task_ClaimCase": {"claimed": True},
    "Task_HeadReads": {"is_major": False, "leader_id": "", **UNITS},
    "Task_LeaderInstructs": {"leader_limit_workdays": None, **UNITS},
    "Task_IssueTransferSlips": {"due_at": NEVER},
    "Task_PlanWatch": {"watch_at": NEVER, "watch_act": "wait", "watch_cause": "", "urged_by": ""},
    "Task_Urge": {"urged_by": ""},
    "Task_HandleAndReport": {"unit_outcome": "report"},
    "Task_RuleOnReturn": {"ruling": "excuse"},
    "Task_ReplaceUnit": lambda v: {"unit_id": v["replacing_unit_id"]},
    "Task_BeginRound": lambda v: {"round": v["round"] + 1, "attempt": v["attempt"] + 1},
    "Task_BeginSupplement": lambda v: {"attempt": v["attempt"] + 1, **UNITS},
    "Task_ReviewReport": {"review_outcome": "complete"},
    "Task_LeaderReviews": {"leader_outcome": "close"},
    "Task_CallBack": {"callback_outcome": "satisfied"},
    "Task_OfficeSupervises": {}, "Task_UnitAnswers": {}, "Task_SupplyDocuments": {},
    "Task_AnswerByColleague": {"colleague_outcome": "answered"},
    "Task_PlanCallback": {"next_try_at": NEVER},
    "Task_ApproveDocument": {"document_approved": True},
    "Task_BeginCorrection": coming_back("approval"),
    "Task_SubstituteLeader": coming_back("instruction", leader_id="vice_mayor_2"),
    "Task_ShelveCase": {"shelf_due_at": NEVER},
    "Task_UnshelveCase": coming_back("approval", rounds=1),
    "Task_LeaveParent": coming_back("approval"),
}
"""What workers and people do when all goes well."""
