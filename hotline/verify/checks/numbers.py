"""Number chains: without gaps and doubles, and every case bears one (I4)."""

from collections import defaultdict
from collections.abc import Iterator

from ..findings import Finding, Invariant
from ..world import World

MOST_SHOWN = 5


def chains(world: World) -> Iterator[Finding]:
    """Every series runs from 1 without a gap; every claim has one number."""
    by_series: dict[str, list[int]] = defaultdict(list)
    by_claim: dict[str, list[str]] = defaultdict(list)
    for number in world.numbers:
        by_series[number["series"]].append(number["seq"])
        by_claim[number["claim"]].append(number["_id"])
    for series, taken in sorted(by_series.items()):
        gaps = sorted(set(range(1, max(taken) + 1)) - set(taken))
        if gaps:
            shown = "、".join(map(str, gaps[:MOST_SHOWN]))
            yield Finding(Invariant.I4, series, f"缺号 {len(gaps)} 个：{shown}{'等' if len(gaps) > MOST_SHOWN else ''}")
        if len(set(taken)) < len(taken):
            yield Finding(Invariant.I4, series, "有重号")
    for claim, ids in sorted(by_claim.items()):
        if len(ids) > 1:
            yield Finding(Invariant.I4, claim, f"同一事项取了 {len(ids)} 个号：{'、'.join(sorted(ids)[:MOST_SHOWN])}")


def cases_numbered(world: World) -> Iterator[Finding]:
    """Every case's id and every document's number come from their chain."""
    taken = {number["_id"] for number in world.numbers}
    for case_id in world.cases:
        year, _, sequence = case_id.partition("-")
        if f"case/{year}/{sequence}" not in taken:
            yield Finding(Invariant.I4, case_id, "案件编号不在编号链中")
    for ref in world.documents.values():
        kind, year, sequence = ref.id.rsplit("-", 2)
        if f"document/{kind}/{year}/{int(sequence):06d}" not in taken:
            yield Finding(Invariant.I4, ref.id, "文件编号不在编号链中")
