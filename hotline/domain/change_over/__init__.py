"""Moving in from another system (R-6.4): which tables there are, what they may hold, and what becomes of each row.

`columns` says what the tables look like, `checking` reads them whole and finds every fault, `moving` makes cases of
old ones. Nothing here writes: what is sound is kept row by row by `hotline.change_over`.
"""

from .checking import check
from .columns import COLUMNS, Column
from .faults import Fault, Faults
from .kinds import TableKind
from .old_cases import OldCase, Stage
from .plan import Plan, Row, Standing

__all__ = ["COLUMNS", "Column", "Fault", "Faults", "OldCase", "Plan", "Row", "Stage", "Standing", "TableKind", "check"]
