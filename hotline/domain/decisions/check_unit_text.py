"""A second person checks what a unit will read of a report of wrongdoing (R-4.5)."""

from datetime import datetime
from typing import Any

from ..case import Case
from ..errors import AccessRefused
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "核对承办单位阅看内容"
ARTICLE = "五（一）1"


class CheckUnitText(Form):
    """The text for the unit, mended where it still tells who called."""

    unit_text: str = ""
    is_clean: bool = False

    def faults(self) -> dict[str, str]:
        """The checker says that nothing in it tells who called."""
        return only_faults(
            unit_text=text_fault(self.unit_text, "承办单位阅看内容"),
            is_clean="" if self.is_clean else "请逐句核对，确认其中没有可识别来话人的内容后勾选",
        )


FORM = CheckUnitText


def apply(case: Case, form: CheckUnitText, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep the checked text.

    Raises:
        AccessRefused: whoever took the call can't be the second person.
    """
    if by.account_id == case.registered_by:
        raise AccessRefused("举报件须由受理人以外的第二人核对，请交其他值班长办理")
    is_changed = form.unit_text != case.unit_text
    case.unit_text, case.text_checked_by = form.unit_text, by.account_id
    case.record(
        EventType.UNIT_TEXT_CHECKED, at=at, by=by, effect=task.effect, data={},
        detail={"note": "已修改" if is_changed else "未修改"},
    )
    return {}
