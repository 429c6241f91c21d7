"""What people may decide in each user task: every legal answer by its name, the plainest first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.classification import UnitRole
from hotline.domain.decisions.unit_report import RETURN_WITHIN_WORKDAYS
from hotline.domain.tasks import OpenTask

from .choosing import UNITS, Choose, some_units

LEADERS = ("mayor", "vice_mayor_1", "vice_mayor_2")
Fields = dict[str, Any]
Answers = dict[str, Callable[[], Fields]]
"""What is said is chosen only once the answer is."""


@dataclass(frozen=True)
class Asked:
    """A task that waits, with what its answer depends on."""

    case: Case
    task: OpenTask
    at: datetime
    calendar: WorkCalendar
    choose: Choose

    @property
    def part(self) -> Assignment:
        """The unit's part that the task is about."""
        return self.case.assignment(self.task.unit_id, self.task.attempt)

    def units(self) -> Fields:
        """Units that may have the case."""
        return some_units(self.choose, {self.case.reported_unit_id})


def answers_to(asked: Asked) -> Answers:
    """Every legal answer to the task now; none while the lead has to wait for its co-units."""
    return _ANSWERS[asked.task.element_id](asked)


def _handle(asked: Asked) -> Answers:
    case, part = asked.case, asked.part
    report = {"handling": "已派员更换灯具。", "public_answer": "路灯已修复。", "is_solved": True}
    others = [other for other in case.assignments if other.attempt == part.attempt and other is not part]
    found: dict[str, Fields] = {}
    if part.role is not UnitRole.LEAD or not any(other.is_open for other in others):
        found["report"] = report
        found["report_unsolved"] = {**report, "is_solved": False, "unsolved_reason": "配件未到。"}
    since = datetime.fromisoformat(part.reopened_at or part.issued_at)
    latest = asked.calendar.add_workdays(since, RETURN_WITHIN_WORKDAYS).due_at
    if part.returned is None and asked.at <= latest:
        found["return"] = {"outcome": "return", "return_reason": "不属本单位职责。", "return_ground": "三定规定第四条"}
    return _said(**found)


def _return(asked: Asked) -> Answers:
    held = {part.unit_id for part in asked.case.assignments if part.attempt == asked.task.attempt}
    free = [unit_id for unit_id in UNITS if unit_id not in {*held, asked.case.reported_unit_id}]
    found = _said(reject={"outcome": "reject", "opinion": "属你单位职责。"})
    if asked.part.role is UnitRole.CO:
        found |= _said(excuse={"outcome": "excuse", "opinion": "不需协办。"})
    if free:
        found["replace"] = lambda: {
            "outcome": "replace", "opinion": "归口办理。", "replacing_unit_id": asked.choose("replacing unit", free),
            "is_precedent": asked.choose("precedent", (False, True)),
        }
    return found


def _head(asked: Asked) -> Answers:
    return {
        "decide": lambda: {"opinion": "请速办。", **asked.units()},
        "lay_before_a_leader": lambda: {
            "opinion": "呈请批示。", "is_major": True, "leader_id": asked.choose("leader", LEADERS)
        },
        "return_for_facts": lambda: {"outcome": "return", "opinion": "请补充现场情况。"},
    }


def _call_back(asked: Asked) -> Answers:
    def reached(satisfaction: int, **more: Any) -> Fields:
        return {
            "told_answer": asked.case.is_protected, "quality": 4, "efficiency": 3, "satisfaction": satisfaction,
            "note": "仍有不亮", **more,
        }

    return _said(
        satisfied=reached(5), dissatisfied_with_cause=reached(1, is_justified=True),
        dissatisfied_without_cause=reached(2), not_reached={"is_reached": False, "note": "无人接听"},
    )


def _said(**answers: Fields) -> Answers:
    return {name: lambda fields=fields: fields for name, fields in answers.items()}


def _plain(**answers: Fields) -> Callable[[Asked], Answers]:
    return lambda asked: _said(**answers)


_ANSWERS: dict[str, Callable[[Asked], Answers]] = {
    "Task_CheckUnitText": _plain(clean={"unit_text": "群众反映路灯不亮，请核实。", "is_clean": True}),
    "Task_AnswerByColleague": lambda asked: {
        "answered": lambda: {"outcome": "answered", "answer": "请到综合窗口办理。"},
        "transfer": lambda: {"outcome": "transfer", **asked.units()}, "approve": lambda: {"outcome": "approve"},
    },
    "Task_DraftApproval": lambda asked: {
        "propose": lambda: {"proposal": "拟请有关单位办理。"},
        "propose_units": lambda: {"proposal": "拟请办理。", **asked.units()},
    },
    "Task_HeadReads": _head,
    "Task_LeaderInstructs": lambda asked: {
        "instruct": lambda: {"opinion": "请抓紧解决。", **asked.units()},
        "instruct_with_a_limit": lambda: {"opinion": "三日内解决。", "limit_workdays": 3, **asked.units()},
    },
    "Task_HandleAndReport": _handle,
    "Task_RuleOnReturn": _return,
    "Task_RuleOnExtension": _plain(
        grant={"outcome": "grant", "workdays": 2}, refuse={"outcome": "refuse", "opinion": "请按期办结。"}
    ),
    "Task_OfficeSupervises": _plain(demand={"opinion": "限期办结。"}),
    "Task_UnitAnswers": _plain(answer={"answer": "本周内办结。"}),
    "Task_ReviewReport": _plain(
        complete={"outcome": "complete", "opinion": "符合要求。"},
        supplement={"outcome": "supplement", "opinion": "请补充照片。"},
        rehandle={"outcome": "rehandle", "opinion": "未解决，请重新办理。"},
    ),
    "Task_LeaderReviews": _plain(
        close={"outcome": "close", "opinion": "同意报结。"}, rehandle={"outcome": "rehandle", "opinion": "继续办理。"}
    ),
    "Task_CallBack": _call_back,
    "Task_SupplyDocuments": _plain(supplied={"note": "已补齐。"}),
    "Task_ApproveDocument": _plain(
        approve={"outcome": "approve"}, refuse={"outcome": "refuse", "opinion": "暂不印发。"}
    ),
}
