"""What the person does whose task it is, by the element of the model."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .drawing import HOUR, Step, after, draw, with_lead
from .messages import Message, answer_of, delay_of

if TYPE_CHECKING:
    from .scenario import Scenario

REVIEWS = {"complete": 84, "supplement": 9, "rehandle": 7}
COLLEAGUES = {"answered": 70, "transfer": 20, "approve": 10}
RULINGS = {"reject": 40, "replace": 50, "excuse": 10}
LAST_ATTEMPT = 3


@dataclass(frozen=True)
class Task:
    """One task as the person sees it, with the dice of this decision."""

    scenario: "Scenario"
    message: Message
    entry: dict[str, Any]
    shown: dict[str, Any]
    dice: random.Random

    def has_been(self, event: str) -> bool:
        """Whether this happened to the case before."""
        return any(entry["event"] == event for entry in self.shown.get("history", []))

    @property
    def is_last(self) -> bool:
        """Whether everybody lets the case end by now."""
        return self.entry["attempt"] >= LAST_ATTEMPT

    @property
    def units(self) -> dict[str, Any]:
        """Fields that name the units."""
        return self.scenario.units_for(self.message, self.shown, self.dice)

    @property
    def part(self) -> dict[str, Any]:
        """The unit's part that the task is about, as the center sees it."""
        mine = (
            part for part in self.shown["assignments"]
            if (part["unit_id"], part["attempt"]) == (self.entry["unit_id"], self.entry["attempt"])
        )
        return next(mine, {})


def _handle(task: Task) -> Step:
    first = task.entry["attempt"] == 1 and not task.part.get("returned")
    if first and task.dice.random() < 0.05:
        return Step(after(task.dice, 1, 10), {
            "outcome": "return", "return_reason": "该事项不属本单位职责范围，建议转主管部门办理。",
            "return_ground": "本单位主要职责、内设机构和人员编制规定",
        })
    delay = delay_of(task.message, task.dice, task.scenario.delay_factor)
    if task.entry["attempt"] > 1:
        delay = task.dice.uniform(4, 60) * HOUR * task.scenario.delay_factor
    handling, answer = answer_of(task.message)
    contacted = task.dice.random() < 0.7 and not task.shown.get("is_protected", True)
    solved = task.dice.random() < 0.8
    return Step(delay, {
        "outcome": "report", "is_true": task.dice.random() < 0.9, "handling": handling, "public_answer": answer,
        "is_solved": solved, "unsolved_reason": "" if solved else "需列入计划逐步解决。", "contacted_caller": contacted,
        "contact_note": "已电话联系，说明办理情况。" if contacted else "",
    })


def _draft(task: Task) -> Step:
    return Step(after(task.dice, 0.2, 2), {"proposal": "拟请有关单位按职责办理，呈负责人阅示。", **task.units})


def _head(task: Task) -> Step:
    wait = after(task.dice, 0.3, 5)
    if task.dice.random() < 0.06 and not task.has_been("approval_returned"):
        return Step(wait, {"outcome": "return", "opinion": "请补充事发地点和此前办理情况。"})
    if task.entry["round"] == 1 and task.dice.random() < 0.35:
        leader = task.dice.choice(task.scenario.directory.leader_ids)
        return Step(wait, {"opinion": "拟呈市领导批示。", "is_major": True, "leader_id": leader, **task.units})
    return Step(wait, {"opinion": "请有关单位按职责办理。", "is_major": False, **task.units})


def _leader(task: Task) -> Step:
    limit = {"limit_workdays": task.dice.choice((2, 3, 7))} if task.dice.random() < 0.6 else {}
    return Step(after(task.dice, 2, 20), {"opinion": "请牵头单位抓紧解决，报告结果。", **task.units, **limit})


def _review(task: Task) -> Step:
    outcome = "complete" if task.is_last else draw(REVIEWS, task.dice)
    return Step(after(task.dice, 0.5, 6), {"outcome": outcome, "opinion": _OPINIONS[outcome]})


def _leader_reviews(task: Task) -> Step:
    outcome = "rehandle" if not task.is_last and task.dice.random() < 0.1 else "close"
    return Step(after(task.dice, 1, 24), {"outcome": outcome, "opinion": _OPINIONS[outcome]})


