"""Answers of the doors to mayor's answering days."""

from typing import Any

from pydantic import BaseModel, Field

from .answers import CaseId, Day, Instant, NextToken


class DayRow(BaseModel):
    """一个接听日"""

    id: str
    name: str
    held_on: Day
    status: str
    status_label: str
    leader: str
    units: list[str]


class DayPage(BaseModel):
    """接听日的一页，近的在前"""

    days: list[DayRow]
    next_page_token: NextToken


class DayKept(BaseModel):
    """已筹备的接听日"""

    day_id: str


class DayChanged(DayKept):
    """接听日及其状态"""

    status: str


class NumberTaken(BaseModel):
    """来话人的序号"""

    number: int


class CallerRow(BaseModel):
    """一位来话人；姓名、电话不在其中"""

    number: int
    matter: str
    is_protected: bool
    state: str
    state_label: str
    noted_at: Instant
    waits_minutes: int


class CallersPage(BaseModel):
    """待回拨的一页"""

    callers: list[CallerRow]
    next_page_token: NextToken


class Board(BaseModel):
    """接听日的现场：谁在等、谁在通话、谁待回拨、受理了什么"""

    day: DayRow
    at: Instant
    counts: dict[str, int] = Field(description="各项件数")
    leader: CallerRow | None
    waiting: list[CallerRow]
    on_line: list[CallerRow]
    ring_back: list[CallerRow]
    taken: list[dict[str, Any]]
    last_word: dict[str, Any] | None
    unregistered: list[dict[str, Any]]


class GivenRow(BaseModel):
    """当日交办的一件"""

    number: int
    case_id: CaseId
    subject: str
    status: str
    due_at: Instant


class GivenPage(BaseModel):
    """当日交办的一页"""

    cases: list[GivenRow]
    next_page_token: NextToken


class DayReport(BaseModel):
    """接听日小结，每项指标附所计的来话人"""

    day: DayRow
    remark: str
