"""Sources of documents for tests, benchmarks and the contact sheet: one believable case with everything in it."""

from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

import yaml

from hotline.documents.source import Source
from hotline.domain.approval import Callback, Opinion, Review
from hotline.domain.assignment import Evidence, Report, Urging
from hotline.domain.case import Case, Volume
from hotline.domain.directory import Unit
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.identity import CallerIdentity
from hotline.domain.roles import SYSTEM, Actor
from hotline.domain.status import CaseStatus

from . import cases as sample
from .directory import SampleDirectory

ORDERS: dict[str, dict[str, Any]] = yaml.safe_load((files(__package__) / "orders.yaml").read_text("utf-8"))
AT = sample.MONDAY_MORNING
CITY_MANAGEMENT = Unit(
    id="chengguan", name="日照市城市管理局", short_name="市城管局", category="市政府部门", duties=["市政设施"]
)
_NO_COURSE = {
    DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP, DocumentKind.URGING_NOTICE, DocumentKind.SUPERVISION_NOTICE,
    DocumentKind.OUT_OF_SCOPE_RECORD, DocumentKind.ANNOUNCEMENT,
}


DIRECTORY = SampleDirectory([sample.WATER, sample.HOUSING, CITY_MANAGEMENT])


def sample_source(kind: DocumentKind, **changes: object) -> Source:
    """A case a leader instructed on, in the hands of two units; `changes` are fields of the operator's form.

    Kinds that come later in a case find it reported, reviewed and called back.
    """
    case = instructed(**changes)
    sample.dispatch(case, sample.HOUSING, sample.WATER, at=AT)
    case.volume = Volume(name="2026年市领导批办交办事项第1卷", position=1)
    if kind not in _NO_COURSE:
        carry_on(case)
    extra = dict(ORDERS[kind])
    issued_at = extra.pop("issued").astimezone(sample.CITY_ZONE)
    return Source(
        case=case, number=kind.number(2026, 12), at=issued_at, unit_id="zhujian", directory=DIRECTORY,
        identity=None if case.is_protected
        else CallerIdentity(name="㛃𠮷", phone="13806331234", address="东港区石臼街道"),
        extra={"by_name": sample.SECTION.name, **extra},
    )


def instructed(**changes: object) -> Case:
    """A case with draft, opinion and instruction on its approval slip."""
    case = sample.prepared(**changes)
    approval = case.approvals[0]
    approval.draft = written(sample.SECTION, "拟请市住建局牵头、供水集团配合办理，建议呈市领导阅示。")
    approval.head = written(sample.HEAD, "拟呈周市长批示。")
    approval.leader = written(sample.MAYOR, "请住建局牵头，三日内解决。")
    approval.is_major, approval.leader_id = True, "mayor"
    approval.unit_ids, approval.lead_unit_id = ["zhujian", "gongshui"], "zhujian"
    approval.leader_limit_workdays = 3
    case.status = CaseStatus.APPROVED
    return case


def written(by: Actor, text: str, at: datetime = AT, **more: str) -> Opinion:
    """What somebody wrote on a slip."""
    return Opinion(by=by.account_id, name=by.name, title="", text=text, at=_said(at), **more)


def carry_on(case: Case) -> None:
    """One urging, a report with evidence, its review, two callbacks, with their entries in the history."""
    lead = case.assignments[0]
    place = {"unit_id": lead.unit_id, "round": 1, "attempt": 1}
    urged_at, reported_at = AT + timedelta(days=3), AT + timedelta(days=4, hours=2)
    lead.urgings.append(
        Urging(
            ordinal=1, at=_said(urged_at), by="system", by_hand=False, document_id="urging_notice-2026-1",
            answer_due_at=_said(urged_at + timedelta(days=1)),
        )
    )
    case.attach(sample.slip(case, DocumentKind.URGING_NOTICE, 1, urged_at, lead.unit_id))
    case.record(
        EventType.UNIT_URGED, at=urged_at, by=SYSTEM, effect="urge/1",
        data={**place, "ordinal": 1, "by_hand": False, "document_id": "urging_notice-2026-1"},
    )
    lead.report = report(reported_at)
    case.move_to(
        CaseStatus.REPORTED, EventType.UNIT_REPORTED, at=reported_at, by=sample.clerk(sample.HOUSING),
        effect="report/1", data={**place, "is_solved": True, "is_on_time": True, "is_last": True},
    )
    judged = written(sample.REVIEWER, "办理结果符合要求，报周市长审查。", reported_at)
    case.reviews.append(Review(round=1, attempt=1, outcome="complete", opinion=judged))
    for days, outcome, mark in ((4, "try_again", 0), (7, "satisfied", 4)):
        case.callbacks.append(
            Callback(
                at=_said(AT + timedelta(days=days)), by=sample.SECTION.account_id, outcome=outcome, quality=mark,
                efficiency=mark, satisfaction=mark,
                note="水压已恢复正常，希望以后不要再反复。" if mark else "电话无人接听。",
            )
        )


def report(at: datetime) -> Report:
    """A unit's report with everything that its form asks for."""
    return Report(
        at=_said(at), by="zhujian-01", by_name="王立新", is_solved=True, contacted_caller=True, is_true=True,
        handling="经查，小区二次供水泵房两台加压泵老化，出口压力仅0.22兆帕。已更换泵组并加装稳压罐，"
        "连续三日傍晚高峰测压0.36兆帕以上，六楼以上用水恢复正常。",
        public_answer="您反映的水压过低问题已查明系泵组老化所致，现已更换，水压恢复正常。感谢您的监督。",
        contact_note="来话人表示满意。", contact_at=_said(at), contact_phone_masked="138******34",
        attachments=[
            Evidence(id="e1", name="泵房更换前后照片.jpg", kind="handling", sha256="3f" * 32, size_bytes=482_113),
            Evidence(id="e2", name="三日测压记录.pdf", kind="handling", sha256="a7" * 32, size_bytes=96_020),
        ],
    )


def _said(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
