"""The archivist has supplied what was missing, and the volume is tried again (R-5.5.1)."""

from datetime import datetime
from typing import Any

from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "补齐案卷文件"
ARTICLE = "五（五）1"


class SupplyDocuments(Form):
    """How the gap was closed."""

    note: str = ""

    def faults(self) -> dict[str, str]:
        """What was done is written down."""
        return only_faults(note=text_fault(self.note, "补齐情况", limit=1_000))


FORM = SupplyDocuments


def apply(case: Case, form: SupplyDocuments, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Note it; sealing checks the documents again."""
    case.record(
        EventType.DOCUMENTS_SUPPLIED, at=at, by=by, effect=task.effect, data={}, detail={"note": form.note}
    )
    return {}
