"""Tables that come as files, read within bounds by a process of their own; and tables to be filled in.

Whatever a file holds, it is text afterwards: no formula is reckoned, no link followed, nothing of it is run.
"""

from .reading import read_file
from .tables import SheetFault, Table, TablesRead
from .writing import SheetPattern, csv_bytes, escaped, workbook_bytes

__all__ = [
    "SheetFault", "SheetPattern", "Table", "TablesRead", "csv_bytes", "escaped", "read_file", "workbook_bytes",
]
