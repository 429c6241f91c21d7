"""What is wrong in the tables, place by place, and what to do about it."""

from collections.abc import Iterable

from pydantic import BaseModel, Field

MOST_KEPT = 1_000


class Fault(BaseModel):
    """A fault at a place: file, sheet, `row` as the spreadsheet counts (0: the whole table), heading of the column.

    The text quotes nothing that may be personal.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    text: str


class Faults(BaseModel):
    """The first thousand faults; all are counted."""

    kept: list[Fault] = Field(default_factory=list)
    count: int = 0

    def add(self, fault: Fault) -> None:
        """Note one."""
        self.count += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(fault)

    def add_all(self, faults: Iterable[Fault], count: int) -> None:
        """Note the kept ones of `count` that somebody else counted."""
        before = self.count
        for fault in faults:
            self.add(fault)
        self.count = before + count

    @property
    def left_out(self) -> int:
        """How many are counted but not kept."""
        return self.count - len(self.kept)
