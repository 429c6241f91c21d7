"""What units had asked for when the course was left, and is entered anew in the same attempt.

The tasks of those who were to rule on it went with the course: an extension is laid before them again, a return
goes back to its unit, which may return the case anew or handle it.
"""

from datetime import datetime

from .case import Case
from .engine_commands import MESSAGE_EXTENSION_REQUESTED
from .messages import tell_watch


def resume_requests(case: Case, *, at: datetime) -> None:
    """Take up what waits for a ruling. To be called once per entry, after the entry was recorded.

    Source: R-4.2, R-5.3.1: a unit may return a case, and ask for an extension, and somebody rules on it.
    """
    for part in case.current_assignments:
        if part.is_open and part.is_being_ruled_on:
            part.returned, part.reopened_at = None, at.isoformat(timespec="seconds")
        if part.is_open and part.extension is not None and part.extension.ruling is None:
            tell_watch(case, MESSAGE_EXTENSION_REQUESTED, part)
