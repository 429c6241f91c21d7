"""Merged cases: parent and child know of each other, and end together (I2)."""

from collections.abc import Iterator

from ..findings import Finding, Invariant
from ..world import World


def both_ways(world: World) -> Iterator[Finding]:
    """A child stands on its parent's list, and a listed child points to the parent."""
    for case in world.cases.values():
        if case.merge and case.id not in _children(world, case.merge.parent_id):
            yield Finding(Invariant.I2, case.id, f"已并入 {case.merge.parent_id}，主案没有登记")
        for child_id in case.child_ids:
            child = world.cases.get(child_id)
            if child is None or child.merge is None or child.merge.parent_id != case.id:
                yield Finding(Invariant.I2, case.id, f"登记的并入来话 {child_id} 并未并入本件")


def closed_together(world: World) -> Iterator[Finding]:
    """No child stays open behind a parent that has ended."""
    for case in world.cases.values():
        parent = world.cases.get(case.merge.parent_id) if case.merge else None
        if case.is_open and parent is not None and not parent.is_open:
            yield Finding(Invariant.I2, case.id, f"主案 {parent.id} 已办结，本件未随之办结")


def _children(world: World, parent_id: str) -> list[str]:
    parent = world.cases.get(parent_id)
    return parent.child_ids if parent else []
