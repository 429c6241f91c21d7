"""When a unit must have reported (R-5.3.1): a limit of the table laid on the working calendar."""

from datetime import datetime, timedelta

from pydantic import BaseModel

from ..calendar.workdays import Deadline, WorkCalendar


class Limit(BaseModel):
    """A limit as the decision table gives it; `unit` is workday, work_hour or hour (of the clock)."""

    amount: float
    unit: str

    @property
    def label(self) -> str:
        """As printed on slips, e.g. 5 个工作日."""
        amount = int(self.amount) if self.amount == int(self.amount) else self.amount
        return f"{amount} {_LABELS[self.unit]}"

    def lay_on(self, calendar: WorkCalendar, start: datetime) -> Deadline:
        """When a limit that starts at `start` ends. The clock starts at dispatch, not at signature.

        Source: 《山东省政务服务热线管理办法》 (2020); `PRACTICE`, limits.
        """
        if self.unit == "workday":
            return calendar.add_workdays(start, int(self.amount))
        if self.unit == "work_hour":
            return calendar.add_work_time(start, timedelta(hours=self.amount))
        return Deadline(start + timedelta(hours=self.amount), (start.date(),))


_LABELS = {"workday": "个工作日", "work_hour": "个工作小时", "hour": "小时"}
