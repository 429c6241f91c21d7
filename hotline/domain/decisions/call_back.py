"""The center calls the caller back (回访, R-5.3.3)."""

from datetime import datetime
from typing import Any

from ..approval import Callback
from ..case import Case
from ..documents import DocumentKind
from ..errors import FieldsRefused
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..ordering import order_document
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "回访来话人"
ARTICLE = "五（三）3"
SATISFIED_FROM = 3
TRIES = 3


class CallBack(Form):
    """Marks from 1 to 5; `is_justified` says whether a dissatisfied caller has cause.

    `told_answer` says that a protected caller was told the unit's answer, by the center. `left_voice_mail` is
    refused for protected callers: somebody else may hear it.
    """

    is_reached: bool = True
    told_answer: bool = False
    left_voice_mail: bool = False
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

    def outcome(self, tries: int) -> str:
        """satisfied | unsatisfied_justified | unsatisfied_unjustified | try_again | unreachable.

        `tries` counts this one.
        """
        if not self.is_reached:
            return "try_again" if tries < TRIES else "unreachable"
        if self.satisfaction >= SATISFIED_FROM:
            return "satisfied"
        return "unsatisfied_justified" if self.is_justified else "unsatisfied_unjustified"


FORM = CallBack


def apply(case: Case, form: CallBack, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Record the callback; one who is dissatisfied with cause gets a second approval.

    Who can't be reached is tried again on later days, three times in all.

    Raises:
        FieldsRefused: a protected caller was left a message, or not told the answer.
    """
    _require_care(case, form)
    tries = 1 + sum(1 for c in case.callbacks if c.round == case.round and c.outcome == "try_again")
    outcome = form.outcome(tries)
    marks = {"quality": form.quality, "efficiency": form.efficiency, "satisfaction": form.satisfaction}
    if not form.is_reached:
        marks = dict.fromkeys(marks, 0)
    case.callbacks.append(
        Callback(
            at=at.isoformat(timespec="seconds"), by=by.account_id, by_name=by.name, outcome=outcome, note=form.note,
            round=case.round, **marks,
        )
    )
    order_document(
        case, DocumentKind.CALLBACK_RECORD, str(len(case.callbacks)), by=by, at=at, is_at_once=False,
        words={"position": len(case.callbacks) - 1},
    )
    case.record(
        EventType.CALLER_CALLED_BACK, at=at, by=by, effect=task.effect,
        data={"outcome": outcome, **marks}, detail={"note": form.note},
    )
    return {"callback_outcome": outcome}


def _require_care(case: Case, form: CallBack) -> None:
    if not case.is_protected:
        return
    if form.left_voice_mail:
        raise FieldsRefused({"left_voice_mail": "保密件不得留言，以免他人听到，请改日再拨（四（六））"})
    if form.is_reached and not form.told_answer:
        raise FieldsRefused({"told_answer": "保密件由受理中心转告办理结果，请先向来话人转告答复再勾选"})


def _mark_fault(mark: int, label: str) -> str:
    return "" if 1 <= mark <= 5 else f"请为{label}评 1 至 5 分"
