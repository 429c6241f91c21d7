"""Taking a call (R-5.1.1, R-5.1.2): what the operator writes down becomes a case."""

import re
from datetime import datetime

from pydantic import Field

from .answering_day.taking import DayCall, note_day, put_word, record_word, word_faults, word_of
from .case import Case
from .classification import (
    Channel,
    EmergencyService,
    Importance,
    Kind,
    Organ,
    Protection,
    SecrecyLevel,
    Urgency,
    Way,
)
from .engine_commands import MESSAGE_CASE_REGISTERED, EngineCommand
from .events import EventType
from .forms import MAX_LINE, Form, lead_first, only_faults, text_fault, units_faults
from .identity import CallerIdentity, normal_phone
from .roles import Actor
from .turn import Turn, TurnKind

LONGEST_CALL_SECONDS = 24 * 3600
_NUMBER_OF_A_PERSON = re.compile(r"\d{7,}")


class CallForm(Form):
    """The operator's form, in the order people speak. Codes are the values of the classification enums."""

    name: str = ""
    phone: str = ""
    address: str = ""
    is_anonymous: bool = False
    wants_secrecy: bool = False
    reports_wrongdoing: bool = False
    reported_unit_id: str = ""
    subject: str = ""
    content: str = ""
    unit_text: str = ""
    place: str = ""
    district: str = ""
    topic: str = ""
    kind: str = ""
    urgency: str = Urgency.ORDINARY
    importance: str = Importance.ORDINARY
    secrecy: str = SecrecyLevel.PUBLIC
    is_state_secret: bool = False
    way: str = ""
    organ: str = ""
    service: str = ""
    parent_id: str = ""
    channel: str = Channel.TELEPHONE
    answer: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    call_seconds: int = Field(default=0, ge=0, le=LONGEST_CALL_SECONDS)
    session_id: str = ""
    session_caller: int = 0
    leader_word: str = ""
    leader_limit_workdays: int | None = None

    @property
    def is_protected(self) -> bool:
        """A report of wrongdoing always protects its caller; others by their wish. Source: 五(一)1."""
        return self.reports_wrongdoing or self.wants_secrecy

    def faults(self) -> dict[str, str]:
        """Every fault at once, each with what to do."""
        if self.is_state_secret:
            return {
                "is_state_secret": "涉及国家秘密的事项不得通过电话受理和存储。请告知来话人按保密规定当面向有关机关反映"
            }
        if self.channel != Channel.TELEPHONE:
            return {"channel": "只受理电话反映的问题，不受理来信来访（工作规程三），请告知来话人向信访部门反映"}
        return self._caller_faults() | self._matter_faults() | self._way_faults() | word_faults(
            self.leader_word, self.leader_limit_workdays, is_transfer=self.way == Way.TRANSFER
        )

    def _caller_faults(self) -> dict[str, str]:
        phone = normal_phone(self.phone)
        return only_faults(
            name="请填写来话人姓名；不愿透露的请勾选“匿名”" if not self.name and not self.is_anonymous
            else text_fault(self.name, "姓名", limit=50, required=False),
            phone="电话号码应为 7 至 12 位数字" if self.phone and not 7 <= len(phone) <= 12
            else "请填写联系电话；不愿透露的请勾选“匿名”" if not phone and not self.is_anonymous else "",
            address=text_fault(self.address, "工作单位或住址", limit=MAX_LINE, required=False),
        )

    def _matter_faults(self) -> dict[str, str]:
        return only_faults(
            subject=text_fault(self.subject, "标题", limit=100),
            content=text_fault(self.content, "来话内容"),
            unit_text="保密件请另写一份供承办单位阅看的内容，隐去姓名、电话等" if self._lacks_unit_text
            else text_fault(self.unit_text, "承办单位阅看内容", required=False),
            place=text_fault(self.place, "地点", limit=MAX_LINE, required=False),
            district=_heading_fault(self.district, "所在区县", limit=20),
            topic=_heading_fault(self.topic, "主题", limit=60),
            kind=_code_fault(Kind, self.kind, "类别"),
            urgency=_code_fault(Urgency, self.urgency, "紧急程度"),
            importance=_code_fault(Importance, self.importance, "重要程度"),
            secrecy=_code_fault(SecrecyLevel, self.secrecy, "密级"),
            way=_code_fault(Way, self.way, "处理方式"),
        )

    @property
    def _lacks_unit_text(self) -> bool:
        return self.is_protected and self.way in (Way.TRANSFER, Way.APPROVE, Way.PASS_ON) and not self.unit_text

    def _way_faults(self) -> dict[str, str]:
        if self.way == Way.ANSWER:
            return only_faults(answer=text_fault(self.answer, "答复内容"))
        if self.way == Way.REDIRECT:
            return only_faults(organ=_code_fault(Organ, self.organ, "应向其反映的机关"))
        if self.way == Way.HAND_OVER:
            return only_faults(service=_code_fault(EmergencyService, self.service, "移交的紧急救助部门"))
        if self.way == Way.ATTACH:
            return only_faults(parent_id="" if self.parent_id else "请选择要并入的事项")
        if self.urgency == Urgency.EMERGENCY and self.way == Way.APPROVE:
            return {"way": "突发事件应立即转办，不得等待批办；请选择“即转网络单位”并选定承办单位（工作规程四（四））"}
        if self.way == Way.TRANSFER:
            if self.reported_unit_id and self.reported_unit_id in self.unit_ids:
                return {"unit_ids": "不得将举报件转给被举报单位（《信访工作条例》第三十条），请另选单位"}
            return units_faults(self.unit_ids, self.lead_unit_id)
        return {}

    @property
    def identity(self) -> CallerIdentity:
        """The part that goes to the vault; nothing of it for an anonymous caller who left nothing."""
        return CallerIdentity(name=self.name, phone=normal_phone(self.phone), address=self.address)


