"""What there is already, and what an import would write."""

from dataclasses import dataclass, field

from pydantic import BaseModel, Field

from ...calendar.workdays import WorkCalendar
from ..directory import Account, Leader, Unit
from ..proposing.topics import TopicTree
from .kinds import TableKind


class Row(BaseModel):
    """A sound row to be written. `change`: new | changed | same, against what there is."""

    file: str
    sheet: str
    row: int
    change: str = "new"
    record: dict


@dataclass(frozen=True)
class Standing:
    """What the system knows before the import. `taken` are old numbers that were imported earlier, with their cases."""

    units: list[Unit]
    leaders: list[Leader]
    accounts: list[Account]
    calendar: WorkCalendar
    tree: TopicTree
    today: str
    now: str
    taken: dict[str, str] = field(default_factory=dict)


class Plan(BaseModel):
    """Rows by table, in the order of the files."""

    rows: dict[TableKind, list[Row]] = Field(default_factory=dict)

    def counts(self) -> dict[str, dict[str, int]]:
        """For each table how many rows are new, changed, the same."""
        return {
            kind: {change: sum(row.change == change for row in rows) for change in ("new", "changed", "same")}
            for kind, rows in self.rows.items()
        }

    @property
    def gives_roles(self) -> bool:
        """Whether somebody would have other roles than before."""
        return any(row.record.get("gives_roles") for row in self.rows.get(TableKind.PEOPLE, ()))
