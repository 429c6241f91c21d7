"""What each role does with a case and when: drawn by the seed, the case and the step, in a realistic mix.

Every draw has dice of its own (seed, message, step), so that a play repeats itself however its parts are killed.
"""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from . import people
from .choosing_units import choose_units
from .messages import Message, answer_of, delay_of

KINDS = {"help": 46, "opinion": 20, "consultation": 16, "suggestion": 10, "other": 8}
WAYS = {"transfer": 56, "approve": 24, "answer": 13, "pass_on": 4, "redirect": 3}
URGENCIES = {"ordinary": 80, "urgent": 14, "very_urgent": 4, "emergency": 2}
REVIEWS = {"complete": 84, "supplement": 9, "rehandle": 7}
COLLEAGUES = {"answered": 70, "transfer": 20, "approve": 10}
ORGANS = ("court", "procuratorate", "party_committee", "peoples_congress", "armed_forces", "association")
LAST_ATTEMPT = 3
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Directory:
    """The units and leaders that the sample city has."""

    unit_ids: tuple[str, ...]
    leader_ids: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """What a person does with a task: how long after it was opened, and the form."""

    after: timedelta
    form: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """One seed's decisions over one directory."""

    seed: int
    directory: Directory
    delay_factor: float = 1.0

    def call(self, message: Message) -> dict[str, Any]:
        """The operator's form for a message; what the file settles stays as it is."""
        dice = self._dice(message.id, "call")
        protected = dice.random() < 0.08
        way = message.told.get("way") or _draw(WAYS, dice)
        caller = self._dice(message.sender or message.id, "caller")
        home = people.address(caller)
        form = {
            "name": people.name(caller), "phone": people.phone(caller), "address": home,
            "district": people.district(home), "subject": message.subject[:100], "content": message.text[:5_000],
            "kind": _draw(KINDS, dice), "urgency": _draw(URGENCIES, dice), "way": way,
            "importance": dice.choice(("important", "complex")) if way == "approve" else "ordinary",
            "wants_secrecy": protected, "is_anonymous": not protected and dice.random() < 0.04,
            "call_seconds": dice.randint(45, 540), **self._for_way(way, message, dice), **message.told,
        }
        if form["is_anonymous"]:
            form |= {"name": "", "phone": ""}
        if (form["wants_secrecy"] or form.get("reports_wrongdoing")) and not form.get("unit_text"):
            form["unit_text"] = "有群众反映一事项，请依法依规核实处理，并将结果报受理中心。"
        return form

    def task(self, message: Message, task: dict[str, Any], shown: dict[str, Any]) -> Step:
        """What the person does whose task this is; `shown` is the case as the center sees it."""
        element = task["element_id"]
        dice = self._dice(message.id, element, task["unit_id"], task["round"], task["attempt"])
        match element:
            case "Task_HandleAndReport":
                return self._report(message, task, dice)
            case "Task_HeadReads":
                return self._head(message, task, shown, dice)
            case "Task_LeaderInstructs":
                limit = {"limit_workdays": dice.choice((2, 3, 7))} if dice.random() < 0.6 else {}
                units = self._units(message, shown, dice)
                return Step(dice.uniform(2, 20) * HOUR, {"opinion": "请牵头单位抓紧解决，报告结果。", **units, **limit})
            case "Task_ReviewReport":
                last = task["attempt"] >= LAST_ATTEMPT
                outcome = "complete" if last else _draw(REVIEWS, dice)
                return Step(dice.uniform(0.5, 6) * HOUR, {"outcome": outcome, "opinion": _OPINIONS[outcome]})
            case "Task_LeaderReviews":
                again = task["attempt"] < LAST_ATTEMPT and dice.random() < 0.1
                outcome = "rehandle" if again else "close"
                return Step(dice.uniform(1, 24) * HOUR, {"outcome": outcome, "opinion": _OPINIONS[outcome]})
            case "Task_CallBack":
                return Step(dice.uniform(1, 8) * HOUR, _callback(task, dice))
            case "Task_AnswerByColleague":
                return Step(dice.uniform(0.05, 0.5) * HOUR, self._colleague(message, dice))
            case _:
                return Step(dice.uniform(1, 10) * HOUR, _WORDS[element])

    def hand_urging(self, message: Message) -> timedelta | None:
        """When the supervision section urges by hand after dispatch, for one case in fifteen."""
        dice = self._dice(message.id, "hand_urging")
        return dice.uniform(20, 40) * HOUR if dice.random() < 1 / 15 else None

    def extension(self, message: Message) -> tuple[timedelta, int] | None:
        """When the head extends a limit after dispatch, and by how many working days; one case in fifteen."""
        dice = self._dice(message.id, "extension")
        return (dice.uniform(4, 20) * HOUR, dice.randint(2, 10)) if dice.random() < 1 / 15 else None

    def _report(self, message: Message, task: dict[str, Any], dice: random.Random) -> Step:
        delay = delay_of(message, dice, self.delay_factor)
        if task["attempt"] > 1:
            delay = dice.uniform(4, 60) * HOUR * self.delay_factor
        handling, answer = answer_of(message)
        contacted = dice.random() < 0.7
        return Step(
            delay,
            {"handling": handling, "public_answer": answer, "is_solved": dice.random() < 0.8,
             "contacted_caller": contacted, "contact_note": "已电话联系，说明办理情况。" if contacted else ""},
        )

    def _head(
        self, message: Message, task: dict[str, Any], shown: dict[str, Any], dice: random.Random
    ) -> Step:
        after, units = dice.uniform(0.3, 5) * HOUR, self._units(message, shown, dice)
        if task["round"] == 1 and dice.random() < 0.35:
            leader = dice.choice(self.directory.leader_ids)
            return Step(after, {"opinion": "拟呈市领导批示。", "is_major": True, "leader_id": leader, **units})
        return Step(after, {"opinion": "请有关单位按职责办理。", "is_major": False, **units})

    def _for_way(self, way: str, message: Message, dice: random.Random) -> dict[str, Any]:
        if way == "transfer":
            return _units(self._chosen(message, dice))
        if way == "answer":
            return {"answer": "已向来话人当场说明有关政策和办理程序。"}
        return {"organ": dice.choice(ORGANS)} if way == "redirect" else {}

    def _units(self, message: Message, shown: dict[str, Any], dice: random.Random) -> dict[str, Any]:
        held = [part["unit_id"] for part in shown["assignments"]]
        return _units(held or self._chosen(message, dice))

    def _chosen(self, message: Message, dice: random.Random) -> list[str]:
        return choose_units(message.subject + message.text, self.directory.unit_ids, dice)

    def _colleague(self, message: Message, dice: random.Random) -> dict[str, Any]:
        outcome = _draw(COLLEAGUES, dice)
        form = {"outcome": outcome, "answer": "已向来话人说明有关政策和办理程序。"}
        return form | (_units(self._chosen(message, dice)) if outcome == "transfer" else {})

    def _dice(self, *names: object) -> random.Random:
        return random.Random("/".join(map(str, (self.seed, *names))))


