"""Documents that are long, wide, rare or hostile."""

import io

import pypdf
import pytest

from hotline.documents.kinds import KINDS
from hotline.domain.classification import UnitRole
from hotline.domain.documents import DocumentKind
from hotline.testing.documents import sample_source


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


@pytest.mark.parametrize("character", "㛃𠮷䶮𬭚")
def test_rare_characters_of_names_are_set(issue, read, character: str) -> None:
    """Names written outside the common set, also beyond the basic plane."""
    text = read(issue(DocumentKind.TRANSFER_SLIP, content=f"户主姓{character}，请核实。"))
    assert f"姓{character}，请" in text


def test_markup_of_a_caller_is_text(issue, read) -> None:
    """Tags, template marks and entities are printed, not followed."""
    hostile = "<img src='http://127.0.0.1:9/x'><script>1</script>{{ 7*7 }}{% include 'a' %}&amp;@import"
    text = read(issue(DocumentKind.TRANSFER_SLIP, content=hostile))
    assert "".join(hostile.split()) in text and "49" not in text.split("反映内容")[1].split("主办")[0]


def test_line_breaks_of_a_caller_are_kept(issue) -> None:
    """A list said over the telephone stays a list: sixty short lines don't flow into a few long ones."""
    items = [f"{place}项" for place in range(1, 60)]
    as_list, as_line = (issue(DocumentKind.TRANSFER_SLIP, content=mark.join(items)).pages for mark in "\n ")
    assert as_list > as_line


def test_a_line_without_a_place_to_break_stays_in_its_box(issue, read) -> None:
    """Three hundred letters are broken anywhere."""
    assert "A" * 300 in read(issue(DocumentKind.TRANSFER_SLIP, content="A" * 300))
