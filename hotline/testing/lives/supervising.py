"""When supervision must have started (R-5.2.4), told from the history alone, apart from the code that plans it.

Once per attempt and unit, at the earlier of the limit and the second urging's fruitless end, while the watch
runs: from dispatch until the unit owes nothing, or until a turn takes the case out of the units' hands.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.events import EventType as E
from hotline.domain.history import HistoryEntry

_ENDS = frozenset({E.UNIT_REPORTED, E.UNIT_EXCUSED})
_TURNS = frozenset({E.CASE_CORRECTED, E.CASE_SHELVED, E.CASE_WITHDRAWN, E.CASE_ARCHIVED})
_PAUSES = frozenset({E.CASE_MERGED, E.MERGE_UNDONE})


@dataclass
class Watch:
    """One unit's part in one attempt as the history tells it; `missed` is when supervision had to start."""

    part: Assignment
    slack: timedelta
    due_at: datetime | None = None
    since: datetime | None = None
    is_over: bool = False
    urgings: list[tuple[datetime, datetime]] = field(default_factory=list)
    made: int = 0
    started: list[datetime] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    missed: datetime | None = None

    @property
    def moment(self) -> datetime | None:
        """When supervision is to start as things stand."""
        if self.since is None or self.due_at is None:
            return None
        ends = [self.due_at, *([self.urgings[1][1]] if len(self.urgings) > 1 else [])]
        return max(min(ends), self.since)

    def until(self, at: datetime) -> None:
        """Nothing happened until `at`."""
        moment = self.moment
        if moment is None or self.started:
            return
        if moment < at + self.slack:
            self.moments.append(moment)
        if self.missed is None and moment + self.slack < at:
            self.missed = moment

    def see(self, entry: HistoryEntry) -> None:
        """One entry of the history. While the case follows another nobody watches."""
        at = datetime.fromisoformat(entry.at)
        is_mine = self._is_mine(entry)
        if is_mine or entry.event in _TURNS | _PAUSES:
            self.until(at)
        if entry.event in _TURNS:
            self._end()
        elif entry.event in _PAUSES:
            self.since = at if entry.event is E.MERGE_UNDONE and self.due_at and not self.is_over else None
        elif is_mine:
            self._see_mine(entry, at)

    def _end(self) -> None:
        if self.due_at is not None:
            self.since, self.is_over = None, True

    def _is_mine(self, entry: HistoryEntry) -> bool:
        data = entry.data
        names_unit = self.part.unit_id == data.get("unit_id") or (
            entry.event is E.CASE_DISPATCHED and self.part.unit_id in data["unit_ids"]
        )
        return names_unit and data.get("attempt") == self.part.attempt

    def _see_mine(self, entry: HistoryEntry, at: datetime) -> None:
        match entry.event:
            case E.CASE_DISPATCHED | E.UNIT_REPLACED:
                self.since, self.due_at = at, datetime.fromisoformat(entry.data["due_at"])
            case E.LIMIT_EXTENDED:
                self.due_at, self.urgings = datetime.fromisoformat(entry.data["due_at"]), []
            case E.UNIT_URGED:
                answer_due_at = datetime.fromisoformat(self.part.urgings[self.made].answer_due_at)
                self.made += 1
                self.urgings.append((at, answer_due_at))
            case E.SUPERVISION_STARTED:
                self.started.append(at)
            case E.RETURN_RULED if entry.data["ruling"] != "reject":
                self._end()
            case event if event in _ENDS:
                self._end()


def supervision_faults(case: Case, now: datetime, *, slack: timedelta) -> list[str]:
    """What is wrong with the supervisions of the case; `slack` is how late one may be."""
    faults = []
    for part in case.assignments:
        watch = Watch(part, slack)
        for entry in case.history:
            watch.see(entry)
        watch.until(now)
        faults += [f"{case.id}: {part.unit_id} in attempt {part.attempt} {fault}" for fault in _faults(watch)]
    return faults


def _faults(watch: Watch) -> list[str]:
    if not watch.started:
        return [f"should have been handed over at {watch.missed}"] if watch.missed else []
    first, *more = watch.started
    faults = [f"was handed over {len(watch.started)} times"] if more else []
    in_time = timedelta(seconds=-1)
    if not any(in_time <= first - moment <= watch.slack for moment in watch.moments):
        faults.append(f"was handed over at {first}, not at one of {[str(moment) for moment in watch.moments]}")
    return faults