def _heading_fault(value: str, label: str, *, limit: int) -> str:
    """Headings travel in events and are counted: short, and without numbers that belong to a person."""
    if _NUMBER_OF_A_PERSON.search(value):
        return f"{label}中不要写电话或证件号码"
    return text_fault(value, label, limit=limit, required=False)


def _code_fault(codes: type, value: str, label: str) -> str:
    return "" if value in set(codes) else f"请选择{label}"


def register_call(
    form: CallForm, case_id: str, *, at: datetime, by: Actor, effect: str, day: DayCall | None = None
) -> Case:
    """Make the case of a call that was taken, with its start command for the engine.

    A call of an answering day names its `day`; the leader's word in the form stands on its first approval slip.

    Raises:
        FieldsRefused: the form has faults; a leader's word, but no leader spoke with the caller.
    """
    form.require_sound()
    units = lead_first(form.unit_ids, form.lead_unit_id) if form.way == Way.TRANSFER else []
    case = Case(
        id=case_id, registered_at=at.isoformat(timespec="milliseconds"), registered_by=by.account_id,
        operator_number=by.operator_number, call_seconds=form.call_seconds, subject=form.subject,
        content=form.content, unit_text=form.unit_text, place=form.place, district=form.district,
        topic=form.topic, kind=Kind(form.kind), urgency=Urgency(form.urgency),
        importance=Importance(form.importance), secrecy=SecrecyLevel(form.secrecy), way=Way(form.way),
        organ=Organ(form.organ) if form.way == Way.REDIRECT else None,
        service=EmergencyService(form.service) if form.way == Way.HAND_OVER else None,
        protection=Protection.PROTECTED if form.is_protected else Protection.ORDINARY,
        reports_wrongdoing=form.reports_wrongdoing, is_anonymous=form.is_anonymous,
        reported_unit_id=form.reported_unit_id, answer=form.answer,
        unit_ids=units, lead_unit_id=units[0] if units else "",
    )
    word = word_of(day, form.leader_word, at=at, by=by)
    if word and day and day.leader:
        put_word(case, day.leader, word, form.leader_limit_workdays)
    case.record(
        EventType.CASE_REGISTERED, at=at, by=by, effect=effect,
        data={
            "kind": case.kind, "urgency": case.urgency, "importance": case.importance, "way": case.way,
            "topic": case.topic, "operator_number": case.operator_number, "secrecy": case.secrecy,
            "protection": case.protection, "reports_wrongdoing": case.reports_wrongdoing,
            "district": case.district, "origin": case.origin, "call_seconds": case.call_seconds,
        },
    )
    if day:
        note_day(case, day, at=at, by=by, effect=effect)
    if word:
        record_word(case, at=at, by=by, effect=effect)
    if form.way == Way.ATTACH:
        _attach(case, form.parent_id, at=at, by=by)
    case.ask_engine(start_command(case, "merged" if form.way == Way.ATTACH else ""))
    return case


def _attach(case: Case, parent_id: str, *, at: datetime, by: Actor) -> None:
    """A call of a known cause follows its parent from the first step on."""
    case.turns = 1
    case.turn = Turn(
        number=1, kind=TurnKind.MERGE, ordered_at=at.isoformat(timespec="seconds"), by=by.account_id,
        by_name=by.name, data={"parent_id": parent_id, "reason": "受理时并入"},
    )


def start_command(case: Case, resume_at: str = "") -> EngineCommand:
    """The command that starts the case's instance, at the beginning or at a procedure's boundary."""
    instructed = case.instructing_leader_id
    approval = case.approval
    unit_ids = case.next_unit_ids
    return EngineCommand(
        id=f"start/{case.id}/{case.start_number}", kind="start", name=MESSAGE_CASE_REGISTERED,
        correlation_key=case.id,
        variables={
            "case_id": case.id, "round": case.round, "attempt": case.attempt, "resume_at": resume_at,
            "kind": case.kind, "urgency": case.urgency, "importance": case.importance, "way": case.way,
            "in_scope": case.organ is None, "unit_ids": unit_ids,
            "lead_unit_id": unit_ids[0] if unit_ids else "", "leader_id": case.leader_seat,
            "is_instructed": bool(instructed), "is_assigned": case.has_word_at_intake,
            "is_protected": case.is_protected,
            "needs_text_check": case.reports_wrongdoing and bool(case.unit_text) and not case.text_checked_by,
            "leader_limit_workdays": approval.leader_limit_workdays if approval else None,
        },
    )
