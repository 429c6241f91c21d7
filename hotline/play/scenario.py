"""What each role does with a case and when: drawn by the seed, the case and the step, in a realistic mix."""

import random
from dataclasses import dataclass
from typing import Any

from . import people
from .choosing_units import choose_units
from .drawing import Directory, Step, dice, draw, with_lead
from .messages import Message
from .tasks import TASKS, Task

KINDS = {"help": 46, "opinion": 20, "consultation": 16, "suggestion": 10, "other": 8}
WAYS = {"transfer": 56, "approve": 23, "answer": 13, "pass_on": 4, "redirect": 3, "hand_over": 1}
URGENCIES = {"ordinary": 80, "urgent": 14, "very_urgent": 4, "emergency": 2}
ORGANS = ("court", "procuratorate", "party_committee", "peoples_congress", "armed_forces", "association")
SERVICES = ("police", "fire", "ambulance", "traffic")
UNIT_TEXT = "有群众反映一事项，请依法依规核实处理，并将结果报受理中心。"

__all__ = ["Directory", "Scenario", "Step"]


@dataclass(frozen=True)
class Scenario:
    """One seed's decisions over one directory."""

    seed: int
    directory: Directory
    delay_factor: float = 1.0

    def call(self, message: Message) -> dict[str, Any]:
        """The operator's form for a message; what the file settles stays as it is."""
        thrown = self.dice(message.id, "call")
        protected = thrown.random() < 0.08
        way = message.told.get("way") or draw(WAYS, thrown)
        urgency = draw(URGENCIES, thrown)
        if urgency == "emergency" and way == "approve":
            way = "transfer"
        caller = self.dice(message.sender or message.id, "caller")
        home = people.address(caller)
        form = {
            "name": people.name(caller), "phone": people.phone(caller), "address": home,
            "district": people.district(home), "subject": message.subject[:100], "content": message.text[:5_000],
            "kind": draw(KINDS, thrown), "urgency": urgency, "way": way,
            "importance": thrown.choice(("important", "complex")) if way == "approve" else "ordinary",
            "wants_secrecy": protected, "is_anonymous": not protected and thrown.random() < 0.04,
            "call_seconds": thrown.randint(45, 540), **self._for_way(way, message, thrown), **self._report(message),
            **message.told,
        }
        if form["is_anonymous"]:
            form |= {"name": "", "phone": ""}
        if (form["wants_secrecy"] or form.get("reports_wrongdoing")) and not form.get("unit_text"):
            form["unit_text"] = UNIT_TEXT
        return form

    def task(self, message: Message, task: dict[str, Any], shown: dict[str, Any]) -> Step:
        """What the person does whose task this is; `shown` is the case as the center sees it."""
        element = task["element_id"]
        passed = sum(entry["event"] in REPEATED for entry in shown.get("history", []))
        thrown = self.dice(message.id, element, task["unit_id"], task["round"], task["attempt"], passed)
        return TASKS[element](Task(self, message, task, shown, thrown))

    def units_for(self, message: Message, shown: dict[str, Any], thrown: random.Random) -> dict[str, Any]:
        """The units that have the case already, else those its words speak of; none that it reports."""
        held = [part["unit_id"] for part in shown["assignments"] if part["is_open"] or part["reported_at"]]
        return with_lead(held or self.chosen(message, thrown))

    def chosen(self, message: Message, thrown: random.Random) -> list[str]:
        """Units by the words of the message, without those a report must not reach."""
        avoided = self.avoided(message)
        left = tuple(unit for unit in self.directory.unit_ids if unit not in avoided)
        return choose_units(message.subject + message.text, left, thrown)

    def avoided(self, message: Message) -> set[str]:
        """The units that a report of this message must not reach."""
        return self.directory.avoided(str(self._report(message).get("reported_unit_id", "")))

    def dice(self, *names: object) -> random.Random:
        """The dice of one decision."""
        return dice(self.seed, *names)

    def _report(self, message: Message) -> dict[str, Any]:
        """One call in thirty reports wrongdoing by a unit."""
        thrown = self.dice(message.id, "report")
        if thrown.random() > 1 / 30:
            return {}
        return {"reports_wrongdoing": True, "reported_unit_id": thrown.choice(self.directory.unit_ids)}

    def _for_way(self, way: str, message: Message, thrown: random.Random) -> dict[str, Any]:
        if way == "transfer":
            return with_lead(self.chosen(message, thrown))
        if way == "answer":
            return {"answer": "已向来话人当场说明有关政策和办理程序。"}
        if way == "hand_over":
            return {"service": thrown.choice(SERVICES)}
        return {"organ": thrown.choice(ORGANS)} if way == "redirect" else {}


REPEATED = ("approval_returned", "return_ruled", "caller_called_back", "unit_replaced")
"""Events after which a task of the same step is another decision."""