def _call_back(task: Task) -> Step:
    wait = after(task.dice, 1, 8)
    if task.dice.random() < 0.12:
        return Step(wait, {"is_reached": False, "note": "拨打无人接听。"})
    marks = {
        "quality": task.dice.randint(3, 5), "efficiency": task.dice.randint(2, 5),
        "satisfaction": task.dice.randint(3, 5),
    }
    if task.dice.random() < 0.12:
        justified = not task.is_last and task.dice.random() < 0.4
        marks |= {
            "satisfaction": task.dice.randint(1, 2), "is_justified": justified, "note": "来话人认为处理不彻底。",
        }
    return Step(wait, {"is_reached": True, "told_answer": True, **marks})


def _colleague(task: Task) -> Step:
    outcome = draw(COLLEAGUES, task.dice)
    form = {"outcome": outcome, "answer": "已向来话人说明有关政策和办理程序。"}
    chosen = with_lead(task.scenario.chosen(task.message, task.dice)) if outcome == "transfer" else {}
    return Step(after(task.dice, 0.05, 0.5), form | chosen)


def _check_text(task: Task) -> Step:
    return Step(after(task.dice, 0.1, 1), {
        "unit_text": task.shown.get("unit_text") or "有群众反映一事项，请核实处理。", "is_clean": True
    })


def _rule_on_return(task: Task) -> Step:
    outcome = draw(RULINGS, task.dice)
    if outcome == "excuse" and task.part.get("role_label") != "协办":
        outcome = "replace"
    held = {part["unit_id"] for part in task.shown["assignments"]} | task.scenario.avoided(task.message)
    others = [unit for unit in task.scenario.directory.unit_ids if unit not in held]
    if outcome == "replace" and not others:
        outcome = "reject"
    return Step(after(task.dice, 1, 12), {
        "outcome": outcome, "opinion": "经研究，依据部门职责作出本裁定。",
        "replacing_unit_id": task.dice.choice(others) if outcome == "replace" else "",
        "is_precedent": task.dice.random() < 0.3,
    })


def _rule_on_extension(task: Task) -> Step:
    if task.dice.random() < 0.75:
        return Step(
            after(task.dice, 1, 8), {"outcome": "grant", "workdays": task.dice.randint(2, 10), "opinion": "同意。"}
        )
    return Step(after(task.dice, 1, 8), {"outcome": "refuse", "opinion": "理由不充分，请按期办结。"})


def _approve_document(task: Task) -> Step:
    outcome = "approve" if task.dice.random() < 0.8 else "refuse"
    return Step(
        after(task.dice, 1, 8), {"outcome": outcome, "opinion": "同意。" if outcome == "approve" else "先行约谈。"}
    )


def _with_words(**form: str) -> Callable[[Task], Step]:
    return lambda task: Step(after(task.dice, 1, 10), dict(form))


_OPINIONS = {
    "complete": "办理结果符合要求。", "supplement": "请补充说明整改时限和责任人。", "close": "同意报结。",
    "rehandle": "问题没有实际解决，请重新办理。",
}
TASKS: dict[str, Callable[[Task], Step]] = {
    "Task_CheckUnitText": _check_text, "Task_AnswerByColleague": _colleague, "Task_DraftApproval": _draft,
    "Task_HeadReads": _head, "Task_LeaderInstructs": _leader, "Task_HandleAndReport": _handle,
    "Task_RuleOnReturn": _rule_on_return, "Task_RuleOnExtension": _rule_on_extension,
    "Task_OfficeSupervises": _with_words(opinion="请承办单位说明超期原因，限期报告结果。"),
    "Task_UnitAnswers": _with_words(answer="因协调有关单位耗时较长，现已落实责任人，将尽快办结。"),
    "Task_ReviewReport": _review, "Task_LeaderReviews": _leader_reviews, "Task_CallBack": _call_back,
    "Task_SupplyDocuments": _with_words(note="已核对并补齐案卷文件。"), "Task_ApproveDocument": _approve_document,
}
