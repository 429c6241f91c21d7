"""What is read from a file: tables of texts, and what of it couldn't be taken."""

from pydantic import BaseModel, Field

MOST_ROWS = 60_000
"""Of a file, over all of its tables."""
MOST_COLUMNS = 60
LONGEST_CELL = 6_000
MOST_FAULTS = 500


class SheetFault(BaseModel):
    """What is wrong at a place: `row` as the spreadsheet counts (0: the whole table), `column` by its heading."""

    sheet: str
    row: int = 0
    column: str = ""
    text: str


class Table(BaseModel):
    """One table: headings of the first row, and each row that isn't empty with its number in the spreadsheet."""

    sheet: str
    headings: list[str]
    rows: list[tuple[int, list[str]]] = Field(default_factory=list)


class TablesRead(BaseModel):
    """A file as it was read. `fault_count` may be larger than the list of faults is long."""

    tables: list[Table] = Field(default_factory=list)
    faults: list[SheetFault] = Field(default_factory=list)
    fault_count: int = 0

    def refuse(self, sheet: str, text: str, row: int = 0, column: str = "") -> None:
        """Note a fault; of very many only the first are kept, all are counted."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(SheetFault(sheet=sheet, row=row, column=column, text=text))
