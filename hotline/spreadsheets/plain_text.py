"""A text with separators (csv) as a table."""

import csv
import io
from collections.abc import Iterator

from ..domain.errors import Refused
from .cells import text_of
from .collecting import Collecting
from .tables import LONGEST_CELL

ENCODINGS = ("utf-8-sig", "gb18030")
SEPARATORS = ",\t;，"


def read_plain_text(content: bytes, name: str, collecting: Collecting) -> None:
    """Take the table, named as the file. Raises: Refused: it can't be read as a text."""
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS[:3], key=first.count)
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        collecting.table(name, _lines(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)))
    except csv.Error:
        raise Refused("文件不是有效的 CSV：引号不成对，或某格过长。请用表格软件重新另存为 CSV") from None


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise Refused("文件不是 CSV 文本，请另存为 CSV（UTF-8）或 xlsx")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("文件编码无法识别，请另存为 CSV（UTF-8）")


def _lines(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    for line in reader:
        yield [text_of(cell) for cell in line]
