"""The cover with its contents sheet."""

from hotline.testing import cases as sample
from workers.archive import assign_volume, make_cover


def test_cover_is_made_once(world):
    """One cover in the case, readable in the store."""
    case = world.keep(sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[]))
    assign_volume(case.id, cases=world.cases, numbers=world.numbers, clock=world.clock)
    for _ in range(2):
        make_cover(case.id, cases=world.cases, documents=world.documents, clock=world.clock)
    covers = world.cases.get(case.id).documents
    assert len(covers) == 1
    assert world.document_store.read(covers[0].id).startswith(b"%PDF")
