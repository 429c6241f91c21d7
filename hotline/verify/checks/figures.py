"""The consumer's counts against the histories: the same events, each once (I6)."""

from collections.abc import Iterator

from ..findings import Finding, Invariant
from ..world import World


def counted(world: World) -> Iterator[Finding]:
    """Each case's counted events are exactly those of its history."""
    for case in world.cases.values():
        happened = [f"{case.id}/{entry.seq}" for entry in case.history]
        known = world.counted.get(case.id, [])
        missing, foreign = set(happened) - set(known), set(known) - set(happened)
        if missing:
            yield Finding(Invariant.I6, case.id, f"{len(missing)} 个事件未统计", seq=_lowest(missing))
        if foreign:
            yield Finding(Invariant.I6, case.id, f"统计了 {len(foreign)} 个没有发生的事件", seq=_lowest(foreign))
        if len(set(known)) < len(known):
            yield Finding(Invariant.I6, case.id, "有事件重复统计")
    for case_id in sorted(set(world.counted) - set(world.cases)):
        yield Finding(Invariant.I6, case_id, "统计中有案件库里没有的案件")


def _lowest(event_ids: set[str]) -> int:
    return min(int(event_id.rpartition("/")[2]) for event_id in event_ids)
