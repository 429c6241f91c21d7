"""What stands on the notice to mend or redo: which report was found wanting, and why (R-5.3.2)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: is_rehandle, opinion, attempt (of the report found wanting)."""
    extra = source.extra
    is_rehandle = extra["is_rehandle"]
    report = source.case.assignment(source.unit_id, extra["attempt"]).report
    what = "重新办理" if is_rehandle else "补办"
    return {
        **source.heading(DocumentKind.SUPPLEMENT_NOTICE, title=f"市长公开电话{what}通知单"), **source.matter(),
        "unit": source.unit_name, "what": what, "is_rehandle": is_rehandle, "opinion": extra["opinion"],
        "reported_at": said.minute(report.at) if report else "—", "handling": report.handling if report else "—",
    }
