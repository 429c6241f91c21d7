"""The one table: which event is told to whom in which words (R-6.3).

Words hold what the event says in codes, instants and counts: `{case}` the number, `{due}` the limit, and what
`FACTS` names. Nobody's name, no subject, no place. To tell of another event, add a line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ..domain.case import Case
from ..domain.classification import EmergencyService, Urgency, Way
from ..domain.documents import DocumentKind
from ..domain.events import Event, EventType
from .recipients import Told

E = EventType
Condition = Callable[[Event, Case], bool]
URGENT = frozenset({Urgency.EMERGENCY, Urgency.VERY_URGENT})
SETTLED_AT_ONCE = frozenset({Way.ANSWER, Way.REDIRECT, Way.HAND_OVER})
NEEDING_HEAD = frozenset({DocumentKind.CIRCULATED_CRITICISM, DocumentKind.ACCOUNTABILITY_RECOMMENDATION})
NEW_FOR_UNIT = frozenset({
    DocumentKind.CENTER_NOTICE, DocumentKind.FILE_REQUEST, DocumentKind.SUMMONS, DocumentKind.MEETING_NOTICE,
    DocumentKind.CIRCULATED_CRITICISM,
})
CLOSED_FOR_CALLER = frozenset({"completed", "closed_by_leader"})


@dataclass(frozen=True)
class Rule:
    """One line of the table. Reminders keep to a unit's office hours, unless the matter is urgent; what is said
    at once heeds no hours.
    """

    event: EventType
    told: Told
    words: str
    when: Condition = lambda event, case: True
    is_reminder: bool = False
    is_at_once: bool = False


def is_urgent(event: Event, case: Case) -> bool:
    """Whether no night hours are kept: emergencies and 特急."""
    return case.urgency in URGENT


def _is_instructed(event: Event, case: Case) -> bool:
    return bool(case.instructing_leader_id)


def _is_for_head(event: Event, case: Case) -> bool:
    return not case.instructing_leader_id


def _is_of_leaders_limit(event: Event, case: Case) -> bool:
    """The leader who wrote the limit decides on it."""
    return any(
        a.leader_limit_workdays is not None and a.leader_id for a in case.approvals if a.round == event.data["round"]
    )


def _is_of_other_limit(event: Event, case: Case) -> bool:
    return not _is_of_leaders_limit(event, case)


def _needs_head(event: Event, case: Case) -> bool:
    return event.data["measure"] in NEEDING_HEAD


def _is_new_for_unit(event: Event, case: Case) -> bool:
    """Of decisions the unit hears by the decision's own event; of what it isn't to get, not at all."""
    return event.data["kind"] in NEW_FOR_UNIT


def _is_major(event: Event, case: Case) -> bool:
    return event.data["is_major"]


def _goes_on(event: Event, case: Case) -> bool:
    return case.way not in SETTLED_AT_ONCE


def _is_complete_for_leader(event: Event, case: Case) -> bool:
    return event.data["outcome"] == "complete" and bool(case.instructing_leader_id)


def _is_overdue_for_leader(event: Event, case: Case) -> bool:
    return event.data["cause"] == "overdue" and bool(case.instructing_leader_id)


def _is_new_to_units(event: Event, case: Case) -> bool:
    """A case that came from the former system while units had it isn't new to them."""
    was_with_them = case.old_number and case.way is Way.TRANSFER and event.data["attempt"] == 1
    return not was_with_them


def _is_of_lead(event: Event, case: Case) -> bool:
    parts = [a for a in case.assignments if a.attempt == event.data["attempt"]]
    return not parts or parts[0].unit_id == event.data["unit_id"]


def _is_closed_for_caller(event: Event, case: Case) -> bool:
    return event.data["outcome"] in CLOSED_FOR_CALLER


