"""Files that people attached: what a report or a slip names is kept, as it was uploaded (I5)."""

from collections.abc import Iterator

from ...domain.case import Case
from ..findings import Finding, Invariant
from ..world import World


def kept(world: World) -> Iterator[Finding]:
    """Every file that a case names is in the store, with the hash it was named with."""
    for case in world.cases.values():
        for file_id, sha256 in _named(case):
            found = world.attachments.get(file_id)
            if found is None:
                yield Finding(Invariant.I5, case.id, f"附件 {file_id} 未入库")
            elif sha256 and found != sha256:
                yield Finding(Invariant.I5, case.id, f"附件 {file_id} 与案件登记不符")


def _named(case: Case) -> Iterator[tuple[str, str]]:
    """(id, hash) of each; a scanned slip is named without its hash."""
    for part in case.assignments:
        if part.report:
            yield from ((evidence.id, evidence.sha256) for evidence in part.report.attachments)
        rulings = [request.ruling for request in (part.returned, part.extension) if request and request.ruling]
        yield from ((ruling.scan_id, "") for ruling in rulings if ruling.scan_id)
    for entry in (*case.approvals, *case.reviews):
        if entry.scan_id:
            yield entry.scan_id, ""
