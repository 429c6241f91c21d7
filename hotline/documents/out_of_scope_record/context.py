"""What stands on the record of a matter that isn't the center's: where the caller was told to turn (R-2.2, R-3.3)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: organ_label, sentence. Also for what was handed over to 110, 119, 120, 122."""
    case, extra = source.case, source.extra
    handed_over = case.service is not None
    return {
        **source.heading(
            DocumentKind.OUT_OF_SCOPE_RECORD, title=f"市长公开电话{'移交' if handed_over else '告知'}记录单"
        ),
        **source.matter(), "handed_over": handed_over, "organ_label": extra["organ_label"],
        "sentence": extra["sentence"], "called_at": said.minute(case.registered_at),
        "operator_number": case.operator_number or "—", "by_name": case.history[0].by_name,
        "article": "工作规程四（四），国办函〔2025〕66号" if handed_over else "工作规程二（二）、三",
    }