RULES: tuple[Rule, ...] = (
    Rule(E.CASE_REGISTERED, Told.HEAD, "已登记为{urgency}，请立即阅处。", is_urgent),
    Rule(E.CASE_REGISTERED, Told.CALLER, "您的来电已登记，编号{case}，可凭编号来电查询。", _goes_on),
    Rule(E.CASE_HANDED_OVER, Told.HEAD, "已当场移交{service}。"),
    Rule(E.MASS_INCIDENT_OPENED, Told.HEAD, "已列为群体性突发情况，请立即阅处。", is_at_once=True),
    Rule(E.MATTER_ASSIGNED, Told.HEAD, "市领导交办，请及时办理。"),
    Rule(E.APPROVAL_PREPARED, Told.SECTION, "批办单已制作，待提出拟办意见。"),
    Rule(E.APPROVAL_DRAFTED, Told.HEAD, "批办单待阅办。"),
    Rule(E.APPROVAL_RETURNED, Told.SECTION, "批办单已退回，请补充情况后再报。"),
    Rule(E.HEAD_DECIDED, Told.LEADER, "重大事项呈请批示，请及时阅批。", _is_major),
    Rule(E.LEADER_SUBSTITUTED, Told.LEADER, "该事项由您代为办理，请及时阅批。"),
    Rule(E.CASE_DISPATCHED, Told.UNITS, "已转你单位办理，请于{due}前反馈，并登录系统签收。", _is_new_to_units),
    Rule(E.UNIT_REPLACED, Told.UNIT, "已改由你单位办理，请于{due}前反馈，并登录系统签收。"),
    Rule(E.UNIT_URGED, Told.UNIT, "第{ordinal}次催办，请抓紧办理并按期反馈。", is_reminder=True),
    Rule(E.SUPERVISION_STARTED, Told.UNIT, "因{cause}已转入督查，请立即办理并说明情况。"),
    Rule(E.SUPERVISION_STARTED, Told.OFFICE, "因{cause}移送督查，请办理。"),
    Rule(E.SUPERVISION_STARTED, Told.LEADER, "您批示的事项已超出办理期限，已转入督查。", _is_overdue_for_leader),
    Rule(E.OFFICE_SUPERVISED, Told.UNIT, "市政府办公室督查科已提出督查要求，请登录系统答复。"),
    Rule(E.SUPERVISION_ANSWERED, Told.OFFICE, "承办单位已答复督查，请审阅。"),
    Rule(E.MEASURE_TAKEN, Told.HEAD, "拟发{document}，待审定。", _needs_head),
    Rule(E.DOCUMENT_ISSUED, Told.UNIT, "已向你单位制发{document}，请登录系统查看并落实。", _is_new_for_unit),
    Rule(E.RETURN_REQUESTED, Told.HEAD, "承办单位申请退单，待裁定。", _is_for_head),
    Rule(E.RETURN_REQUESTED, Told.LEADER, "承办单位申请退单，待您裁定。", _is_instructed),
    Rule(E.RETURN_RULED, Told.UNIT, "退单申请已裁定：{ruling}。"),
    Rule(E.UNIT_EXCUSED, Told.UNIT, "你单位已免予办理该事项。"),
    Rule(E.EXTENSION_REQUESTED, Told.HEAD, "承办单位申请延期，待审批。", _is_of_other_limit),
    Rule(E.EXTENSION_REQUESTED, Told.LEADER, "承办单位申请延长您确定的期限，待您审批。", _is_of_leaders_limit),
    Rule(E.EXTENSION_REFUSED, Told.UNIT, "延期申请未获同意，请按原期限办理。"),
    Rule(E.LIMIT_EXTENDED, Told.UNIT, "办理期限已延至{due}。"),
    Rule(E.LIMIT_EXTENDED, Told.CALLER, "您反映的{case}号事项经批准延期办理，新的期限为{due}。", _is_of_lead),
    Rule(E.INTERIM_REPORTED, Told.HEAD, "承办单位已续报情况，请阅。", is_urgent),
    Rule(E.PART_ASSIGNED, Told.IN_CHARGE, "已由本单位交您承办，请按内部完成日期办理。"),
    Rule(E.REPORT_REVIEWED, Told.LEADER, "承办单位已反馈，待您审查。", _is_complete_for_leader),
    Rule(E.SUPPLEMENT_ORDERED, Told.FORMER_UNITS, "反馈经审查须补办，请登录系统查看补办要求。"),
    Rule(E.MARK_APPEALED, Told.HEAD, "承办单位对回访评价提出申诉，待裁定。"),
    Rule(E.REVEAL_ASKED, Told.HEAD, "有查看保密来话人的申请，待同意。"),
    Rule(E.REVEAL_ASKED, Told.SHIFT_LEADER, "有查看保密来话人的申请，待同意。"),
    Rule(E.APPEAL_RULED, Told.UNIT, "对回访评价的申诉已裁定，请登录系统查看。"),
    Rule(E.CASE_CORRECTED, Told.FORMER_UNITS, "已改派其他单位，你单位不再办理。"),
    Rule(E.CASE_SHELVED, Told.PRESENT_UNITS, "已列入挂账，{review}复核，期间暂停催办。"),
    Rule(E.CASE_SHELVED, Told.CALLER, "您反映的{case}号事项暂不具备办理条件，已列入跟踪台账，将于{review}复核。"),
    Rule(E.CASE_MERGED, Told.PRESENT_UNITS, "已并入另一事项办理，请登录系统查看。"),
    Rule(E.CASE_WITHDRAWN, Told.PRESENT_UNITS, "已撤回，请停止办理。"),
    Rule(E.CASE_WITHDRAWN, Told.CALLER, "您反映的{case}号事项已按您的要求撤回。"),
    Rule(E.ANNOUNCEMENT_MADE, Told.CALLERS, "您反映的{case}号事项已有统一答复，可凭编号来电了解。"),
    Rule(E.CLOSED_WITH_PARENT, Told.CALLER, "您反映的{case}号事项已随同类事项一并办结，可凭编号来电了解。"),
    Rule(E.CASE_ARCHIVED, Told.CALLER, "您反映的{case}号事项办理程序已结束，可凭编号来电了解。", _is_closed_for_caller),
)

