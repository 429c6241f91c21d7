"""A row of the work list, as pages and programs are told it: never more of the matter than a unit may read."""

from pydantic import BaseModel, Field

from hotline.domain.unit_work import WorkState


class TimeLeft(BaseModel):
    """距期限的工作日"""

    style: str = Field(description="ok、soon、overdue", examples=["ok"])
    words: str = Field(description="说法", examples=["剩 3 个工作日"])
    days: list[str] = Field(description="逐日列出的工作日", examples=[["2026-11-24", "2026-11-25"]])


class Beside(BaseModel):
    """同办单位的进展"""

    unit_name: str
    role_label: str = Field(examples=["主办"])
    state: str = Field(examples=["已签收"])


class TaskBeside(BaseModel):
    """本件的待办任务"""

    key: str = Field(description="任务编号", examples=["2251799813685301"])
    title: str = Field(examples=["办理并反馈"])


class WorkRow(BaseModel):
    """待办列表的一行"""

    case_id: str = Field(description="案件编号", examples=["2026-000123"])
    subject: str = Field(description="承办单位可阅看的标题")
    kind: str
    kind_label: str = Field(examples=["求助"])
    urgency: str
    urgency_label: str = Field(examples=["一般"])
    status_label: str = Field(examples=["办理中"])
    registered_at: str
    attempt: int = Field(description="第几次办理", examples=[1])
    is_owed: bool = Field(description="本单位是否尚须反馈")
    role_label: str = Field("", description="主办或协办", examples=["主办"])
    issued_at: str = Field("", description="转办时刻")
    due_at: str = Field("", description="办理期限")
    left: TimeLeft | None = Field(None, description="距期限的工作日，不须反馈的为空")
    states: list[WorkState] = Field(default_factory=list, description="所处各状态", examples=[["unsigned"]])
    colour: str = Field("", description="yellow、red、overdue，或空")
    signed_at: str = Field("", description="签收时刻")
    closed_at: str = Field("", description="反馈或免办时刻")
    asks_label: str = Field("", description="待裁定的申请", examples=["延期待审批"])
    is_extended: bool = False
    urged: int = Field(0, description="催办次数")
    is_supervised: bool = False
    slip_id: str = Field("", description="转办单编号")
    is_printed: bool = Field(False, description="转办单是否打印过")
    in_charge_id: str = Field("", description="二级交办给谁（账号）")
    in_charge_name: str = ""
    in_charge_until: str = Field("", description="内部完成日期")
    is_inner_late: bool = Field(False, description="内部完成日期是否已过")
    others: list[Beside] = Field(default_factory=list)
    tasks: list[TaskBeside] = Field(default_factory=list)
    may: list[str] = Field(default_factory=list, description="现在能办的操作", examples=[["sign_slip"]])
