"""Documents: the same in case and store, one per number, bytes as issued (I5)."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from ...domain.errors import HotlineError
from ..findings import Finding, Invariant
from ..world import World


def in_both_stores(world: World) -> Iterator[Finding]:
    """What the case lists is kept, with the same hash; what is kept of a case is listed by it."""
    listed = {ref.id: ref for case in world.cases.values() for ref in case.documents}
    for ref in listed.values():
        kept = world.documents.get(ref.id)
        if kept is None:
            yield Finding(Invariant.I5, ref.case_id, f"文件 {ref.id} 未入库")
        elif kept.sha256 != ref.sha256 or kept.number != ref.number:
            yield Finding(Invariant.I5, ref.case_id, f"文件 {ref.id} 与案件登记不符")
    for ref in world.documents.values():
        if ref.case_id and ref.id not in listed:
            yield Finding(Invariant.I5, ref.case_id, f"文件 {ref.id} 未在案件中登记")


def one_per_number(world: World) -> Iterator[Finding]:
    """A number stands on one document; a claim has one document."""
    numbers, claims = defaultdict(list), defaultdict(list)
    for ref in world.documents.values():
        numbers[ref.number].append(ref.id)
        claims[ref.claim].append(ref.id)
    for name, ids in [*numbers.items(), *claims.items()]:
        if len(ids) > 1:
            yield Finding(Invariant.I5, name, f"有 {len(ids)} 份文件：{'、'.join(sorted(ids))}")
    for case in world.cases.values():
        ids = [ref.id for ref in case.documents]
        if len(set(ids)) < len(ids):
            yield Finding(Invariant.I5, case.id, "同一文件登记了两次")


def bytes_unchanged(world: World) -> Iterator[Finding]:
    """The kept bytes have the hash of the day of issue."""
    for ref in world.documents.values():
        if ref.id in world.sound_documents:
            continue
        try:
            digest = hashlib.sha256(world.store.read(ref.id)).hexdigest()
        except HotlineError as error:
            yield Finding(Invariant.I5, ref.case_id, f"文件 {ref.id} 读不出：{error.message}")
            continue
        if digest == ref.sha256:
            world.sound_documents.add(ref.id)
        else:
            yield Finding(Invariant.I5, ref.case_id, f"文件 {ref.id} 的内容与签发时不同")


def orders_printed(world: World) -> Iterator[Finding]:
    """What was ordered for a case that has ended was printed, or refused by the head."""
    for case in world.cases.values():
        for order in case.orders:
            if not case.is_open and order.is_pending:
                yield Finding(Invariant.I5, case.id, f"已归档，仍有未制发的文件：{order.kind.label}")
