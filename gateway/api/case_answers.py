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
    due_style: str = Field(examples=["ok"])
    due_words: str = Field(examples=["剩 3 个工作日"])


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
    due_style: str
    due_words: str


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
    ask_reveal: bool = Field(description="可申请查看保密来话人")


class Next(BaseModel):
    """本人接下来办什么"""

    label: str = Field(examples=["办理并反馈"])
    address: str = Field(examples=["/tasks/2251799813685301"])
    article: str = Field(examples=["五（三）1"])


class Glance(BaseModel):
    """一眼所见：现在谁办、到何时、本人接下来办什么"""

    at_whom: list[str] = Field(examples=[["日照市供水集团"]])
    due_at: Instant
    due_style: str = Field(description="none 无时限，ok 从容，soon 将到期，overdue 已超期", examples=["ok"])
    due_words: str = Field(examples=["剩 3 个工作日"])
    next: Next | None


class MarkedText(BaseModel):
    """文字的一段"""

    change: str = Field(description="same 未变，ins 新增，del 删去", examples=["ins"])
    text: str


class RoundRow(BaseModel):
    """各轮的同一项内容，每格标出与上一轮的不同"""

    label: str = Field(examples=["市政府领导批示"])
    cells: list[list[MarkedText]]


class Rounds(BaseModel):
    """各轮对照；只有一轮的为空"""

    columns: list[str] = Field(examples=[["第 1 轮", "第 2 轮（二次批办）"]])
    rows: list[RoundRow]


class LimitRow(BaseModel):
    """期限怎样算出：哪条规则、计入哪些日子、其间发生了什么；各日相同的单位合为一项"""

    unit_names: list[str]
    limit_text: str = Field(examples=["5 个工作日"])
    due_at: Instant
    counted_on: list[Day]
    because: str = Field(description="期限表中所用的规则", examples=["急件：3 个工作日"])
    counted: int
    added: int = Field(description="延期的工作日数")
    first_due_on: Day
    is_provisional: bool = Field(description="所在年份的放假安排尚未公布")
    days: list[dict[str, Any]]
    moments: list[dict[str, str]]


class PersonRow(BaseModel):
    """谁办了什么，最后是现在由谁办"""

    doing: str = Field(examples=["签收"])
    who: str
    of: str = Field(description="岗位或单位", examples=["日照市供水集团"])
    at: Instant


class RevealRow(BaseModel):
    """一项查看保密来话人的申请"""

    id: str = Field(examples=["r-0123456789ab"])
    asked_by_name: str
    asked_at: Instant
    reason: str
    state: str = Field(
        description="waiting 待同意，allowed 可看一次，refused 未同意，looked 已查看，expired 已过期",
        examples=["waiting"],
    )
    state_label: str
    decided_by_name: str
    decided_at: Instant
    word: str
    valid_until: Instant
    looked_at: Instant
    is_mine: bool
    may_decide: bool


class RevealList(BaseModel):
    """一件的查看申请，最近的在前"""

    reveals: list[RevealRow]


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
    glance: Glance
    limits: list[LimitRow]
    rounds: Rounds
    people: list[PersonRow]
    reveals: list[RevealRow] = Field(description="查看保密来话人的申请；不经手的人为空")


class StepRow(BaseModel):
    """经过的一步"""

    element_id: str = Field(examples=["Task_HandleAndReport"])
    name: str = Field(examples=["办理并反馈"])
    kind: str = Field(examples=["userTask"])
    began_at: Instant
    ended_at: Instant
    is_present: bool
    state_label: str = Field(examples=["办理中"])
    times: int = Field(description="几个单位或几次")


class ProcessTaken(BaseModel):
    """一个流程中经过的步骤"""

    process: str = Field(examples=["handling"])
    name: str = Field(examples=["转办·办理·催办"])
    steps: list[StepRow]
    passed: list[str] = Field(description="已离开的图元")
    present: list[str] = Field(description="现在所在的图元")


class Course(BaseModel):
    """案件在流程中经过的步骤和所处环节"""

    case_id: CaseId
    release: int = Field(description="案件所用的流程版本", examples=[1])
    at: str = Field(description="现在所在的流程", examples=["handling"])
    processes: list[ProcessTaken]


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
