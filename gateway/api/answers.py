"""What the doors for programs answer, field by field: the models that describe the answers to programs."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

CaseId = Annotated[str, Field(description="案件编号", examples=["2026-000123"])]
Status = Annotated[str, Field(description="案件状态", examples=["handling"])]
Instant = Annotated[str, Field(description="时刻（ISO 8601），没有则空", examples=["2026-11-23T09:30:00+08:00"])]
Day = Annotated[str, Field(description="日期，没有则空", examples=["2026-12-01"])]
NextToken = Annotated[str, Field(description="下一页的标记，空为最后一页", examples=["WyIyMDI2LTExLTIzIl0"])]
Count = Annotated[int, Field(description="此刻总数", examples=[42])]


class CaseState(BaseModel):
    """案件及办理后的状态"""

    case_id: CaseId
    status: Status


class CallTaken(CaseState):
    """已登记的来电"""

    look_up_code: str = Field(description="告知来话人的查询码", examples=["7K3F 9Q2M"])


class Identified(BaseModel):
    """新登记的一项"""

    id: str = Field(description="编号", examples=["d-0123456789"])


class TokenGiven(BaseModel):
    """会话令牌"""

    token: str = Field(description="此后以 Authorization: Bearer 发送", examples=["kq3Zk0t1…"])


class SessionRow(BaseModel):
    """一次登录"""

    id: str = Field(description="登录编号", examples=["0f1e2d3c4b5a6978"])
    door: str = Field(description="page 网页，program 程序", examples=["page"])
    address: str = Field(description="来自何处", examples=["10.1.2.3"])
    opened_at: Instant
    used_at: Instant
    is_this: bool = Field(description="是否本次登录")


class SessionList(BaseModel):
    """本账号的登录"""

    sessions: list[SessionRow]


class TaskRow(BaseModel):
    """一项待办"""

    key: str = Field(description="任务编号", examples=["2251799813685301"])
    case_id: CaseId
    element_id: str = Field(description="流程环节", examples=["Task_HandleAndReport"])
    form: str = Field(description="办理表单", examples=["unit_report"])
    title: str = Field(description="环节名称", examples=["办理并反馈"])
    group: str = Field(description="由谁办理", examples=["unit:gongshui"])
    unit_id: str = Field(description="承办单位编号", examples=["gongshui"])
    leader_id: str
    order_id: str
    round: int = Field(description="第几轮批办", examples=[1])
    attempt: int = Field(description="第几次办理", examples=[1])
    opened_at: Instant
    due_at: Instant
    subject: str = Field(description="该组可阅看的标题", examples=["小区水压过低"])
    urgency: str = Field(description="紧急程度", examples=["ordinary"])


class TaskPage(BaseModel):
    """待办列表的一页，期限在前的在前"""

    tasks: list[TaskRow]
    count: Count
    next_page_token: NextToken


class TaskOpened(TaskRow):
    """一项待办及其表单的字段"""

    article: str = Field(description="所依据的规程条款", examples=["五（三）1"])
    fields: list[str] = Field(description="表单字段", examples=[["handling", "public_answer"]])


class EvidenceKept(BaseModel):
    """已上传的附件"""

    id: str = Field(description="附件编号", examples=["65f0c2d1a4b3e8f790123456"])
    name: str = Field(description="文件名", examples=["现场照片.jpg"])
    kind: str = Field(description="证明什么", examples=["handling"])
    sha256: str
    size_bytes: int = Field(examples=[20480])


class UploadsKept(BaseModel):
    """上传结果"""

    attachments: list[EvidenceKept]


class LedgerLine(BaseModel):
    """台账的一行"""

    place: int = Field(description="序号", examples=[1])
    case_id: CaseId
    subject: str
    origin_label: str = Field(description="来电或交办", examples=["领导交办"])
    instructed_at: Instant
    leader: str = Field(description="领导", examples=["周明远 市长"])
    opinion: str
    entered_by: str = Field(description="代录人")
    units: list[str]
    due_at: Instant
    status: Status
    status_label: str
    is_open: bool
    rounds: int
    result: str
    result_at: Instant


class LedgerPage(BaseModel):
    """交办批办台账的一页，按批示时间"""

    matters: list[LedgerLine]
    count: Count
    next_page_token: NextToken


class ShelvedRow(BaseModel):
    """挂账件"""

    case_id: CaseId
    review_on: Day


class IncidentRow(BaseModel):
    """群体性事件"""

    case_id: CaseId
    children: int = Field(description="并入件数")


class AppealedRow(BaseModel):
    """申诉待裁定"""

    case_id: CaseId
    appealed_at: Instant


class Watched(BaseModel):
    """受理中心关注的案件"""

    shelved: list[ShelvedRow]
    incidents: list[IncidentRow]
    appealed: list[AppealedRow]


class Renewal(BaseModel):
    """更新申请"""

    unit_id: str
    unit_name: str
    at: Instant
    by_name: str
    reason: str
    settled_in: int


class ArticleTold(BaseModel):
    """一条知识"""

    article_id: str = Field(description="知识编号", examples=["a1b2c3d4e5f6"])
    title: str
    question: str = Field(description="市民怎么问")
    answer: str = Field(description="答复内容")
    topics: list[str]
    unit_ids: list[str]
    state: str = Field(description="draft 草稿，staff 中心内部，public 公开", examples=["public"])
    valid_from: Day
    valid_until: Day
    at: Instant
    by_name: str
    version: int
    revision: int = Field(description="修改时原样带回")
    is_valid: bool
    renewals: list[Renewal]


class ArticlePage(BaseModel):
    """知识列表的一页，或查到的知识"""

    articles: list[ArticleTold]
    count: Count
    next_page_token: NextToken


class ArticleKept(BaseModel):
    """已保存的知识"""

    article_id: str = Field(examples=["a1b2c3d4e5f6"])


class ArticleRevised(ArticleKept):
    """已修改的知识"""

    revision: int


class NoticeRow(BaseModel):
    """一条通知；不含标题、姓名、电话"""

    id: str
    case_id: CaseId
    text: str
    state: str = Field(examples=["delivered"])
    state_label: str
    channel: str | None
    channel_label: str
    recipient: str
    made_at: Instant
    next_at: Instant
    delivered_at: Instant
    tries: int
    reason: str
    acknowledged_at: Instant
    acknowledged_by_name: str
    may_acknowledge: bool


class NoticePage(BaseModel):
    """通知的一页，新的在前"""

    notices: list[NoticeRow]
    next_page_token: NextToken


class NoticeState(BaseModel):
    """通知及其状态"""

    id: str
    state: str = Field(examples=["acknowledged"])


class SubstitutionRow(BaseModel):
    """一项代办登记"""

    id: str
    absent_id: str
    absent_name: str
    substitute_id: str
    substitute_name: str
    from_on: Day
    until_on: Day
    reason: str
    registered_at: Instant
    registered_by_name: str
    ended_at: Instant
    is_in_force: bool
    may_end: bool


class SubstitutionList(BaseModel):
    """与本人有关的代办"""

    substitutions: list[SubstitutionRow]


class SubstitutionEnded(BaseModel):
    """已结束的代办"""

    id: str
    ended_at: Instant


class Figure(BaseModel):
    """一项指标，附分子、分母"""

    name: str
    numerator: float
    denominator: float | None
    unit: str
    means: str
    text: str = Field(description="印出的样子", examples=["92.3%（36/39）"])


class ReportTable(BaseModel):
    """报表中的一张表"""

    title: str
    headings: list[str]
    rows: list[list[Any]]


class ReportTold(BaseModel):
    """一份统计报表"""

    title: str
    article: str
    start: Instant
    end: Instant
    is_unfinished: bool = Field(description="时段未结束")
    figures: list[Figure]
    tables: list[ReportTable]
    notes: list[str]


class ReleaseRow(BaseModel):
    """流程的一版"""

    number: int
    sha256: str
    by: str
    at: str
    answer: Any
    state: str
    files: list[str]


class ReleaseList(BaseModel):
    """全部版本，新的在前"""

    releases: list[ReleaseRow]


class NumberGiven(BaseModel):
    """版次"""

    number: int = Field(description="版次", examples=[7])


class Quietness(BaseModel):
    """系统是否静止（仅演示系统）"""

    quiet: bool
    waiting_jobs: dict[str, int]
    commands: int | None
    outbox: int | None
    tasks_differ: int
    next_timer_at: str | None
    now: Instant
    view_lag: int | None
    analytics_lag: int | None


class DraftTold(BaseModel):
    """一份来电草稿；已登记的只给案件编号"""

    id: str
    saved_at: Instant
    revision: int
    case_id: CaseId
    form: dict[str, Any] | None


class DraftList(BaseModel):
    """未登记的来电，新的在前"""

    drafts: list[DraftTold]


class DraftSaved(BaseModel):
    """保存的时刻"""

    saved_at: Instant


class DraftGone(BaseModel):
    """放弃的草稿"""

    draft_id: str


class LearnedVersions(BaseModel):
    """学到的各版、现用的一版、何人何时启停"""

    versions: list[dict[str, Any]]
    in_use: int
    switches: list[dict[str, Any]]
