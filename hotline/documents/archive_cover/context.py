"""The cover of an archived case, the contents sheet and the remarks (R-5.5.1). Source: GB/T 9705-2008."""

from itertools import accumulate
from typing import Any

from ...domain.case import Case
from ...domain.documents import DocumentKind, DocumentRef
from .. import chinese_dates as said
from ..source import Source

_OUTCOMES = {
    "answered": "当场答复", "redirected": "告知向有关机关反映", "handed_over": "移交紧急救助机构",
    "withdrawn": "来话人撤回", "merged": "随主案办结",
}


def build(source: Source) -> dict[str, Any]:
    """The volume and place, the course in short, and every document in it, in order of issue."""
    case = source.case
    return {
        **source.heading(DocumentKind.ARCHIVE_COVER), **source.matter(),
        "volume": case.volume.name if case.volume else "—", "position": case.volume.position if case.volume else 0,
        "ended_on": said.day(source.at),
        "units": "、".join(dict.fromkeys(a.unit_name for a in case.assignments)) or "—",
        "outcome": _OUTCOMES.get(case.status) or ("报结" if case.instructing_leader_id else "完成处理"),
        "rounds": max((a.round for a in case.approvals), default=0),
        "instructed_on": said.day(min(a.leader.at for a in case.approvals if a.leader))
        if case.instructing_leader_id else "",
        "documents": _contents(source, case), "pages": sum(ref.pages for ref in case.documents),
    }


def _contents(source: Source, case: Case) -> list[dict[str, Any]]:
    first_pages = accumulate((ref.pages for ref in case.documents), initial=1)
    return [
        {
            "place": place, "number": ref.number, "title": ref.kind.label, "issuer": _issuer(source, ref),
            "date": said.digits(ref.issued_at), "pages": ref.pages, "first_page": first_page,
        }
        for place, (ref, first_page) in enumerate(zip(case.documents, first_pages, strict=False), start=1)
    ]


def _issuer(source: Source, ref: DocumentRef) -> str:
    if ref.kind is DocumentKind.FEEDBACK_REPORT:
        return source.name_of(ref.unit_id)
    return "市政府办公室督查科" if ref.kind is DocumentKind.SUPERVISION_NOTICE else "受理中心"
