"""A leader assigns a matter that no one called about (交办, R-2.4): tracked to the end like any instructed one."""

from datetime import datetime

from pydantic import Field

from .approval import LONGEST_LIMIT_WORKDAYS, Approval, Opinion
from .case import Case
from .classification import Importance, Kind, Origin, Protection, SecrecyLevel, Urgency, Way
from .errors import AccessRefused, FieldsRefused, NotFound
from .events import EventType
from .forms import Form, lead_first, only_faults, text_fault, units_faults
from .intake import start_command
from .ports import Directory
from .roles import Actor, Role


class AssignForm(Form):
    """What the leader wants done, by whom, and by when. A secretary attaches the scanned slip.

    `leader_id` is taken from the account of a leader or their secretary.
    """

    subject: str = ""
    content: str = ""
    place: str = ""
    topic: str = ""
    opinion: str = ""
    kind: str = Kind.OTHER
    urgency: str = Urgency.ORDINARY
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    limit_workdays: int | None = None
    scan_id: str = ""

    def faults(self) -> dict[str, str]:
        """Every fault at once."""
        days = self.limit_workdays
        return units_faults(self.unit_ids, self.lead_unit_id) | only_faults(
            subject=text_fault(self.subject, "事项标题", limit=100), content=text_fault(self.content, "交办内容"),
            opinion=text_fault(self.opinion, "批示意见", limit=1_000),
            kind="" if self.kind in set(Kind) else "请选择类别",
            urgency="" if self.urgency in set(Urgency) else "请选择紧急程度",
            limit_workdays=f"办理时限应为 1 至 {LONGEST_LIMIT_WORKDAYS} 个工作日"
            if days is not None and not 1 <= days <= LONGEST_LIMIT_WORKDAYS else "",
        )


def register_assigned(
    form: AssignForm, case_id: str, *, at: datetime, by: Actor, effect: str, directory: Directory
) -> Case:
    """Make the case with the leader's word on its first approval, and start it.

    Raises:
        AccessRefused: neither a leader nor a leader's secretary.
        FieldsRefused: the form has faults, or the secretary has no scanned slip.
    """
    if not by.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) or not by.leader_id:
        raise AccessRefused("交办事项由市政府领导或其秘书登记")
    is_secretary = by.has(Role.LEADER_SECRETARY)
    faults = form.faults()
    if is_secretary and not form.scan_id:
        faults["scan_id"] = "代录领导交办须附批件扫描件，请先上传"
    if faults:
        raise FieldsRefused(faults)
    try:
        leader = directory.leader(by.leader_id)
    except NotFound:
        raise AccessRefused("账号没有对应的市领导，请系统管理员核对账号") from None
    units = lead_first(form.unit_ids, form.lead_unit_id)
    case = Case(
        id=case_id, registered_at=at.isoformat(timespec="milliseconds"), registered_by=by.account_id,
        operator_number="", subject=form.subject, content=form.content, place=form.place, topic=form.topic,
        kind=Kind(form.kind), urgency=Urgency(form.urgency), importance=Importance.IMPORTANT,
        secrecy=SecrecyLevel.PUBLIC, way=Way.APPROVE, origin=Origin.ASSIGNED, protection=Protection.ORDINARY,
        is_anonymous=True, unit_ids=units, lead_unit_id=units[0],
    )
    word = Opinion(
        by=by.account_id, name=leader.name, title="市政府领导", text=form.opinion, at=at.isoformat(timespec="seconds"),
        entered_by=by.name if is_secretary else "",
    )
    approval = Approval.by_word(leader.id, leader.name, word, units=units, limit_workdays=form.limit_workdays)
    case.approvals.append(approval.model_copy(update={"scan_id": form.scan_id}))
    _record(case, at=at, by=by, effect=effect)
    case.ask_engine(start_command(case))
    return case


def _record(case: Case, *, at: datetime, by: Actor, effect: str) -> None:
    case.record(
        EventType.CASE_REGISTERED, at=at, by=by, effect=effect,
        data={
            "kind": case.kind, "urgency": case.urgency, "importance": case.importance, "way": case.way,
            "topic": case.topic, "operator_number": "", "secrecy": case.secrecy, "protection": case.protection,
            "reports_wrongdoing": False, "district": "", "origin": case.origin, "call_seconds": 0,
        },
    )
    approval = case.approvals[0]
    case.record(
        EventType.MATTER_ASSIGNED, at=at, by=by, effect=f"{effect}/assigned", data={"leader_id": approval.leader_id},
        detail={"opinion": approval.leader.text if approval.leader else ""},
    )
