"""Finds units and leaders by code, name or short name: those of the import as well as those there already."""

from collections import defaultdict
from collections.abc import Iterable

from ..directory import Leader, Unit
from .values import quoted


class Names:
    """What units and leaders are called. An entry of the import stands for the one of the same code."""

    def __init__(self, units: Iterable[Unit], leaders: Iterable[Leader]):
        self.units: dict[str, Unit] = {}
        self.leaders: dict[str, Leader] = {}
        self.learn(units, leaders)

    def learn(self, units: Iterable[Unit] = (), leaders: Iterable[Leader] = ()) -> None:
        """Know these too; each stands for the one of the same code that was known."""
        self.units |= {unit.id: unit for unit in units}
        self.leaders |= {leader.id: leader for leader in leaders}
        self._units: dict[str, set[str]] = defaultdict(set)
        self._leaders: dict[str, set[str]] = defaultdict(set)
        for unit in self.units.values():
            for name in (unit.id, unit.name, unit.short_name):
                self._units[name].add(unit.id)
        for leader in self.leaders.values():
            for name in (leader.id, leader.name):
                self._leaders[name].add(leader.id)

    def unit(self, name: str) -> str:
        """The code of the unit. Raises: ValueError: none, or several."""
        return _one(self._units.get(name, set()), name, "单位目录和本次导入的单位表中")

    def leader(self, name: str) -> str:
        """The code of the leader. Raises: ValueError."""
        return _one(self._leaders.get(name, set()), name, "市领导名单和本次导入的市领导表中")


def _one(found: set[str], name: str, where: str) -> str:
    if not found:
        raise ValueError(f"{where}没有“{quoted(name)}”，请核对代码或名称")
    if len(found) > 1:
        raise ValueError(f"“{quoted(name)}”对应多个，请改填代码")
    return next(iter(found))
