"""Forms and fields that several acts share."""

from datetime import date, datetime

from ..forms import MAX_LINE, Form, text_fault


class Reasoned(Form):
    """An act that needs nothing but its reason."""

    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The reason is written down."""
        fault = text_fault(self.reason, "理由", limit=1_000)
        return {"reason": fault} if fault else {}


def day_fault(value: str, label: str, *, required: bool = True) -> str:
    """What is wrong with an ISO day, or an empty string."""
    if not value:
        return f"请填写{label}" if required else ""
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"{label}应为日期，例如 2026-11-30"
    return ""


def instant_fault(value: str, label: str) -> str:
    """What is wrong with an ISO day and time, or an empty string."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return f"请填写{label}，例如 2026-11-30T09:00"
    return ""


def line_fault(value: str, label: str, *, required: bool = True) -> str:
    """What is wrong with a single line, or an empty string."""
    return text_fault(value, label, limit=MAX_LINE, required=required)
