"""Cases by themselves: there, consistent with their history, nothing left to send (I1, I3, I7, I8)."""

from collections.abc import Iterator

from ...domain.history import first_broken, folded_status
from ..findings import Finding, Invariant
from ..world import World


def acknowledged(world: World) -> Iterator[Finding]:
    """I1: what a client was told exists."""
    for case_id in sorted(world.acknowledged - set(world.cases)):
        yield Finding(Invariant.I1, case_id, "已向来话人确认，但案件不存在")


def states(world: World) -> Iterator[Finding]:
    """I3: the state is the fold of the history."""
    for case in world.cases.values():
        folded = folded_status(case.history)
        if folded is None:
            yield Finding(Invariant.I3, case.id, "没有任何经历")
        elif folded is not case.status:
            yield Finding(Invariant.I3, case.id, f"状态为「{case.status.label}」，经历所示为「{folded.label}」")


def chains(world: World) -> Iterator[Finding]:
    """I8: the chain of the history is intact."""
    for case in world.cases.values():
        broken = first_broken(case.history)
        if broken is not None:
            yield Finding(Invariant.I8, case.id, f"第 {broken} 条经历与链不符", seq=broken)


def left_over(world: World) -> Iterator[Finding]:
    """I7: every event is published, every command performed, nothing set aside."""
    for case in world.cases.values():
        if case.outbox:
            yield Finding(Invariant.I7, case.id, f"{len(case.outbox)} 个事件未发出")
        if case.commands:
            yield Finding(Invariant.I7, case.id, f"{len(case.commands)} 条流程指令未执行")
    if world.set_aside:
        yield Finding(Invariant.I7, "搁置箱", f"{world.set_aside} 条消息或指令被搁置，请查看原因后处理")
