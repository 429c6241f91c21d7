"""The roster of shifts: who sits when, under which operator number (R-4.1)."""

from .entry import RosterEntry, Week, on_duty
from .forms import CopyForm, EndForm, HandOverForm, ShiftForm
from .paste import PastedForm
from .planning import copied, ended, enter, handed_over

__all__ = [
    "CopyForm", "EndForm", "HandOverForm", "PastedForm", "RosterEntry", "ShiftForm", "Week", "copied", "ended", "enter",
    "handed_over", "on_duty",
]
