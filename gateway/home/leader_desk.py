"""A leader's desk: what asks for a word, what was instructed and what became of it, what is overdue, by name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.access import View, view_of_row
from hotline.domain.case import Case
from hotline.domain.case_row import CaseRow
from hotline.domain.case_shelves import leader_shelf
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor, Role
from hotline.domain.tasks import OpenTask

from ..days_left import DaysLeft, days_left
from ..kit import Kit
from ..wording import outcome, task_title

ENDED_SHOWN = 30
INSTRUCTS, REVIEWS = "Task_LeaderInstructs", "Task_LeaderReviews"
OF_LEADERS = frozenset({INSTRUCTS, REVIEWS, "Task_RuleOnReturn", "Task_RuleOnExtension", "Task_ApproveDocument"})


@dataclass(frozen=True)
class Asking:
    """A task that waits for the leader's word. `unit_ids` are the units proposed, lead first.

    `may_decide_here` says that the form stands in the list: a secretary adds the scanned slip on the task's own page.
    """

    task: OpenTask
    case: Case
    unit_ids: list[str]
    head_words: str
    answers: list[tuple[str, str]]
    may_decide_here: bool


@dataclass(frozen=True)
class Instructed:
    """A case that the leader instructed, and what became of it."""

    row: CaseRow
    left: DaysLeft
    result: str


@dataclass(frozen=True)
class LeaderDesk:
    """The desk. `overdue` are (unit's name, case id, time over), the longest first; `opinions` may be picked."""

    asking: list[Asking]
    under_way: list[Instructed]
    ended: list[Instructed]
    overdue: list[tuple[str, str, DaysLeft]]
    opinions: list[str]


def leader_desk_of(kit: Kit, actor: Actor, tasks: list[OpenTask]) -> LeaderDesk:
    """The desk of a leader, or of the leader whose secretary this person is."""
    rows = [row for row in _instructed(kit, actor) if view_of_row(actor, row) is View.FULL]
    calendar, now = kit.calendars.current(), kit.clock.now()
    told = [_told(row, calendar, now) for row in rows]
    return LeaderDesk(
        [asking for task in tasks if task.element_id in OF_LEADERS and (asking := _asking(kit, actor, task))],
        [one for one in told if one.row.is_open], [one for one in told if not one.row.is_open][-ENDED_SHOWN:],
        _overdue(rows, calendar, now), kit.usual_opinions.of(actor.leader_id),
    )


def plain(desk: LeaderDesk) -> dict[str, Any]:
    """The desk for programs."""
    return {
        "asking": [
            {"task_key": a.task.key, "title": task_title(a.task.element_id), "case_id": a.case.id,
             "subject": a.case.subject, "unit_ids": a.unit_ids, "head_opinion": a.head_words}
            for a in desk.asking
        ],
        "instructed": [
            {"case_id": one.row.id, "subject": one.row.subject, "instructed_at": one.row.instructed_at,
             "instruction": one.row.instruction, "units": [part.unit_id for part in one.row.parts],
             "status": one.row.status, "due_at": one.row.due_at, "left": one.left.words, "result": one.result}
            for one in (*desk.under_way, *desk.ended)
        ],
        "overdue": [{"unit": unit, "case_id": case_id, "left": left.words} for unit, case_id, left in desk.overdue],
        "usual_opinions": desk.opinions,
    }


def _instructed(kit: Kit, actor: Actor) -> list[CaseRow]:
    """What was instructed this year and last, in order of instruction (R-5.5.1)."""
    year = kit.clock.now().year
    lines = kit.case_rows.on(*(leader_shelf(actor.leader_id, one) for one in (year - 1, year)))
    return kit.case_rows.several(sorted(lines, key=lambda case_id: (lines[case_id].order, case_id)))


def _told(row: CaseRow, calendar: WorkCalendar, now: datetime) -> Instructed:
    result = "" if row.is_open else outcome(row.outcome) or row.status.label
    return Instructed(row, days_left(calendar, row.due_at, now), result)


def _asking(kit: Kit, actor: Actor, task: OpenTask) -> Asking | None:
    try:
        case = kit.cases.get(task.case_id)
    except NotFound:
        return None
    approval = case.approval
    units = list(approval.unit_ids if approval and approval.unit_ids else case.unit_ids)
    is_ready = bool(units) if task.element_id == INSTRUCTS else task.element_id == REVIEWS
    answers = [(part.unit_name, part.report.handling) for part in case.current_assignments if part.report]
    return Asking(
        task, case, units, approval.head.text if approval and approval.head else "", answers,
        is_ready and not actor.has(Role.LEADER_SECRETARY),
    )


def _overdue(rows: list[CaseRow], calendar: WorkCalendar, now: datetime) -> list[tuple[str, str, DaysLeft]]:
    late = [
        (part.due_at, part.unit_name, row.id) for row in rows for part in row.open_parts
        if part.due_at < now.isoformat(timespec="seconds")
    ]
    return [(unit, case_id, days_left(calendar, due_at, now)) for due_at, unit, case_id in sorted(late)]
