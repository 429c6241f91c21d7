"""Making the rows of the work list."""

from datetime import datetime
from typing import Any

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.case_row import CaseRow, PartRow
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask
from hotline.domain.unit_work import WorkState, colour_of, part_of, states_of

from .. import wording
from ..days_left import days_left
from .row import Beside, TaskBeside, TimeLeft, WorkRow

ASKS = {"return": "退单待裁定", "extension": "延期待审批"}


def row_of(
    row: CaseRow, actor: Actor, tasks: list[OpenTask], printed: set[str], calendar: WorkCalendar, now: datetime
) -> WorkRow:
    """What is shown of the case to the unit's people. `printed` are slips that were printed before."""
    part = part_of(row, actor.unit_id)
    is_owed = part is not None and part in row.open_parts
    return WorkRow(
        case_id=row.id, subject=row.subject_for_units, kind=row.kind, kind_label=row.kind.label, urgency=row.urgency,
        urgency_label=row.urgency.label, status_label=row.status.label, registered_at=row.registered_at,
        attempt=row.attempt, is_owed=is_owed,
        tasks=[TaskBeside(key=task.key, title=wording.task_title(task.element_id)) for task in tasks],
        **(_part(row, part, printed, now) if part else {}),
        **(_owed(row, part, tasks, calendar, now) if part and is_owed else {}),
    )


def _part(row: CaseRow, part: PartRow, printed: set[str], now: datetime) -> dict[str, Any]:
    same = ("issued_at", "due_at", "signed_at", "closed_at", "is_extended", "urged", "slip_id", "in_charge_id",
            "in_charge_name", "in_charge_until")
    return {name: getattr(part, name) for name in same} | {
        "role_label": part.role.label, "asks_label": ASKS.get(part.asks, ""),
        "is_supervised": bool(part.supervised_at), "is_printed": part.slip_id in printed,
        "is_inner_late": bool(part.in_charge_until) and part.in_charge_until < now.date().isoformat(),
        "others": [_beside(other) for other in row.parts if other.unit_id != part.unit_id],
    }


def _beside(other: PartRow) -> Beside:
    """Another unit's progress in the same attempt."""
    state = "已反馈或免办" if other.closed_at else "已签收" if other.signed_at else "未签收"
    return Beside(unit_name=other.unit_name, role_label=other.role.label, state=state)


def _owed(
    row: CaseRow, part: PartRow, tasks: list[OpenTask], calendar: WorkCalendar, now: datetime
) -> dict[str, Any]:
    left, states = days_left(calendar, part.due_at, now), states_of(row, part, now)
    return {
        "left": TimeLeft(style=left.style, words=left.words, days=[day.isoformat() for day in left.days]),
        "states": [state for state in WorkState if state in states], "colour": colour_of(part, now) or "",
        "may": _may(part, tasks),
    }


def _may(part: PartRow, tasks: list[OpenTask]) -> list[str]:
    """What can be done next, by names of acts; `return_case` is an outcome of the task's form."""
    may = [] if part.signed_at else ["sign_slip"]
    may += ["assign_within_unit", "report_interim"]
    if not part.has_asked_extension and not part.is_extended:
        may.append("request_extension")
    if not part.has_asked_return and any(task.form == "unit_report" for task in tasks):
        may.append("return_case")
    return may
