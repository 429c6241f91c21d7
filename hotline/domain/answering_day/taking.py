"""A call of an answering day becomes a case, with the leader's word on its first approval slip."""

from dataclasses import dataclass
from datetime import datetime

from ..approval import LONGEST_LIMIT_WORKDAYS, Approval, Opinion
from ..case import Case
from ..classification import Importance, Way
from ..directory import Leader
from ..errors import FieldsRefused
from ..events import EventType
from ..forms import only_faults, text_fault
from ..roles import Actor


@dataclass(frozen=True)
class DayCall:
    """Of which day a call is, and which leader spoke with the caller, if one did."""

    day_id: str
    leader: Leader | None = None


def word_faults(word: str, limit_workdays: int | None, *, is_transfer: bool) -> dict[str, str]:
    """What is wrong with a leader's word in the form of a call: it needs the units that it goes to."""
    if limit_workdays is not None and not 1 <= limit_workdays <= LONGEST_LIMIT_WORKDAYS:
        return {"leader_limit_workdays": f"办理时限应为 1 至 {LONGEST_LIMIT_WORKDAYS} 个工作日"}
    if word and not is_transfer:
        return {"leader_word": "领导已有批示的，处理方式请选“即转网络单位”，并选定承办单位"}
    return only_faults(leader_word=text_fault(word, "领导批示", limit=1_000, required=False))


def word_of(day: DayCall | None, text: str, *, at: datetime, by: Actor) -> Opinion | None:
    """The leader's word as it stands on paper, written down by `by`; None where nothing was said.

    Raises: FieldsRefused: no leader spoke with this caller.
    """
    if not text:
        return None
    if day is None or day.leader is None:
        raise FieldsRefused({"leader_word": "只有市长接听日领导专线上的来电可以记录领导批示"})
    return Opinion(
        by=by.account_id, name=day.leader.name, title="市政府领导", text=text, at=at.isoformat(timespec="seconds"),
        entered_by=by.name,
    )


def put_word(case: Case, leader: Leader, word: Opinion, limit_workdays: int | None) -> None:
    """The leader's word stands on the first slip: nothing remains to be approved.

    The course is that of a matter a leader assigned: slip, transfer, review by that leader.
    """
    case.approvals.append(
        Approval.by_word(leader.id, leader.name, word, units=case.unit_ids, limit_workdays=limit_workdays)
    )
    case.way = Way.APPROVE
    if case.importance is Importance.ORDINARY:
        case.importance = Importance.IMPORTANT


def record_word(case: Case, *, at: datetime, by: Actor, effect: str) -> None:
    """The instruction stands in the history."""
    approval = case.approvals[0]
    case.record(
        EventType.LEADER_INSTRUCTED, at=at, by=by, effect=f"{effect}/word",
        data={"round": 1, "leader_id": approval.leader_id, "unit_ids": approval.unit_ids},
        detail={"opinion": approval.leader.text if approval.leader else ""},
    )


def note_day(case: Case, day: DayCall, *, at: datetime, by: Actor, effect: str) -> None:
    """The case says of which day it is, and who spoke."""
    case.session_id, case.session_leader_id = day.day_id, day.leader.id if day.leader else ""
    case.record(
        EventType.TAKEN_ON_ANSWERING_DAY, at=at, by=by, effect=f"{effect}/day",
        data={"session_id": day.day_id, "leader_id": case.session_leader_id},
    )
