"""Events: facts in the past tense that leave the store for whoever counts or listens.

Payloads are codes, ids, instants and counts. Never a name, a number, a caller's word (R-4.5).
`EVENT_FIELDS` is the registry; the JSON schemas under `hotline/messaging/schemas/` are generated from it.
"""

from typing import Any

from pydantic import BaseModel

from .classification import Labelled

CASE_TOPIC = "hotline.case"


class EventType(Labelled):
    """What can happen to a case."""

    CASE_REGISTERED = "case_registered", "来电登记"
    INSTANCE_CLAIMED = "instance_claimed", "流程启动"
    INSTANCE_RESTARTED = "instance_restarted", "流程接续"
    CASE_ANSWERED = "case_answered", "当场答复"
    CASE_REDIRECTED = "case_redirected", "告知向有关机关反映"
    CASE_PASSED_BACK = "case_passed_back", "转接未能答复"
    APPROVAL_PREPARED = "approval_prepared", "制作批办单"
    HEAD_DECIDED = "head_decided", "负责人阅办"
    LEADER_INSTRUCTED = "leader_instructed", "领导批示"
    APPROVAL_ISSUED = "approval_issued", "批办单印发"
    CASE_DISPATCHED = "case_dispatched", "转办"
    UNIT_URGED = "unit_urged", "催办"
    SUPERVISION_STARTED = "supervision_started", "督办"
    OFFICE_SUPERVISED = "office_supervised", "督查科办理"
    SUPERVISION_ANSWERED = "supervision_answered", "单位答复督查"
    LIMIT_EXTENDED = "limit_extended", "延期"
    HAND_URGING_ORDERED = "hand_urging_ordered", "人工催办"
    UNIT_REPORTED = "unit_reported", "单位反馈"
    REPORT_REVIEWED = "report_reviewed", "反馈审查"
    LEADER_REVIEWED = "leader_reviewed", "领导审查"
    SUPPLEMENT_ORDERED = "supplement_ordered", "通知补办"
    ROUND_BEGUN = "round_begun", "二次批办"
    CALLER_CALLED_BACK = "caller_called_back", "回访"
    VOLUME_ASSIGNED = "volume_assigned", "编入案卷"
    COVER_MADE = "cover_made", "制作案卷封面"
    VOLUME_SEALED = "volume_sealed", "封卷"
    DOCUMENTS_SUPPLIED = "documents_supplied", "补齐文件"
    CASE_ARCHIVED = "case_archived", "归档办结"


_CLASSES = {"kind": "string", "urgency": "string", "importance": "string", "way": "string"}
_PLACE = {"unit_id": "string", "round": "integer", "attempt": "integer"}

EVENT_FIELDS: dict[EventType, dict[str, str]] = {
    EventType.CASE_REGISTERED: {
        **_CLASSES,
        "topic": "string",
        "operator_number": "string",
        "secrecy": "string",
        "protection": "string",
        "reports_wrongdoing": "boolean",
        "district": "string",
        "call_seconds": "integer",
    },
    EventType.INSTANCE_CLAIMED: {"instance_key": "string"},
    EventType.INSTANCE_RESTARTED: {"resume_at": "string", "start_number": "integer"},
    EventType.CASE_ANSWERED: {"operator_number": "string"},
    EventType.CASE_REDIRECTED: {"organ": "string"},
    EventType.CASE_PASSED_BACK: {"outcome": "string"},
    EventType.APPROVAL_PREPARED: {"round": "integer", "number": "string"},
    EventType.HEAD_DECIDED: {"round": "integer", "is_major": "boolean", "unit_ids": "array"},
    EventType.LEADER_INSTRUCTED: {"round": "integer", "leader_id": "string", "unit_ids": "array"},
    EventType.APPROVAL_ISSUED: {"round": "integer", "document_id": "string"},
    EventType.CASE_DISPATCHED: {
        "round": "integer",
        "attempt": "integer",
        "unit_ids": "array",
        "lead_unit_id": "string",
        "due_at": "string",
        "document_ids": "array",
    },
    EventType.UNIT_URGED: {**_PLACE, "ordinal": "integer", "by_hand": "boolean", "document_id": "string"},
    EventType.SUPERVISION_STARTED: {**_PLACE, "cause": "string", "document_id": "string"},
    EventType.OFFICE_SUPERVISED: _PLACE,
    EventType.SUPERVISION_ANSWERED: _PLACE,
    EventType.LIMIT_EXTENDED: {**_PLACE, "due_at": "string", "workdays": "integer"},
    EventType.HAND_URGING_ORDERED: _PLACE,
    EventType.UNIT_REPORTED: {**_PLACE, "is_solved": "boolean", "is_on_time": "boolean", "is_last": "boolean"},
    EventType.REPORT_REVIEWED: {"round": "integer", "attempt": "integer", "outcome": "string"},
    EventType.LEADER_REVIEWED: {"round": "integer", "leader_id": "string", "outcome": "string"},
    EventType.SUPPLEMENT_ORDERED: {"round": "integer", "attempt": "integer"},
    EventType.ROUND_BEGUN: {"round": "integer", "attempt": "integer"},
    EventType.CALLER_CALLED_BACK: {
        "outcome": "string",
        "quality": "integer",
        "efficiency": "integer",
        "satisfaction": "integer",
    },
    EventType.VOLUME_ASSIGNED: {"volume": "string", "position": "integer"},
    EventType.COVER_MADE: {"document_id": "string"},
    EventType.VOLUME_SEALED: {"volume": "string"},
    EventType.DOCUMENTS_SUPPLIED: {},
    EventType.CASE_ARCHIVED: {"outcome": "string", "is_on_time": "boolean"},
}


class Event(BaseModel):
    """An entry of a case's outbox, as it is published (CloudEvents 1.0 attributes by the adapter).

    `id` is `case_id/seq` of the history entry: the same fact always has the same id.
    """

    id: str
    type: EventType
    case_id: str
    seq: int
    at: str
    data: dict[str, Any]


def check_payload(event: EventType, data: dict[str, Any]) -> None:
    """Refuse a payload whose fields are not exactly those registered.

    Raises:
        ValueError: a field is missing or unknown; a fault of the program.
    """
    expected, got = set(EVENT_FIELDS[event]), set(data)
    if expected != got:
        raise ValueError(f"{event}: missing {sorted(expected - got)}, unknown {sorted(got - expected)}")
