"""Binding cases into volumes, and what a volume may not lack."""

import pytest

from hotline.domain import archiving
from hotline.domain.approval import Opinion
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import DocumentMissing
from hotline.testing import cases as sample

pytestmark = pytest.mark.requirement("R-5.5.1")
AT = sample.MONDAY_MORNING


def _covered():
    case = sample.completed()
    archiving.covered(case, sample.slip(case, DocumentKind.ARCHIVE_COVER, 1, AT), at=AT)
    return case


def _print_orders(case) -> None:
    for place, order in enumerate(case.orders, start=1):
        ref = sample.slip(case, order.kind, place, AT, order.unit_id)
        order.document_id = ref.id
        case.attach(ref)


def test_leaders_matters_are_bound_by_the_year_of_instruction() -> None:
    """The first instruction counts, not the call."""
    case = sample.prepared()
    case.approvals[0].leader = Opinion(by="", name="", title="", text="", at="2027-01-04T09:00:00+08:00")
    assert archiving.volume_series(case) == ("volume/leader/2027", "2027年市领导批办交办事项")


def test_other_matters_are_bound_by_year_and_kind() -> None:
    """The year of the call."""
    assert archiving.volume_series(sample.completed()) == ("volume/help/2026", "2026年求助类")


@pytest.mark.parametrize(("sequence", "name", "position"), [(1, "第1卷", 1), (50, "第1卷", 50), (51, "第2卷", 1)])
def test_a_volume_holds_fifty_cases(sequence: int, name: str, position: int) -> None:
    """The fifty-first begins the next; a repeat with another number changes nothing."""
    case = sample.completed()
    archiving.placed(case, "2026年求助类", sequence, at=AT)
    archiving.placed(case, "2026年求助类", sequence + 7, at=AT)
    assert (case.volume.name, case.volume.position) == ("2026年求助类" + name, position)


def test_a_complete_volume_lacks_nothing() -> None:
    """Every slip that the history demands is kept, and the cover."""
    case = _covered()
    _print_orders(case)
    archiving.require_complete(case, {document.id for document in case.documents})


def test_what_is_missing_is_named_officially() -> None:
    """With the unit it went to; the message says to supply it."""
    case = _covered()
    with pytest.raises(DocumentMissing) as refused:
        archiving.require_complete(case, set())
    assert refused.value.missing == [
        "市长公开电话转办单（日照市供水集团）", "市长公开电话办理情况报告单", "市长公开电话案卷",
    ]
    assert "补齐" in refused.value.message


def test_the_end_is_reached_once_and_says_how() -> None:
    """Sealed, archived, on time; a repeat adds nothing."""
    case = _covered()
    archiving.placed(case, "2026年求助类", 1, at=AT)
    for _ in range(2):
        archiving.sealed(case, at=AT)
        archiving.closed(case, at=AT)
    assert (case.volume.is_sealed, case.status, case.outcome) == (True, "archived", "completed")
    assert case.history[-1].data == {"outcome": "completed", "is_on_time": True}
    assert [entry.event for entry in case.history].count("case_archived") == 1
