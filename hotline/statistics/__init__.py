"""Figures from events: what is known of a case by its events alone, and the three statutory reports (R-5.4)."""

from .business import business_report
from .calls import calls_report
from .facts import CaseFacts, facts_of
from .report import Figure, Report, Table
from .work import work_report

__all__ = [
    "CaseFacts", "Figure", "Report", "Table", "business_report", "calls_report", "facts_of", "work_report",
]
