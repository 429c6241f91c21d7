"""What became of a play, as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from .doors import Doors
from .messages import Message


@dataclass
class Summary:
    """Counts of a play; `stranded` are cases that are neither closed nor waiting for anybody.

    `not_killed` are parts that should have been killed on the way and were not; `differences` is what differs
    between the stores afterwards.
    """

    ends: Counter
    tasks: int
    urgings: int
    supervisions: int
    documents: int
    events: int
    counted: int | None
    seconds: float
    stranded: list[str]
    not_killed: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Every case is closed or waits where it should, every kill asked for took place, the stores agree."""
        return not (self.stranded or self.not_killed or self.differences)


def summarise(
    doors: Doors, cases: dict[str, Message], *, tasks: int, counted: int | None, seconds: float,
    not_killed: Sequence[str] = (),
) -> Summary:
    """Look at every case of the play once more."""
    ends, stranded = Counter(), []
    totals: Counter = Counter()
    for case_id in cases:
        shown = doors.case(case_id)
        ends[shown["outcome_label"] if not shown["is_open"] else f"在办：{shown['status_label']}"] += 1
        if shown["is_open"] and not shown["standing"] and shown["status"] not in ("shelved", "merged"):
            stranded.append(case_id)
        totals.update(_totals(shown))
    return Summary(
        ends, tasks, totals["urgings"], totals["supervisions"], totals["documents"], totals["events"], counted,
        seconds, stranded, list(not_killed),
    )


def show(summary: Summary, console: Console) -> None:
    """Print the table."""
    table = Table("项目", "数量", title="演示结果")
    for end, count in sorted(summary.ends.items()):
        table.add_row(end, str(count))
    table.add_section()
    counted = "（未取得）" if summary.counted is None else str(summary.counted)
    for label, value in (
        ("完成任务", summary.tasks), ("催办", summary.urgings), ("督办", summary.supervisions),
        ("文件", summary.documents), ("事件", summary.events), ("统计已计入事件", counted),
        ("用时（秒）", f"{summary.seconds:.1f}"),
    ):
        table.add_row(label, str(value))
    console.print(table)
    for title, found in (
        ("既未办结也无人承办", summary.stranded), ("未能强制结束", summary.not_killed),
        ("各库不符", summary.differences),
    ):
        if found:
            console.print(f"[red]{title}：{'、'.join(found)}[/]")
    if not summary.differences:
        console.print("各库核对一致")


def _totals(shown: dict[str, Any]) -> dict[str, int]:
    parts = shown["assignments"]
    return {
        "urgings": sum(len(part["urgings"]) for part in parts),
        "supervisions": sum(part["supervision"] is not None for part in parts),
        "documents": len(shown["documents"]), "events": len(shown["history"]),
    }
