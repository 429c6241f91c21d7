"""Kinds of documents, their official names and number series (R-2.0, R-5.2.*, R-5.5.1)."""

from pydantic import BaseModel

from .classification import Labelled


class DocumentKind(Labelled):
    """An official document of the procedure."""

    APPROVAL_SLIP = "approval_slip", "市长公开电话受理事项批办单"
    TRANSFER_SLIP = "transfer_slip", "市长公开电话转办单"
    URGING_NOTICE = "urging_notice", "市长公开电话催办通知单"
    SUPERVISION_NOTICE = "supervision_notice", "市政府工作督查通知单"
    CENTER_NOTICE = "center_notice", "市政府工作督查通知单（受理中心）"
    EXTENSION_DECISION = "extension_decision", "市长公开电话延期审批单"
    RETURN_DECISION = "return_decision", "市长公开电话退单裁定单"
    SUPPLEMENT_NOTICE = "supplement_notice", "市长公开电话补办（重新办理）通知单"
    FEEDBACK_REPORT = "feedback_report", "市长公开电话办理情况报告单"
    CALLBACK_RECORD = "callback_record", "市长公开电话回访记录单"
    FILE_REQUEST = "file_request", "调阅材料通知单"
    SUMMONS = "summons", "汇报工作通知单"
    MEETING_NOTICE = "meeting_notice", "协调会议通知"
    MEETING_MINUTES = "meeting_minutes", "协调会议纪要"
    CIRCULATED_CRITICISM = "circulated_criticism", "通报批评"
    ACCOUNTABILITY_RECOMMENDATION = "accountability_recommendation", "追责建议书"
    OUT_OF_SCOPE_RECORD = "out_of_scope_record", "市长公开电话告知（移交）记录单"
    WITHDRAWAL_RECORD = "withdrawal_record", "市长公开电话撤回登记单"
    CORRECTION_DECISION = "correction_decision", "市长公开电话改派决定单"
    SUBSTITUTION_RECORD = "substitution_record", "领导批示代办登记单"
    SHELVING_RECORD = "shelving_record", "市长公开电话挂账登记单"
    MERGE_RECORD = "merge_record", "市长公开电话并案登记单"
    ANNOUNCEMENT = "announcement", "突发情况统一答复口径"
    ANSWERING_DAY_REPORT = "answering_day_report", "市长接听日情况报告"
    HISTORY_SHEET = "history_sheet", "市长公开电话办理过程表"
    ARCHIVE_COVER = "archive_cover", "市长公开电话案卷"

    @property
    def series(self) -> str:
        """Name of the number chain; one per kind and year."""
        return f"document/{self.value}"

    @property
    def names_caller(self) -> bool:
        """Whether its page says who called, of an ordinary case (R-4.5): to open it is a look at the identity."""
        return self in (DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP)

    def number(self, year: int, sequence: int) -> str:
        """The official number, e.g. 日市长电批〔2026〕12号. Source: GB/T 9704-2012, 7.2.5."""
        return f"{_ORGAN_CODES[self]}〔{year}〕{sequence}号"


_ORGAN_CODES = {
    DocumentKind.APPROVAL_SLIP: "日市长电批",
    DocumentKind.TRANSFER_SLIP: "日市长电转",
    DocumentKind.URGING_NOTICE: "日市长电催",
    DocumentKind.SUPERVISION_NOTICE: "日政督",
    DocumentKind.CENTER_NOTICE: "日市长电督",
    DocumentKind.EXTENSION_DECISION: "日市长电延",
    DocumentKind.RETURN_DECISION: "日市长电退",
    DocumentKind.SUPPLEMENT_NOTICE: "日市长电补",
    DocumentKind.FEEDBACK_REPORT: "日市长电报",
    DocumentKind.CALLBACK_RECORD: "日市长电访",
    DocumentKind.FILE_REQUEST: "日市长电调",
    DocumentKind.SUMMONS: "日市长电约",
    DocumentKind.MEETING_NOTICE: "日市长电会",
    DocumentKind.MEETING_MINUTES: "日市长电纪",
    DocumentKind.CIRCULATED_CRITICISM: "日市长电通",
    DocumentKind.ACCOUNTABILITY_RECOMMENDATION: "日市长电责",
    DocumentKind.OUT_OF_SCOPE_RECORD: "日市长电告",
    DocumentKind.WITHDRAWAL_RECORD: "日市长电撤",
    DocumentKind.CORRECTION_DECISION: "日市长电改",
    DocumentKind.SUBSTITUTION_RECORD: "日市长电代",
    DocumentKind.SHELVING_RECORD: "日市长电挂",
    DocumentKind.MERGE_RECORD: "日市长电并",
    DocumentKind.ANNOUNCEMENT: "日市长电答",
    DocumentKind.ANSWERING_DAY_REPORT: "日市长电接",
    DocumentKind.HISTORY_SHEET: "日市长电程",
    DocumentKind.ARCHIVE_COVER: "日市长电卷",
}


class DocumentRef(BaseModel):
    """A document that was issued: kept once under `id`, its bytes never change.

    `claim` says what the number was claimed for (case, kind, round, …); `unit_id` whom it went to, if a unit.
    A paper about no single case has no `case_id`.
    """

    id: str
    number: str
    kind: DocumentKind
    case_id: str
    claim: str
    sha256: str
    pages: int
    issued_at: str
    unit_id: str = ""
