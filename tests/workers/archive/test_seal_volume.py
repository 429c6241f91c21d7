"""The seal."""

import pytest

from hotline.domain.errors import DocumentMissing
from hotline.testing import cases as sample
from workers.archive import assign_volume, make_cover, seal_volume


def _seal(world, case_id):
    seal_volume(case_id, cases=world.cases, document_store=world.document_store, clock=world.clock)


def test_nothing_missing_is_sealed(world):
    """An answered call needs its cover only."""
    case = world.keep(sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[]))
    assign_volume(case.id, cases=world.cases, numbers=world.numbers, clock=world.clock)
    make_cover(case.id, cases=world.cases, documents=world.documents, clock=world.clock)
    _seal(world, case.id)
    assert world.cases.get(case.id).volume.is_sealed


def test_missing_slip_is_named(world):
    """A case whose transfer slip isn't in the store can't be sealed, and stays as it was."""
    case = world.keep(sample.completed())
    with pytest.raises(DocumentMissing, match=r"转办单（日照市供水集团）"):
        _seal(world, case.id)
    assert world.cases.get(case.id).history == case.history
