"""Documents as they come in practice: every kind once, and the turns that change how a page reads or looks.

The golden tests and the contact sheet (`make documents`) are made of these.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hotline.documents.source import Source
from hotline.domain.approval import Approval, Review
from hotline.domain.classification import EmergencyService, Origin, UnitRole, Urgency
from hotline.domain.documents import DocumentKind as K

from . import cases as sample
from .documents import AT, sample_source, written

PROTECTED = {
    "reports_wrongdoing": True, "content": "我是三号楼的陈桂芳，亲眼看见他们收钱。", "subject": "举报物业科收钱",
    "unit_text": "群众反映有工作人员违规收取费用。", "place": "金海花园三号楼", "address": "海曲路77号",
}


def _with(kind: K, **extra: Any) -> Source:
    source = sample_source(kind)
    return replace(source, extra={**source.extra, **extra})


def three_rounds() -> Source:
    """An approval slip in its third round: entered by the secretary, by a substitute, and not yet instructed."""
    source = sample_source(K.APPROVAL_SLIP)
    case, first = source.case, source.case.approvals[0]
    first.leader = written(sample.MAYOR, "请住建局牵头，三日内解决。", entered_by="何秘书")
    judged = written(sample.REVIEWER, "只更换一台水泵，高峰时段仍不达标。", AT + timedelta(days=7))
    case.reviews.append(Review(round=1, attempt=1, outcome="rehandle", opinion=judged))
    for ordinal, text in ((2, "请供水集团主要负责人到现场，彻底解决。"), (3, "")):
        at = AT + timedelta(days=8 * (ordinal - 1))
        case.approvals.append(
            Approval(
                round=ordinal, number=K.APPROVAL_SLIP.number(2026, 30 + ordinal), document_id="", is_major=True,
                prepared_at=at.isoformat(), unit_ids=["gongshui", "zhujian"], lead_unit_id="gongshui",
                draft=written(sample.SECTION, "拟请供水集团牵头重新办理，限期报告测压结果。", at),
                head=written(sample.HEAD, "同意拟办意见，呈市领导阅示。", at),
                leader=written(sample.MAYOR, text, at, acting_for="梁清和") if text else None,
            )
        )
    return source


def assigned() -> Source:
    """A matter that a leader assigned without a call."""
    source = sample_source(K.APPROVAL_SLIP)
    source.case.origin, source.case.operator_number = Origin.ASSIGNED, ""
    return source


def marked() -> Source:
    """An internal matter in an emergency."""
    source = sample_source(K.TRANSFER_SLIP, secrecy="internal")
    source.case.urgency = Urgency.EMERGENCY
    return source


def co_unit() -> Source:
    """The slip of a unit that helps."""
    return replace(sample_source(K.TRANSFER_SLIP), unit_id="gongshui")


def thirty_units() -> Source:
    """The lead's slip with twenty-nine partners."""
    source = sample_source(K.TRANSFER_SLIP)
    partner = source.case.assignments[1]
    source.case.assignments[1:] = [
        partner.model_copy(update={"unit_id": f"u{i}", "unit_name": f"第{i:02d}街道办事处", "role": UnitRole.CO})
        for i in range(1, 30)
    ]
    return source


def handed_over() -> Source:
    """A matter of life and safety, handed over at once."""
    source = _with(
        K.OUT_OF_SCOPE_RECORD, organ_label=EmergencyService.FIRE.label, sentence=EmergencyService.FIRE.sentence
    )
    source.case.service = EmergencyService.FIRE
    return source


def answered() -> Source:
    """The cover of a case without papers."""
    source = sample_source(K.ARCHIVE_COVER)
    source.case.documents.clear()
    return source


def thick() -> Source:
    """The cover of a case whose contents go over pages."""
    source = sample_source(K.ARCHIVE_COVER)
    for place in range(1, 90):
        source.case.attach(sample.slip(source.case, K.URGING_NOTICE, place + 1, AT + timedelta(days=place), "zhujian"))
    return source


SCENES: dict[str, tuple[K, Callable[[], Source]]] = {
    **{kind.value: (kind, lambda kind=kind: sample_source(kind)) for kind in K},
    "approval_slip-three_rounds": (K.APPROVAL_SLIP, three_rounds),
    "approval_slip-assigned": (K.APPROVAL_SLIP, assigned),
    "approval_slip-protected": (K.APPROVAL_SLIP, lambda: sample_source(K.APPROVAL_SLIP, **PROTECTED)),
    "transfer_slip-co_unit": (K.TRANSFER_SLIP, co_unit),
    "transfer_slip-protected": (K.TRANSFER_SLIP, lambda: sample_source(K.TRANSFER_SLIP, **PROTECTED)),
    "transfer_slip-marked": (K.TRANSFER_SLIP, marked),
    "transfer_slip-thirty_units": (K.TRANSFER_SLIP, thirty_units),
    "extension_decision-refused": (
        K.EXTENSION_DECISION, lambda: _with(K.EXTENSION_DECISION, granted=False, opinion="理由不充分，请按期办结。"),
    ),
    "return_decision-rejected": (
        K.RETURN_DECISION, lambda: _with(K.RETURN_DECISION, ruling="reject", opinion="属你单位职责，不同意退单。"),
    ),
    "return_decision-excused": (K.RETURN_DECISION, lambda: _with(K.RETURN_DECISION, ruling="excuse", opinion="")),
    "supplement_notice-rehandle": (K.SUPPLEMENT_NOTICE, lambda: _with(K.SUPPLEMENT_NOTICE, is_rehandle=True)),
    "feedback_report-protected": (K.FEEDBACK_REPORT, lambda: sample_source(K.FEEDBACK_REPORT, **PROTECTED)),
    "out_of_scope_record-handed_over": (K.OUT_OF_SCOPE_RECORD, handed_over),
    "archive_cover-answered": (K.ARCHIVE_COVER, answered),
    "archive_cover-thick": (K.ARCHIVE_COVER, thick),
}
