"""The table of document kinds: adding one is a folder and a line here."""

from collections.abc import Callable
from typing import Any

from ..domain.documents import DocumentKind
from .accountability_recommendation import context as accountability_recommendation
from .announcement import context as announcement
from .answering_day_report import context as answering_day_report
from .approval_slip import context as approval_slip
from .archive_cover import context as archive_cover
from .callback_record import context as callback_record
from .center_notice import context as center_notice
from .circulated_criticism import context as circulated_criticism
from .correction_decision import context as correction_decision
from .extension_decision import context as extension_decision
from .feedback_report import context as feedback_report
from .file_request import context as file_request
from .history_sheet import context as history_sheet
from .meeting_minutes import context as meeting_minutes
from .meeting_notice import context as meeting_notice
from .merge_record import context as merge_record
from .out_of_scope_record import context as out_of_scope_record
from .return_decision import context as return_decision
from .shelving_record import context as shelving_record
from .source import Source
from .substitution_record import context as substitution_record
from .summons import context as summons
from .supervision_notice import context as supervision_notice
from .supplement_notice import context as supplement_notice
from .transfer_slip import context as transfer_slip
from .urging_notice import context as urging_notice
from .withdrawal_record import context as withdrawal_record

Context = Callable[[Source], dict[str, Any]]

KINDS: dict[DocumentKind, Context] = {
    DocumentKind.APPROVAL_SLIP: approval_slip.build,
    DocumentKind.TRANSFER_SLIP: transfer_slip.build,
    DocumentKind.URGING_NOTICE: urging_notice.build,
    DocumentKind.SUPERVISION_NOTICE: supervision_notice.build,
    DocumentKind.CENTER_NOTICE: center_notice.build,
    DocumentKind.EXTENSION_DECISION: extension_decision.build,
    DocumentKind.RETURN_DECISION: return_decision.build,
    DocumentKind.SUPPLEMENT_NOTICE: supplement_notice.build,
    DocumentKind.FEEDBACK_REPORT: feedback_report.build,
    DocumentKind.CALLBACK_RECORD: callback_record.build,
    DocumentKind.FILE_REQUEST: file_request.build,
    DocumentKind.SUMMONS: summons.build,
    DocumentKind.MEETING_NOTICE: meeting_notice.build,
    DocumentKind.MEETING_MINUTES: meeting_minutes.build,
    DocumentKind.CIRCULATED_CRITICISM: circulated_criticism.build,
    DocumentKind.ACCOUNTABILITY_RECOMMENDATION: accountability_recommendation.build,
    DocumentKind.OUT_OF_SCOPE_RECORD: out_of_scope_record.build,
    DocumentKind.WITHDRAWAL_RECORD: withdrawal_record.build,
    DocumentKind.CORRECTION_DECISION: correction_decision.build,
    DocumentKind.SUBSTITUTION_RECORD: substitution_record.build,
    DocumentKind.SHELVING_RECORD: shelving_record.build,
    DocumentKind.MERGE_RECORD: merge_record.build,
    DocumentKind.ANNOUNCEMENT: announcement.build,
    DocumentKind.ANSWERING_DAY_REPORT: answering_day_report.build,
    DocumentKind.HISTORY_SHEET: history_sheet.build,
    DocumentKind.ARCHIVE_COVER: archive_cover.build,
}
