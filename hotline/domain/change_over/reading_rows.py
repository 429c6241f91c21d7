"""One line's cells as the fields of its form: every cell by its own rule, every fault beside its column."""

from collections.abc import Callable
from datetime import time

from ...calendar.workdays import WorkCalendar
from ..classification import EmergencyService, Importance, Kind, Organ, SecrecyLevel, Urgency
from ..knowledge import KnowledgeState
from ..roles import Role
from . import values
from .kinds import TableKind
from .names import Names
from .old_cases import CLOSED_WAYS, Stage

Reader = Callable[[str], object]


def readers(kind: TableKind, names: Names, calendar: WorkCalendar) -> dict[str, Reader]:
    """For the fields of a table that are more than text: how a cell that isn't empty is read."""
    return _READERS[kind](names, calendar)


def _units(names: Names, _: WorkCalendar) -> dict[str, Reader]:
    return {"parent_id": names.unit}


def _people(names: Names, _: WorkCalendar) -> dict[str, Reader]:
    return {"unit_id": names.unit, "leader_id": names.leader, "roles": lambda t: _codes(Role, t)}


def _calendar(names: Names, _: WorkCalendar) -> dict[str, Reader]:
    return {"day": lambda t: values.day(t).isoformat(), "what": _kind_of_day}


def _knowledge(names: Names, _: WorkCalendar) -> dict[str, Reader]:
    return {
        "topics": lambda text: [topic.strip() for topic in values.several(text)],
        "unit_ids": lambda text: _unit_ids(names, text), "state": lambda t: values.code(KnowledgeState, t),
        "valid_from": lambda t: values.day(t).isoformat(), "valid_until": lambda t: values.day(t).isoformat(),
    }


def _case(names: Names, calendar: WorkCalendar) -> dict[str, Reader]:
    opening, closing = calendar.hours[0][0], calendar.hours[-1][1]

    def at(hour: time) -> Reader:
        return lambda text: values.instant(text, hour).isoformat(timespec="seconds")

    return {
        **dict.fromkeys(("registered_at", "issued_at"), at(opening)),
        **dict.fromkeys(("due_at", "reported_at", "closed_at"), at(closing)),
        **dict.fromkeys(("wants_secrecy", "reports_wrongdoing", "is_solved"), values.yes),
        "reported_unit_id": names.unit, "unit_ids": lambda text: _unit_ids(names, text), "position": _number,
        "stage": lambda t: values.code(Stage, t),
        **{
            name: lambda text, codes=codes: values.code(codes, text)
            for name, codes in (
                ("kind", Kind), ("urgency", Urgency), ("importance", Importance), ("secrecy", SecrecyLevel),
                ("way", CLOSED_WAYS), ("organ", Organ), ("service", EmergencyService),
            )
        },
    }


def _unit_ids(names: Names, text: str) -> list[str]:
    return list(dict.fromkeys(names.unit(name) for name in values.several(text)))


def _codes(codes: type, text: str) -> list[str]:
    return [values.code(codes, word) for word in values.several(text)]


def _kind_of_day(text: str) -> str:
    if text not in ("放假", "调休上班"):
        raise ValueError("请填写 放假 或 调休上班")
    return "holidays" if text == "放假" else "makeup_days"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise ValueError("请填写整数")
    return int(text)


_READERS: dict[TableKind, Callable[[Names, WorkCalendar], dict[str, Reader]]] = {
    TableKind.UNITS: _units, TableKind.LEADERS: lambda *_: {}, TableKind.PEOPLE: _people,
    TableKind.CALENDAR: _calendar, TableKind.KNOWLEDGE: _knowledge, TableKind.CLOSED: _case, TableKind.OPEN: _case,
}