TOLD_TO_NOBODY = frozenset({
    E.CASE_MOVED_IN, E.INSTANCE_CLAIMED, E.INSTANCE_RESTARTED, E.CASE_ANSWERED, E.CASE_REDIRECTED, E.UNIT_TEXT_CHECKED,
    E.CASE_PASSED_BACK, E.LEADER_INSTRUCTED, E.APPROVAL_ISSUED, E.SLIP_SIGNED, E.URGING_ACKNOWLEDGED,
    E.DOCUMENT_RULED, E.HAND_URGING_ORDERED, E.UNIT_REPORTED, E.LEADER_REVIEWED, E.ROUND_BEGUN,
    E.CALLER_CALLED_BACK, E.TURN_ORDERED, E.TURN_LAPSED, E.CASE_UNSHELVED, E.MERGE_UNDONE, E.CHILD_ATTACHED,
    E.CHILD_DETACHED, E.TAKEN_ON_ANSWERING_DAY, E.VOLUME_ASSIGNED, E.COVER_MADE, E.VOLUME_SEALED,
    E.DOCUMENTS_SUPPLIED, E.REVEAL_DECIDED, E.CALLER_REVEALED,
})
"""Steps of the system itself, and steps whose follower is told: the work list shows the rest."""

RULINGS = {"reject": "不同意退单，请继续办理", "excuse": "同意，免予办理", "replace": "同意，改由其他单位办理"}
CAUSES = {"overdue": "超出办理期限", "fruitless": "两次催办未果"}


def facts(event: Event, case: Case) -> dict[str, str]:
    """What the words may name."""
    data = event.data
    kind = data.get("measure") or data.get("kind", "")
    kind = kind if kind in set(DocumentKind) else ""
    return {
        "case": case.id, "due": _instant(data.get("due_at", "")), "review": _day(data.get("review_on", "")),
        "ordinal": str(data.get("ordinal", "")), "urgency": case.urgency.label,
        "ruling": RULINGS.get(data.get("ruling", ""), "请登录系统查看"),
        "document": f"《{DocumentKind(kind).label}》" if kind else "",
        "service": EmergencyService(data["service"]).label if data.get("service") else "",
        "cause": CAUSES.get(data.get("cause", ""), "未按要求办理"),
    }


def _instant(text: str) -> str:
    return f"{(at := datetime.fromisoformat(text)).month}月{at.day}日{at:%H:%M}" if text else ""


def _day(text: str) -> str:
    return f"{(on := date.fromisoformat(text[:10])).month}月{on.day}日" if text else ""
