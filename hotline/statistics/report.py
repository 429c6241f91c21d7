"""A report: figures with their numerator and denominator, and tables with Chinese headings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

FEW = 10


@dataclass(frozen=True)
class Figure:
    """A share (with `denominator`) or a count (without); `means` says in words what is counted.

    Under ten cases a share is written n/N, not as a percentage. Source: `PRACTICE`, KPIs.
    """

    name: str
    numerator: float
    denominator: float | None = None
    unit: str = ""
    means: str = ""

    @property
    def text(self) -> str:
        """The figure as it is printed."""
        if self.denominator is None:
            return f"{_number(self.numerator)}{self.unit}"
        if not self.denominator:
            return "无"
        pair = f"{_number(self.numerator)}/{_number(self.denominator)}"
        return pair if self.denominator < FEW else f"{self.numerator / self.denominator:.1%}（{pair}）"


@dataclass(frozen=True)
class Table:
    """A table of the report; every row has as many cells as there are headings."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Report:
    """A statutory report for `start` ≤ time < `end`; `is_unfinished` when the period isn't over."""

    title: str
    article: str
    start: str
    end: str
    is_unfinished: bool
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; each figure carries its printed text."""
        plain = asdict(self)
        for figure, made in zip(plain["figures"], self.figures, strict=True):
            figure["text"] = made.text
        return plain


@dataclass(frozen=True)
class Period:
    """`start` ≤ instant < `end`, and the instant `as_of` at which open matters are judged."""

    start: datetime
    end: datetime
    as_of: datetime

    @classmethod
    def of(cls, start: datetime, end: datetime, as_of: datetime | None = None) -> "Period":
        """The period; judged at its end unless `as_of` comes earlier."""
        return cls(start, end, min(as_of, end) if as_of else end)

    def has(self, at: str) -> bool:
        """Whether an ISO instant lies in the period."""
        return bool(at) and self.start <= datetime.fromisoformat(at) < self.end

    @property
    def is_unfinished(self) -> bool:
        """Whether the period was not over yet."""
        return self.as_of < self.end

    def frame(self) -> dict[str, Any]:
        """The part of a report that tells its period."""
        return {
            "start": self.start.isoformat(timespec="minutes"), "end": self.end.isoformat(timespec="minutes"),
            "is_unfinished": self.is_unfinished,
        }


def table(title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """A table from any sequences."""
    return Table(title, tuple(headings), tuple(tuple(row) for row in rows))


def _number(value: float) -> str:
    return f"{value:g}" if value == round(value, 1) else f"{value:.1f}"
