"""Answers of the doors to what is kept for everybody: calendar, directory, roster."""

from typing import Any

from pydantic import BaseModel, Field

from .answers import Instant


class YearTold(BaseModel):
    """一年的工作日历"""

    year: int
    holidays: str = Field(description="放假的日子", examples=["2027-02-05至2027-02-11"])
    makeup_days: str = Field(description="调休上班的日子")
    hours: str = Field(description="办公时间")
    is_announced: bool = Field(description="国务院办公厅已公布")
    revision: int


class YearKept(BaseModel):
    """已保存的年份"""

    year: int


class DirectoryTold(BaseModel):
    """单位、市领导，以及可见的人员"""

    units: list[dict[str, Any]]
    leaders: list[dict[str, Any]]
    people: list[dict[str, Any]]


class EntryTold(BaseModel):
    """一项登记，修订号和变更记录"""

    id: str
    revision: int
    records: list[dict[str, Any]]


class OwnContacts(BaseModel):
    """本单位的联系方式"""

    revision: int
    contact_name: str
    contact_phone: str
    contact_mail: str
    contact_webhook: str


class RosterWeek(BaseModel):
    """一周的班次"""

    week: str = Field(examples=["2026-W48"])
    entries: list[dict[str, Any]]


class RosterIds(BaseModel):
    """登记的班次"""

    ids: list[str]


class ShiftEnded(BaseModel):
    """结束的班次"""

    id: str
    ended_at: Instant


class ShiftHandedOver(BaseModel):
    """交接后的班次"""

    id: str
    operator_number: str
    begins_at: Instant