_OPINIONS = {
    "complete": "办理结果符合要求。", "supplement": "请补充说明整改时限和责任人。", "close": "同意报结。",
    "rehandle": "问题没有实际解决，请重新办理。",
}
_WORDS = {
    "Task_OfficeSupervises": {"opinion": "请承办单位说明超期原因，限期报告结果。"},
    "Task_UnitAnswers": {"answer": "因协调有关单位耗时较长，现已落实责任人，将尽快办结。"},
    "Task_SupplyDocuments": {"note": "已核对并补齐案卷文件。"},
}


def _callback(task: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    if dice.random() < 0.08:
        return {"is_reached": False, "note": "两次拨打无人接听。"}
    marks = {"quality": dice.randint(3, 5), "efficiency": dice.randint(2, 5), "satisfaction": dice.randint(3, 5)}
    if dice.random() < 0.12:
        justified = task["attempt"] < LAST_ATTEMPT and dice.random() < 0.4
        marks |= {"satisfaction": dice.randint(1, 2), "is_justified": justified, "note": "来话人认为处理不彻底。"}
    return {"is_reached": True, **marks}


def _units(unit_ids: list[str]) -> dict[str, Any]:
    chosen = list(dict.fromkeys(unit_ids))
    return {"unit_ids": chosen, "lead_unit_id": chosen[0]}


def _draw(weights: dict[str, int], dice: random.Random) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]
