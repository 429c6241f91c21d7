"""How a life chooses: each choice has a label, so that a failing life reads as a list of named moves."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
UNITS = ("gongshui", "zhujian", "chengguan", "jiaotong", "ranqi")
"""The few units among which matters go round, so that they meet again."""


class Choose(Protocol):
    """Chooses one of several; the first is the plainest."""

    def __call__(self, label: str, options: Sequence[T]) -> T:
        """One of `options`."""


def some_units(choose: Choose, avoided: Collection[str] = (), *, most: int = 3) -> dict[str, Any]:
    """The fields for one to `most` units, the first leading, none of them among the `avoided`."""
    left = [unit_id for unit_id in UNITS if unit_id not in avoided]
    chosen = []
    for _ in range(choose("how many units", range(1, most + 1))):
        chosen.append(choose("unit", left))
        left.remove(chosen[-1])
    return {"unit_ids": chosen, "lead_unit_id": chosen[0]}
