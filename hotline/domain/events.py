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
    CASE_MOVED_IN = "case_moved_in", "原系统转入"
    INSTANCE_CLAIMED = "instance_claimed", "流程启动"
    INSTANCE_RESTARTED = "instance_restarted", "流程接续"
    CASE_ANSWERED = "case_answered", "当场答复"
    CASE_REDIRECTED = "case_redirected", "告知向有关机关反映"
    CASE_HANDED_OVER = "case_handed_over", "移交紧急救助"
    UNIT_TEXT_CHECKED = "unit_text_checked", "核对承办单位阅看内容"
    CASE_PASSED_BACK = "case_passed_back", "转接未能答复"
    APPROVAL_PREPARED = "approval_prepared", "制作批办单"
    APPROVAL_DRAFTED = "approval_drafted", "提出拟办意见"
    APPROVAL_RETURNED = "approval_returned", "退回补充情况"
    MATTER_ASSIGNED = "matter_assigned", "领导交办"
    TAKEN_ON_ANSWERING_DAY = "taken_on_answering_day", "市长接听日来话"
    HEAD_DECIDED = "head_decided", "负责人阅办"
    LEADER_INSTRUCTED = "leader_instructed", "领导批示"
    APPROVAL_ISSUED = "approval_issued", "批办单印发"
    CASE_DISPATCHED = "case_dispatched", "转办"
    UNIT_URGED = "unit_urged", "催办"
    SUPERVISION_STARTED = "supervision_started", "督办"
    OFFICE_SUPERVISED = "office_supervised", "督查科办理"
    SUPERVISION_ANSWERED = "supervision_answered", "单位答复督查"
    SLIP_SIGNED = "slip_signed", "签收"
    RETURN_REQUESTED = "return_requested", "申请退单"
    RETURN_RULED = "return_ruled", "退单裁定"
    UNIT_REPLACED = "unit_replaced", "改由其他单位承办"
    UNIT_EXCUSED = "unit_excused", "免予办理"
    INTERIM_REPORTED = "interim_reported", "情况续报"
    PART_ASSIGNED = "part_assigned", "二级交办"
    URGING_ACKNOWLEDGED = "urging_acknowledged", "签收催办"
    EXTENSION_REQUESTED = "extension_requested", "申请延期"
    EXTENSION_REFUSED = "extension_refused", "不同意延期"
    MEASURE_TAKEN = "measure_taken", "采取督查措施"
    DOCUMENT_RULED = "document_ruled", "审定文件"
    DOCUMENT_ISSUED = "document_issued", "制发文件"
    LIMIT_EXTENDED = "limit_extended", "延期"
    HAND_URGING_ORDERED = "hand_urging_ordered", "人工催办"
    UNIT_REPORTED = "unit_reported", "单位反馈"
    REPORT_REVIEWED = "report_reviewed", "反馈审查"
    LEADER_REVIEWED = "leader_reviewed", "领导审查"
    SUPPLEMENT_ORDERED = "supplement_ordered", "通知补办"
    ROUND_BEGUN = "round_begun", "二次批办"
    CALLER_CALLED_BACK = "caller_called_back", "回访"
    MARK_APPEALED = "mark_appealed", "单位申诉"
    REVEAL_ASKED = "reveal_asked", "申请查看来话人"
    REVEAL_DECIDED = "reveal_decided", "答复查看申请"
    CALLER_REVEALED = "caller_revealed", "查看保密来话人"
    APPEAL_RULED = "appeal_ruled", "申诉裁定"
    TURN_ORDERED = "turn_ordered", "变更办理"
    TURN_LAPSED = "turn_lapsed", "变更未及办理"
    CASE_CORRECTED = "case_corrected", "改派"
    LEADER_SUBSTITUTED = "leader_substituted", "领导代办"
    CASE_SHELVED = "case_shelved", "挂账"
    CASE_UNSHELVED = "case_unshelved", "挂账到期"
    CASE_MERGED = "case_merged", "并案"
    MERGE_UNDONE = "merge_undone", "撤销并案"
    CHILD_ATTACHED = "child_attached", "并入来话"
    CHILD_DETACHED = "child_detached", "并入来话撤出"
    CLOSED_WITH_PARENT = "closed_with_parent", "随主案办结"
    CASE_WITHDRAWN = "case_withdrawn", "来话人撤回"
    MASS_INCIDENT_OPENED = "mass_incident_opened", "列为群体性突发情况"
    ANNOUNCEMENT_MADE = "announcement_made", "发布统一答复口径"
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
        "origin": "string",
        "call_seconds": "integer",
    },
    EventType.CASE_MOVED_IN: {
        **_CLASSES,
        "topic": "string",
        "operator_number": "string",
        "secrecy": "string",
        "protection": "string",
        "reports_wrongdoing": "boolean",
        "district": "string",
        "origin": "string",
        "call_seconds": "integer",
        "registered_at": "string",
        "stage": "string",
        "unit_ids": "array",
        "dispatched_at": "string",
        "reported_at": "string",
        "is_solved": "boolean",
        "is_on_time": "boolean",
        "satisfaction": "integer",
        "archived_at": "string",
        "outcome": "string",
    },
    EventType.INSTANCE_CLAIMED: {"instance_key": "string"},
    EventType.INSTANCE_RESTARTED: {"resume_at": "string", "start_number": "integer"},
    EventType.CASE_ANSWERED: {"operator_number": "string"},
    EventType.CASE_REDIRECTED: {"organ": "string"},
    EventType.CASE_HANDED_OVER: {"service": "string"},
    EventType.UNIT_TEXT_CHECKED: {},
    EventType.CASE_PASSED_BACK: {"outcome": "string"},
    EventType.APPROVAL_PREPARED: {"round": "integer", "number": "string"},
    EventType.APPROVAL_DRAFTED: {"round": "integer"},
    EventType.APPROVAL_RETURNED: {"round": "integer"},
    EventType.MATTER_ASSIGNED: {"leader_id": "string"},
    EventType.TAKEN_ON_ANSWERING_DAY: {"session_id": "string", "leader_id": "string"},
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
    EventType.SLIP_SIGNED: _PLACE,
    EventType.RETURN_REQUESTED: _PLACE,
    EventType.RETURN_RULED: {**_PLACE, "ruling": "string"},
    EventType.UNIT_REPLACED: {**_PLACE, "replaces_unit_id": "string", "due_at": "string", "document_id": "string"},
    EventType.UNIT_EXCUSED: _PLACE,
    EventType.INTERIM_REPORTED: _PLACE,
    EventType.PART_ASSIGNED: _PLACE,
    EventType.URGING_ACKNOWLEDGED: {**_PLACE, "ordinal": "integer"},
    EventType.EXTENSION_REQUESTED: {**_PLACE, "workdays": "integer"},
    EventType.EXTENSION_REFUSED: _PLACE,
    EventType.MEASURE_TAKEN: {"measure": "string", "unit_ids": "array"},
    EventType.DOCUMENT_RULED: {"kind": "string", "order_id": "string", "is_approved": "boolean"},
    EventType.DOCUMENT_ISSUED: {"kind": "string", "order_id": "string", "document_id": "string", "unit_id": "string"},
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
    EventType.MARK_APPEALED: {"unit_id": "string"},
    EventType.REVEAL_ASKED: {},
    EventType.REVEAL_DECIDED: {"is_allowed": "boolean"},
    EventType.CALLER_REVEALED: {},
    EventType.APPEAL_RULED: {"unit_id": "string", "is_upheld": "boolean"},
    EventType.TURN_ORDERED: {"turn": "string"},
    EventType.TURN_LAPSED: {"turn": "string"},
    EventType.CASE_CORRECTED: {"round": "integer", "attempt": "integer", "unit_ids": "array"},
    EventType.LEADER_SUBSTITUTED: {"leader_id": "string", "substitute_id": "string"},
    EventType.CASE_SHELVED: {"review_on": "string"},
    EventType.CASE_UNSHELVED: {"round": "integer", "attempt": "integer"},
    EventType.CASE_MERGED: {"parent_id": "string"},
    EventType.MERGE_UNDONE: {"parent_id": "string"},
    EventType.CHILD_ATTACHED: {"child_id": "string"},
    EventType.CHILD_DETACHED: {"child_id": "string"},
    EventType.CLOSED_WITH_PARENT: {"parent_id": "string"},
    EventType.CASE_WITHDRAWN: {},
    EventType.MASS_INCIDENT_OPENED: {},
    EventType.ANNOUNCEMENT_MADE: {},
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
