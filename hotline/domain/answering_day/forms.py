"""What people fill in on an answering day."""

import re
from datetime import date

from pydantic import Field

from ..forms import Form, only_faults, text_fault

_LONG_NUMBER = re.compile(r"\d{7,}")
MOST_UNITS = 60


class DayForm(Form):
    """An answering day as it is prepared: its name, day, leader, the units present, and who came from each."""

    name: str = ""
    held_on: str = ""
    leader_id: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    unit_heads: dict[str, str] = Field(default_factory=dict)

    def faults(self) -> dict[str, str]:
        """Every fault at once."""
        return only_faults(
            name=text_fault(self.name, "名称", limit=60), held_on=_day_fault(self.held_on),
            leader_id="" if self.leader_id else "请选择接听电话的市领导",
        ) | self.presence_faults()

    def presence_faults(self) -> dict[str, str]:
        """What is wrong with units and heads alone."""
        long = [name for name in self.unit_heads.values() if len(name) > 30]
        return only_faults(
            unit_ids=f"到场单位最多 {MOST_UNITS} 个" if len(self.unit_ids) > MOST_UNITS
            else "到场负责人姓名职务最多 30 字" if long else "",
        )

    @property
    def heads_present(self) -> dict[str, str]:
        """Heads of the units that are present."""
        return {unit_id: self.unit_heads.get(unit_id, "") for unit_id in self.unit_ids}


class CallerForm(Form):
    """A caller who waits. Name and telephone go to the vault; `matter` is read by all in the room."""

    name: str = ""
    phone: str = ""
    matter: str = ""
    is_protected: bool = False

    def faults(self) -> dict[str, str]:
        """Without a telephone nobody can be rung back, but somebody may insist."""
        digits = re.sub(r"\D", "", self.phone)
        return only_faults(
            name=text_fault(self.name, "姓名", limit=50, required=False),
            phone="电话号码应为 7 至 12 位数字" if self.phone and not 7 <= len(digits) <= 13 else "",
            matter="事由中不要写电话或证件号码" if _LONG_NUMBER.search(self.matter)
            else "保密来电请在事由中只写主题，例如“反映拖欠工资”，不超过 12 字"
            if self.is_protected and len(self.matter) > 12 else text_fault(self.matter, "事由", limit=40),
        )


class StepForm(Form):
    """A word to a step: why somebody is put back or given up, what came of a try."""

    note: str = ""

    def faults(self) -> dict[str, str]:
        """Too long is too long."""
        return only_faults(note=text_fault(self.note, "说明", limit=200, required=False))


class CloseForm(Form):
    """Closing: a word on the day, for each caller still to be rung back a reason by number, or one for the rest."""

    remark: str = ""
    rest_reason: str = ""
    reasons: dict[str, str] = Field(default_factory=dict)

    def faults(self) -> dict[str, str]:
        """Reasons are checked against the list by the day itself."""
        long = {f"reason_{n}": fault for n, why in self.reasons.items()
                if (fault := text_fault(why, "理由", limit=200, required=False))}
        return only_faults(
            remark=text_fault(self.remark, "小结", limit=2_000, required=False),
            rest_reason=text_fault(self.rest_reason, "理由", limit=200, required=False), **long,
        )


def _day_fault(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        return "请填写日期，格式如 2026-11-24"
    return ""
