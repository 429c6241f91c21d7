"""The desk: one number and one document per claim, whatever happens between."""

from typing import Any

import pytest

from hotline.documents import Desk, RenderedPdf, RenderFailed
from hotline.domain.documents import DocumentKind, DocumentRef
from hotline.domain.errors import NotFound
from hotline.domain.identity import CallerIdentity
from hotline.testing import cases as sample
from hotline.testing.documents import DIRECTORY

KIND, AT = DocumentKind.TRANSFER_SLIP, sample.MONDAY_MORNING


class Claims:
    """Numbers by claim, from 1."""

    def __init__(self) -> None:
        self._taken: dict[str, list[str]] = {}

    def claim(self, series: str, claim: str) -> int:
        known = next((chain for chain in self._taken.values() if claim in chain), None)
        chain = self._taken.setdefault(series, []) if known is None else known
        if claim not in chain:
            chain.append(claim)
        return chain.index(claim) + 1

    def series_of(self, claim: str) -> str:
        return next(series for series, chain in self._taken.items() if claim in chain)


class Shelf:
    """Documents in memory; what was kept first stays."""

    def __init__(self) -> None:
        self._kept: dict[str, DocumentRef] = {}

    def find(self, document_id: str) -> DocumentRef | None:
        return self._kept.get(document_id)

    def put(self, ref: DocumentRef, pdf: bytes) -> DocumentRef:
        return self._kept.setdefault(ref.id, ref)


class Printer:
    """Notes what it is asked to render; fails as often as it is told to."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.failures = 0

    def render(self, kind: str, context: dict[str, Any]) -> RenderedPdf:
        if self.failures:
            self.failures -= 1
            raise RenderFailed(kind, "试验")
        self.asked.append(context)
        return RenderedPdf(b"%PDF", f"{len(self.asked):064d}", 1)


class Looked:
    """A vault that notes each look."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.is_empty = False

    def for_slip(self, case_id: str, *, reason: str) -> CallerIdentity:
        self.reasons.append(reason)
        if self.is_empty:
            raise NotFound("没有留存来话人信息")
        return CallerIdentity(name="陈桂芳", phone="13806331234")


@pytest.fixture
def printer() -> Printer:
    """The renderer of this test."""
    return Printer()


@pytest.fixture
def vault() -> Looked:
    """The vault of this test."""
    return Looked()


@pytest.fixture
def desk(printer: Printer, vault: Looked) -> Desk:
    """A desk over memory."""
    return Desk(
        renderer=printer, numbers=Claims(), store=Shelf(), vault=vault, directory=DIRECTORY, calendars=None
    )


def _issue(desk: Desk, case, claim: str = "c/1", kind: DocumentKind = KIND) -> DocumentRef:
    return desk.issue(kind, case, claim=claim, at=AT, unit_id="gongshui")


def test_a_claim_has_one_document(desk: Desk, printer: Printer) -> None:
    """A job that runs twice finds what it made the first time."""
    case = sample.dispatched()
    assert _issue(desk, case) == _issue(desk, case)
    assert len(printer.asked) == 1


def test_numbers_follow_each_other_without_gaps(desk: Desk, printer: Printer) -> None:
    """A rendering that fails keeps its number for the retry."""
    case = sample.dispatched()
    printer.failures = 1
    with pytest.raises(RenderFailed):
        _issue(desk, case, "c/1")
    assert _issue(desk, case, "c/2").number == "日市长电转〔2026〕2号"
    assert _issue(desk, case, "c/1").number == "日市长电转〔2026〕1号"


def test_what_is_made_again_after_new_year_is_the_same_document(desk: Desk) -> None:
    """A supervision taken up again in January has the notice of December."""
    case = sample.dispatched()
    again = desk.issue(KIND, case, claim="c/1", at=AT, unit_id="gongshui")
    january = AT.replace(year=AT.year + 1, month=1)
    assert desk.issue(KIND, case, claim="c/1", at=january, unit_id="gongshui") == again
    assert desk.issue(KIND, case, claim="c/2", at=january, unit_id="gongshui").id == "transfer_slip-2027-1"


def test_kinds_count_for_themselves(desk: Desk) -> None:
    """Transfer slips and urging notices have chains of their own; ids say kind and year."""
    case = sample.dispatched()
    assert _issue(desk, case).id == "transfer_slip-2026-1"
    assert _issue(desk, case, kind=DocumentKind.URGING_NOTICE).id == "urging_notice-2026-1"


@pytest.mark.requirement("R-4.5")
def test_printing_a_slip_is_a_look_on_record(desk: Desk, printer: Printer, vault: Looked) -> None:
    """With the name of the document; a notice that names nobody takes none."""
    case = sample.dispatched()
    _issue(desk, case)
    _issue(desk, case, kind=DocumentKind.URGING_NOTICE)
    assert vault.reasons == ["打印市长公开电话转办单"]
    assert [context.get("caller_phone") for context in printer.asked] == ["13806331234", None]


@pytest.mark.requirement("R-4.5")
def test_the_vault_is_not_even_asked_for_a_protected_caller(desk: Desk, printer: Printer, vault: Looked) -> None:
    """What isn't decrypted can't leak."""
    _issue(desk, sample.dispatched(wants_secrecy=True, unit_text="水压过低。"))
    assert vault.reasons == []
    assert printer.asked[0]["caller_phone"] == "（按规定保密）"


@pytest.mark.requirement("R-5.1.1")
def test_a_caller_who_left_nothing_has_a_slip_all_the_same(desk: Desk, printer: Printer, vault: Looked) -> None:
    """An anonymous call goes to the units; of any other the missing name is a fault."""
    vault.is_empty = True
    _issue(desk, sample.dispatched(is_anonymous=True, name="", phone="", address=""))
    assert printer.asked[0]["caller_phone"] == "（未留电话）"
    with pytest.raises(NotFound):
        _issue(desk, sample.dispatched(), "c/2")
