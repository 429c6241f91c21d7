"""Mayor's answering day (市长接听日): a leader answers callers, and the leader's word goes out before the next call."""

from .caller import CALLER_TRANSITIONS, Caller, CallerState, Line, Try
from .day import DAY_TRANSITIONS, AnsweringDay, DayStatus
from .forms import CallerForm, CloseForm, DayForm, StepForm
from .report import DayReport, report_of
from .taking import DayCall

__all__ = [
    "CALLER_TRANSITIONS", "DAY_TRANSITIONS", "AnsweringDay", "Caller", "CallerForm", "CallerState", "CloseForm",
    "DayCall", "DayForm", "DayReport", "DayStatus", "Line", "StepForm", "Try", "report_of",
]
