"""The center calls the caller back (回访, R-5.3.3)."""

from datetime import datetime
from typing import Any

from ..approval import Callback
from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "回访来话人"
ARTICLE = "五（三）3"
SATISFIED_FROM = 3


class CallBack(Form):
    """Marks from 1 to 5; `is_justified` says whether a dissatisfied caller has cause."""

    is_reached: bool = True
    quality: int = 0
    efficiency: int = 0
    satisfaction: int = 0
    is_justified: bool = False
    note: str = ""

    def faults(self) -> dict[str, str]:
        """A caller who was reached gave three marks; low satisfaction has its note."""
        if not self.is_reached:
            return only_faults(note=text_fault(self.note, "未接通情况", limit=1_000))
        low = 1 <= self.satisfaction < SATISFIED_FROM
        return only_faults(
            quality=_mark_fault(self.quality, "办理质量"),
            efficiency=_mark_fault(self.efficiency, "办理效率"),
            satisfaction=_mark_fault(self.satisfaction, "群众满意度"),
            note=text_fault(self.note, "回访记录（不满意的请写明原因）", limit=1_000, required=low),
        )

    @property
    def outcome(self) -> str:
        """satisfied | unsatisfied_justified | unsatisfied_unjustified | unreachable."""
        if not self.is_reached:
            return "unreachable"
        if self.satisfaction >= SATISFIED_FROM:
            return "satisfied"
        return "unsatisfied_justified" if self.is_justified else "unsatisfied_unjustified"


FORM = CallBack


def apply(case: Case, form: CallBack, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Record the callback; one who is dissatisfied with cause gets a second approval."""
    marks = {"quality": form.quality, "efficiency": form.efficiency, "satisfaction": form.satisfaction}
    if not form.is_reached:
        marks = dict.fromkeys(marks, 0)
    case.callbacks.append(
        Callback(
            at=at.isoformat(timespec="seconds"), by=by.account_id, outcome=form.outcome, note=form.note,
            round=case.round, **marks,
        )
    )
    case.record(
        EventType.CALLER_CALLED_BACK, at=at, by=by, effect=task.effect,
        data={"outcome": form.outcome, **marks}, detail={"note": form.note},
    )
    return {"callback_outcome": form.outcome}


def _mark_fault(mark: int, label: str) -> str:
    return "" if 1 <= mark <= 5 else f"请为{label}评 1 至 5 分"
