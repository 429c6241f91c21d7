"""A user task job as an entry of the work list."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domain.case import Case
from ..domain.ports import Calendars
from ..domain.status import CaseStatus
from ..domain.tasks import OpenTask

CANDIDATE_GROUPS = "io.camunda.zeebe:candidateGroups"
FORM_KEY = "io.camunda.zeebe:formKey"
UNIT = "unit:"
LEADER = "leader:"
CALLBACK = "Task_CallBack"
CALLBACK_WORKDAYS = 1


def open_task(
    key: str, element_id: str, instance_key: str, headers: Mapping[str, str], variables: Mapping[str, Any],
    case: Case, *, at: datetime, calendars: Calendars,
) -> OpenTask:
    """The entry: who may do it by the element's header, what it is about by the case."""
    group = json.loads(headers.get(CANDIDATE_GROUPS) or "[]")[0]
    unit_id = group.removeprefix(UNIT) if group.startswith(UNIT) else str(variables.get("unit_id") or "")
    attempt = int(variables.get("attempt") or case.attempt)
    return OpenTask(
        key=key, case_id=case.id, element_id=element_id, form=headers.get(FORM_KEY, ""), group=group,
        unit_id=unit_id, leader_id=group.removeprefix(LEADER) if group.startswith(LEADER) else "",
        order_id=str(variables.get("order_id") or ""),
        round=int(variables.get("round") or case.round), attempt=attempt, instance_key=instance_key,
        opened_at=at.isoformat(timespec="seconds"), due_at=_due_at(element_id, case, unit_id, attempt, at, calendars),
        subject=case.subject if _is_for_center(group) else case.subject_for_units, urgency=case.urgency,
    )


def _is_for_center(group: str) -> bool:
    """Units and the municipal office read the heading made for units; the others the case's own."""
    return not group.startswith(UNIT) and group != "role:municipal_office"


def _due_at(
    element_id: str, case: Case, unit_id: str, attempt: int, at: datetime, calendars: Calendars
) -> str:
    """A unit's limit; for a callback one working day after it was asked for. Source: `PRACTICE`, callback."""
    if element_id == CALLBACK:
        return calendars.current().add_workdays(at, CALLBACK_WORKDAYS).due_at.isoformat(timespec="seconds")
    if case.status not in CaseStatus.awaiting_unit():
        return ""
    parts = [a for a in case.assignments if a.attempt == attempt and unit_id in ("", a.unit_id)]
    return min((a.due_at for a in parts), default="")
