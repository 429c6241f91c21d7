"""A unit's work list: in which states its part of a case stands, and which rows a filter shows (R-5.2.2 to R-5.3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from .case_row import CaseRow, PartRow
from .classification import Kind, Labelled, UnitRole, Urgency

LONGEST_TEXT = 60
NOBODY = "nobody"
ME = "me"


class WorkState(Labelled):
    """What the list can be narrowed to. A part may stand in several; `FORMER` are those of which nothing is owed."""

    UNSIGNED = "unsigned", "待签收"
    HANDLING = "handling", "办理中"
    YELLOW = "yellow", "黄色（将到期）"
    RED = "red", "红色（再次催办）"
    OVERDUE = "overdue", "超期"
    ASKING = "asking", "退单、延期待裁定"
    AGAIN = "again", "补办、重新办理"
    CO = "co", "协办"
    FORMER = "former", "曾承办"


@dataclass(frozen=True)
class WorkFilter:
    """What somebody wants to see; every field empty is the whole list of what is owed.

    `in_charge` is an account's id, `ME` or `NOBODY`; `year` is of the former ones only (0: this year).
    """

    state: str = ""
    kind: str = ""
    urgency: str = ""
    in_charge: str = ""
    text: str = ""
    year: int = 0

    @classmethod
    def read(cls, asked: dict[str, str]) -> "WorkFilter":
        """The filter in the parameters of an address; what is unknown is left out."""
        known = {"state": WorkState, "kind": Kind, "urgency": Urgency}
        codes = {name: value for name, kind in known.items() if (value := asked.get(name, "")) in set(kind)}
        year = asked.get("year", "")
        words = {name: asked.get(name, "").strip()[:LONGEST_TEXT] for name in ("in_charge", "text")}
        return cls(
            **codes, **words,
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0,
        )

    @property
    def parameters(self) -> dict[str, str]:
        """As it stands in an address: what is set."""
        return {field.name: str(value) for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def is_of_former(self) -> bool:
        """Whether it asks for what the unit had once."""
        return self.state == WorkState.FORMER

    def shows(self, row: CaseRow, unit_id: str, account_id: str, now: datetime) -> bool:
        """Whether the row is one of those wanted."""
        part = part_of(row, unit_id)
        if not self.is_of_former and (part is None or (self.state and self.state not in states_of(row, part, now))):
            return False
        return (
            self.kind in ("", row.kind) and self.urgency in ("", row.urgency)
            and self._is_in_charge(part, account_id) and self._is_told_of(row)
        )

    def _is_in_charge(self, part: PartRow | None, account_id: str) -> bool:
        wanted = {"": None, ME: account_id, NOBODY: ""}.get(self.in_charge, self.in_charge)
        return wanted is None or (part is not None and part.in_charge_id == wanted)

    def _is_told_of(self, row: CaseRow) -> bool:
        words = f"{row.id} {row.subject_for_units} {row.topic}".casefold()
        return all(word in words for word in self.text.casefold().split())


def part_of(row: CaseRow, unit_id: str) -> PartRow | None:
    """The unit's part in the present attempt."""
    return next((part for part in row.parts if part.unit_id == unit_id), None)


def states_of(row: CaseRow, part: PartRow, now: datetime) -> set[WorkState]:
    """Every state in which an open part stands at `now`; the colour is one, the gravest."""
    found = {WorkState.HANDLING if part.signed_at else WorkState.UNSIGNED}
    if part.asks:
        found.add(WorkState.ASKING)
    if (colour := colour_of(part, now)) is not None:
        found.add(colour)
    if row.attempt > 1:
        found.add(WorkState.AGAIN)
    if part.role is UnitRole.CO:
        found.add(WorkState.CO)
    return found


def colour_of(part: PartRow, now: datetime) -> WorkState | None:
    """The first urging makes a part yellow, the second red, the limit overdue. Source: regulation 五（二）3, 4."""
    if datetime.fromisoformat(part.due_at) < now:
        return WorkState.OVERDUE
    return None if not part.urged else WorkState.YELLOW if part.urged == 1 else WorkState.RED


def counts_of(rows: Iterable[CaseRow], unit_id: str, now: datetime) -> dict[str, int]:
    """How many of the open rows stand in each state, and, under an empty name, how many there are."""
    counts = dict.fromkeys(["", *(state.value for state in WorkState)], 0)
    for row in rows:
        if (part := part_of(row, unit_id)) is not None:
            counts[""] += 1
            for state in states_of(row, part, now):
                counts[state] += 1
    return counts
