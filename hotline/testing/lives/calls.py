"""Calls of every kind (R-5.1.2): each has its name; who called is marked, so that a leak is found."""

from dataclasses import dataclass
from typing import Any

from hotline.domain.intake import CallForm

from .choosing import Choose, some_units

REPORTED = "jiaotong"
TRANSFER, APPROVE = {"way": "transfer"}, {"way": "approve"}
SECOND_TEXT = {"unit_text": "群众反映路灯长期不亮，夜间出行不便，请核实处理。"}
CALLS: dict[str, dict[str, Any]] = {
    "transfer": TRANSFER,
    "answer": {"way": "answer", "answer": "请到政务大厅综合窗口办理。"},
    "redirect": {"way": "redirect", "organ": "court"},
    "hand over": {"way": "hand_over", "service": "fire"},
    "pass on": {"way": "pass_on"},
    "consultation": {**TRANSFER, "kind": "consultation"},
    "urgent": {**TRANSFER, "urgency": "urgent"},
    "very urgent": {**TRANSFER, "urgency": "very_urgent"},
    "emergency": {**TRANSFER, "urgency": "emergency"},
    "approve": {**APPROVE, "importance": "important"},
    "approve complex": {**APPROVE, "importance": "complex"},
    "wish for secrecy": {**TRANSFER, **SECOND_TEXT, "wants_secrecy": True},
    "wish for secrecy, passed on": {"way": "pass_on", **SECOND_TEXT, "wants_secrecy": True},
    "report of wrongdoing": {**TRANSFER, **SECOND_TEXT, "reports_wrongdoing": True, "reported_unit_id": REPORTED},
    "report for approval": {**APPROVE, **SECOND_TEXT, "reports_wrongdoing": True, "reported_unit_id": REPORTED},
    "anonymous": {**TRANSFER, "is_anonymous": True, "name": "", "phone": "", "address": ""},
    "attach": {"way": "attach"},
}


@dataclass(frozen=True)
class Caller:
    """Somebody who doesn't exist; `marks` identify them and nobody else."""

    number: int

    @property
    def marks(self) -> tuple[str, ...]:
        """Name, telephone, address, and words of their own that tell who they are."""
        return (self.name, self.phone, self.address, self.words)

    @property
    def name(self) -> str:
        """A name that occurs nowhere else."""
        return f"厉䶮{_chinese(self.number)}"

    @property
    def phone(self) -> str:
        """A number of a prefix that nobody was given (140)."""
        return f"140{self.number:08d}"

    @property
    def address(self) -> str:
        """A house that doesn't exist."""
        return f"望海嘉园{_chinese(self.number)}号楼"

    @property
    def words(self) -> str:
        """What only this caller says."""
        return f"我就是{_chinese(self.number)}号楼开早餐店的"


def call_form(kind: str, caller: Caller, choose: Choose, *, parent_id: str = "") -> CallForm:
    """The form of a call of this kind."""
    fields = {
        "name": caller.name, "phone": caller.phone, "address": caller.address, "subject": "小区门口路灯不亮",
        "content": f"{caller.words}，门口路灯半个月不亮，请尽快修复。", "place": caller.address, "kind": "help",
        "call_seconds": 90, **CALLS[kind],
    }
    if fields["way"] == "transfer":
        fields |= some_units(choose, {fields.get("reported_unit_id", "")})
    if fields["way"] == "attach":
        fields["parent_id"] = parent_id
    return CallForm(**fields)


def _chinese(number: int) -> str:
    return "".join("零一二三四五六七八九"[int(digit)] for digit in str(number))
