"""Documents that are long, wide, rare or hostile."""

import io
import re

import pypdf
import pypdfium2
import pytest

from hotline.documents.kinds import KINDS
from hotline.domain.classification import UnitRole
from hotline.domain.documents import DocumentKind
from hotline.testing.documents import sample_source
from hotline.testing.golden import made, text_of

LONG_TEXTS = (
    "demand", "reason", "opinion", "materials", "minutes", "conclusions", "facts", "decision", "harm", "recommendation",
    "explained",
)


@pytest.mark.parametrize("kind", [DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP])
def test_five_thousand_characters_flow_over_pages(issue, read, kind: DocumentKind) -> None:
    """Nothing is cut off between them, and the pages counted are those that there are."""
    content = "".join(f"第{place:04d}句：小区傍晚水压低。" for place in range(1, 334))[:5000]
    pdf = issue(kind, content=content)
    assert content in read(pdf)
    assert pdf.pages == len(pypdf.PdfReader(io.BytesIO(pdf.data)).pages) > 3


def test_thirty_units_stand_on_the_slip(render_pool, read) -> None:
    """The lead and twenty-nine partners, each by name."""
    source = sample_source(DocumentKind.TRANSFER_SLIP)
    partner = next(a for a in source.case.assignments if a.unit_id != source.unit_id)
    names = [f"第{place:02d}街道办事处" for place in range(1, 30)]
    source.case.assignments[1:] = [
        partner.model_copy(update={"unit_id": f"u{i}", "unit_name": name, "role": UnitRole.CO})
        for i, name in enumerate(names)
    ]
    pdf = render_pool.render(DocumentKind.TRANSFER_SLIP, KINDS[DocumentKind.TRANSFER_SLIP](source))
    text = read(pdf)
    assert [name for name in names if f"{name}（协办）" not in text] == []


@pytest.mark.parametrize("character", "㛃𠮷䶮𬭚𠅤")
def test_rare_characters_of_names_are_set(issue, read, character: str) -> None:
    """Names written outside the common set, also beyond the basic plane."""
    text = read(issue(DocumentKind.TRANSFER_SLIP, content=f"户主姓{character}，请核实。"))
    assert f"姓{character}，请" in text


@pytest.mark.parametrize("kind", set(DocumentKind) - {DocumentKind.ANNOUNCEMENT, DocumentKind.SUMMONS})
def test_long_words_of_officials_flow_too(render_pool, read, kind: DocumentKind) -> None:
    """Three thousand characters in every text of an order: all there, whatever the kind."""
    source = sample_source(kind)
    long = "".join(f"第{place:03d}点：请认真研究。" for place in range(1, 250))
    texts = [name for name in LONG_TEXTS if name in source.extra]
    source.extra.update(dict.fromkeys(texts, long))
    pdf = render_pool.render(kind, KINDS[kind](source))
    assert read(pdf).count(long) == len(texts)
    assert pdf.pages > len(texts) * 2 or not texts


def test_a_long_contents_sheet_repeats_its_head_and_keeps_rows_whole(render_pool) -> None:
    """Ninety documents: every page begins with the column names, no row stands on two pages."""
    pages = text_of(made(render_pool, "archive_cover-thick")).split("----\n")[1:]
    assert len(pages) >= 4
    listed = []
    for page in pages:
        rows = re.findall(r"^(\d+)\s日市长电", page, re.MULTILINE)
        if rows:
            assert "序号 文号 责任者 题名 日期 页号 页数" in page
            assert page.count("〔") == len(rows)
            listed += rows
    assert listed == [str(place) for place in range(1, 93)]


def test_second_approvals_stand_beside_the_first(render_pool) -> None:
    """Two rounds in columns of one table, the third beneath; who entered and for whom are named."""
    pdf = made(render_pool, "approval_slip-three_rounds")
    page = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    boxes = []
    for words in ("首次批办", "第二次批办"):
        left, bottom, *_ = page.get_charbox(page.search(words).get_next()[0])
        boxes.append((round(left), round(bottom)))
    assert boxes[0][0] < boxes[1][0] and boxes[0][1] == boxes[1][1]
    text = "".join(text_of(pdf).split())
    assert "周明远（由何秘书代录）" in text and "周明远（代梁清和）" in text and "第三次批办" in text


def test_a_seal_is_never_alone_on_a_page(render_pool, read) -> None:
    """However long the text before it: some of it goes over with the signature."""
    kind = DocumentKind.CIRCULATED_CRITICISM
    for lines in range(3, 26):
        source = sample_source(kind)
        source.extra["facts"] = "\n".join(f"第{place}点，没有按时办结。" for place in range(lines))
        last = text_of(render_pool.render(kind, KINDS[kind](source))).split("----\n")[-1]
        before = last.split("日照市人民政府市长公开电话受理中心\n2026年")[0]
        assert len(before.strip()) > 10, lines




def test_line_breaks_of_a_caller_are_kept(issue) -> None:
    """A list said over the telephone stays a list: sixty short lines don't flow into a few long ones."""
    items = [f"{place}项" for place in range(1, 60)]
    as_list, as_line = (issue(DocumentKind.TRANSFER_SLIP, content=mark.join(items)).pages for mark in "\n ")
    assert as_list > as_line


def test_a_line_without_a_place_to_break_stays_in_its_box(issue, read) -> None:
    """Three hundred letters are broken anywhere."""
    assert "A" * 300 in read(issue(DocumentKind.TRANSFER_SLIP, content="A" * 300))
