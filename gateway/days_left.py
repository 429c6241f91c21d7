"""How much time a limit leaves, in working days: a style and, always with it, words; the days counted on demand."""

from dataclasses import dataclass
from datetime import date, datetime

from hotline.calendar.workdays import WorkCalendar

SOON_WORKDAYS = 1


@dataclass(frozen=True)
class DaysLeft:
    """`style`: none | ok | soon | overdue. `days` are the working days that are left, or those that are over."""

    style: str
    words: str
    days: tuple[date, ...] = ()


def days_left(calendar: WorkCalendar, due_at: str, now: datetime) -> DaysLeft:
    """The time until `due_at` (ISO instant; empty: no limit). The day on which one asks is not counted."""
    if not due_at:
        return DaysLeft("none", "无时限")
    due = datetime.fromisoformat(due_at)
    if due < now:
        over = calendar.working_days_after(due.date(), now.date())
        return DaysLeft("overdue", f"已超期 {len(over)} 个工作日" if over else f"已超期（{due:%H:%M} 到期）", over)
    left = calendar.working_days_after(now.date(), due.date())
    if due.date() == now.date():
        return DaysLeft("soon", f"今天 {due:%H:%M} 到期")
    words = f"剩 {len(left)} 个工作日" if left else f"{due.month} 月 {due.day} 日 {due:%H:%M} 到期"
    return DaysLeft("soon" if len(left) <= SOON_WORKDAYS else "ok", words, left)
