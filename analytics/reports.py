"""The three statutory reports from the consumer's facts (R-5.4.1 to R-5.4.3)."""

from collections.abc import Mapping
from datetime import datetime

from pymongo.database import Database

from hotline import statistics
from hotline.statistics.report import Period, Report
from hotline.storage import MongoCaseFacts


def calls_report(db: Database, start: datetime, end: datetime, *, as_of: datetime | None = None) -> Report:
    """Calls, durations, results for `start` ≤ registered < `end`; `as_of` is now, in business time."""
    return statistics.calls_report(_facts(db, start, end), Period.of(start, end, as_of))


def work_report(db: Database, start: datetime, end: datetime, *, as_of: datetime | None = None) -> Report:
    """One line per operator."""
    return statistics.work_report(_facts(db, start, end), Period.of(start, end, as_of))


def business_report(
    db: Database, start: datetime, end: datetime, *, as_of: datetime | None = None,
    unit_names: Mapping[str, str] | None = None,
) -> Report:
    """Matters by category, how they were handled, what is general, rising, regional."""
    facts = _facts(db, start - (end - start), end)
    return statistics.business_report(facts, Period.of(start, end, as_of), unit_names or {})


def _facts(db: Database, start: datetime, end: datetime) -> list[statistics.CaseFacts]:
    return MongoCaseFacts(db).of_period(
        start.isoformat(timespec="milliseconds"), end.isoformat(timespec="milliseconds")
    )
