"""What stands on a unit's report: is it true, was the caller spoken to, what was done, the evidence (R-5.3.1)."""

from typing import Any

from ...domain.assignment import Report
from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source

EVIDENCE = {"identity": "身份证明", "contact": "联系记录", "handling": "办理佐证"}


def build(source: Source) -> dict[str, Any]:
    """Order: attempt. Of a protected case nothing about contact with the caller: the center relays the answer."""
    part = source.case.assignment(source.unit_id, source.extra["attempt"])
    report = part.report
    return {
        **source.heading(DocumentKind.FEEDBACK_REPORT, issuer=source.unit_name), **source.matter(),
        "unit": part.unit_name, "role": part.role.label, "is_protected": source.case.is_protected,
        "due_at": said.minute(part.due_at), "reported_at": said.minute(report.at), "reporter": report.by_name,
        "is_true": {True: "属实", False: "不属实"}.get(report.is_true, "—"),
        "is_within_duties": "是" if report.is_within_duties else "否",
        "contact": "" if source.case.is_protected else _contact(report),
        "is_solved": "已解决" if report.is_solved else "未解决",
        "unsolved_reason": "" if report.is_solved else report.unsolved_reason or "—",
        "handling": report.handling, "public_answer": report.public_answer or "—",
        "evidence": [
            {"name": each.name, "kind": EVIDENCE.get(each.kind, "其他"), "mark": each.sha256[:16]}
            for each in report.attachments
        ],
    }


def _contact(report: Report) -> str:
    if not report.contacted_caller:
        return f"未联系。{report.contact_note}"
    when = said.minute(report.contact_at) if report.contact_at else ""
    number = f"，拨打{report.contact_phone_masked}" if report.contact_phone_masked else ""
    return f"{when}已联系来话人{number}。{report.contact_note}"
