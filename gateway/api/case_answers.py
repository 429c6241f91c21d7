"""The sheet of a case as programs get it, and what is proposed for a call."""

from typing import Any

from pydantic import BaseModel, Field

from hotline.domain.proposing import Proposal

from .answers import CaseId, Day, Instant, Status


class ActRow(BaseModel):
    """现在可办的操作"""

    name: str = Field(examples=["urge_by_hand"])
    title: str = Field(examples=["人工催办"])
    article: str = Field(examples=["五（二）3"])


class ActGroup(BaseModel):
    """一组操作"""

    title: str
    acts: list[ActRow]


class StandingRow(BaseModel):
    """现在等谁办什么"""

    key: str = Field(description="任务编号；不归本人办理的为空")
    title: str
    who: str
    due_at: Instant
    opened_at: Instant
    group: str
    element_id: str


class PartRow(BaseModel):
    """一个单位的承办情况；`is_whole` 为真的另有催办、退单、延期、反馈等"""

    unit_id: str
    unit_name: str
    role_label: str
    round: int
    attempt: int
    is_current: bool
    is_open: bool
    is_running: bool
    issued_at: Instant
    due_at: Instant
    signed_at: Instant
    reported_at: Instant
    interim_count: int
    state_label: str
    is_whole: bool


class DocumentRow(BaseModel):
    """一份文书"""

    document_id: str
    number: str
    kind: str
    kind_label: str
    issued_at: Instant
    pages: int
    to: str


class Permissions(BaseModel):
    """本人可做的"""

    see_identity: bool
    reason_needed: bool


class CaseSheet(BaseModel):
    """案件在本人所见范围内的全部内容；承办单位与受理中心所见不同，来话人身份不在其中"""

    case_id: CaseId
    view: str = Field(description="full 全部，unit 承办单位所见", examples=["full"])
    status: Status
    status_label: str
    is_open: bool
    is_protected: bool = Field(description="保密件")
    round: int
    attempt: int
    registered_at: Instant
    subject: str
    content: str
    place: str
    topic: str
    kind: str
    kind_label: str
    urgency: str
    urgency_label: str
    importance: str
    importance_label: str
    secrecy: str
    secrecy_label: str
    way: str
    way_label: str
    standing: list[StandingRow]
    assignments: list[PartRow]
    turn_label: str
    is_mass_incident: bool
    announcement: dict[str, Any] | None
    appeals: list[dict[str, Any]]
    shelved_until: Day
    shelves: list[dict[str, Any]]
    merge: dict[str, Any] | None
    child_ids: list[CaseId]
    orders_pending: list[dict[str, str]]
    acts: list[ActRow]
    act_groups: list[ActGroup]
    reviews: list[dict[str, Any]]
    documents: list[DocumentRow]
    may: Permissions


class Caller(BaseModel):
    """来话人的身份；每次查看均有记录"""

    name: str
    phone: str
    address: str


class WithSentence(Proposal):
    """附向来话人说的话"""

    sentence: str


class MaskedSpan(BaseModel):
    """拟隐去的一处"""

    begin: int
    end: int
    what: str


class CaseBeside(BaseModel):
    """可能相同或相关的案件"""

    case_id: CaseId
    subject: str
    status: Status
    registered_at: Instant
    is_open: bool
    is_mass_incident: bool
    children: int


class DuplicateRow(CaseBeside):
    """可能重复的案件及理由"""

    reasons: list[str]
    score: float


class Proposed(BaseModel):
    """智能提示：只供参考，由话务员决定"""

    topics: list[Proposal]
    units: list[Proposal]
    urgency: list[Proposal]
    organ: list[WithSentence]
    service: list[WithSentence]
    reports_wrongdoing: list[Proposal]
    masked_text: str
    masked: list[MaskedSpan]
    secrecy_warning: str
    duplicates: list[DuplicateRow]
    incidents: list[CaseBeside]
    earlier: list[CaseBeside]
