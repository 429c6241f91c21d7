"""What holds for every official document, whatever it says."""

import io
from dataclasses import replace
from datetime import datetime

import pypdf
import pytest

from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
from hotline.testing import cases as sample
from hotline.testing.documents import sample_source

NAMING = {DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP}
TWO_PAGES = {
    DocumentKind.CIRCULATED_CRITICISM, DocumentKind.ACCOUNTABILITY_RECOMMENDATION, DocumentKind.ARCHIVE_COVER,
    DocumentKind.ANSWERING_DAY_REPORT,
}
UNNUMBERED_FIRST = {DocumentKind.ARCHIVE_COVER}


def test_every_kind_has_its_folder() -> None:
    """The table and the vocabulary name the same kinds."""
    assert set(KINDS) == set(DocumentKind)


@pytest.mark.requirement("R-2.0")
@pytest.mark.parametrize("kind", DocumentKind)
def test_page_carries_title_number_date(issue, read, kind: DocumentKind) -> None:
    """And the case it belongs to; the report of an answering day is about all cases of the day."""
    source = sample_source(kind)
    text = read(issue(kind))
    said = KINDS[kind](source)
    about = [] if kind is DocumentKind.ANSWERING_DAY_REPORT else [source.case.id]
    assert [word for word in (said["title"], source.number, *about) if word not in text] == []
    on = source.at
    assert f"{on.year}年{on.month}月{on.day}日" in text


@pytest.mark.parametrize("kind", DocumentKind)
def test_pages_are_counted_and_numbered_only_when_there_are_more(issue, kind: DocumentKind) -> None:
    """A4; the number of pages is what the archive's contents sheet will say."""
    pdf = issue(kind)
    pages = pypdf.PdfReader(io.BytesIO(pdf.data)).pages
    assert pdf.pages == len(pages) == (2 if kind in TWO_PAGES else 1)
    assert [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]] == [210, 297]
    numbered = ["共" in "".join(page.extract_text().split())[-8:] for page in pages]
    assert numbered == [kind in TWO_PAGES - UNNUMBERED_FIRST, True][: len(pages)]


@pytest.mark.parametrize("kind", DocumentKind)
def test_same_context_gives_the_same_bytes(issue, kind: DocumentKind) -> None:
    """A document made twice after a crash is one document."""
    assert issue(kind).sha256 == issue(kind).sha256


@pytest.mark.parametrize("kind", DocumentKind)
def test_only_slips_name_an_ordinary_caller(issue, read, kind: DocumentKind) -> None:
    """The unit must answer the caller; notices and covers needn't know."""
    text = read(issue(kind))
    assert (("13806331234" in text) and ("㛃𠮷" in text)) is (kind in NAMING) is kind.names_caller


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_sheet_of_a_hundred_kilobytes_is_none_of_ours(issue, kind: DocumentKind) -> None:
    """One page stays under 60 KB, its faces included."""
    pdf = issue(kind)
    assert len(pdf.data) / pdf.pages <= 60_000


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_case_of_bare_necessities_has_no_empty_lines(issue, read, kind: DocumentKind) -> None:
    """No topic, no place, no address: said as a dash, not as a hole; nothing breaks."""
    text = read(issue(kind, topic="", place="", address="", district=""))
    assert "None" not in text and "undefined" not in text.lower()


def test_marks_are_printed_where_they_say_something(issue, read) -> None:
    """Secrecy and urgency, not the ordinary ones."""
    text = read(issue(DocumentKind.APPROVAL_SLIP, secrecy="internal", urgency="very_urgent"))
    assert text.startswith("内部特急市长公开电话")
    assert read(issue(DocumentKind.APPROVAL_SLIP)).startswith("市长公开电话")


def test_a_caller_who_left_nothing_is_said_to() -> None:
    """No empty boxes that look forgotten."""
    source = replace(sample_source(DocumentKind.TRANSFER_SLIP), identity=None)
    assert (source.caller_name, source.caller_phone, source.caller_address) == ("（未留姓名）", "（未留电话）", "—")


@pytest.mark.requirement("R-5.2.3")
def test_an_urging_past_the_limit_says_so(render_pool, read) -> None:
    """The first one before it doesn't."""
    source = sample_source(DocumentKind.URGING_NOTICE)
    late = replace(source, at=datetime(2026, 12, 1, 9, 0, tzinfo=sample.CITY_ZONE))
    texts = [
        read(render_pool.render(DocumentKind.URGING_NOTICE, KINDS[DocumentKind.URGING_NOTICE](each)))
        for each in (source, late)
    ]
    assert ["已超出办理期限，" in text or "已超出办理期限。" in text for text in texts] == [False, True]


@pytest.mark.requirement("R-2.0")
def test_a_notice_without_a_day_of_its_own_names_the_limits() -> None:
    """The center may leave the day to the limit."""
    source = sample_source(DocumentKind.CENTER_NOTICE)
    said = KINDS[DocumentKind.CENTER_NOTICE](replace(source, extra={**source.extra, "due_on": ""}))
    assert said["due_at"].startswith(said["due_on"])
