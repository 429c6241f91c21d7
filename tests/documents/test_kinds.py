"""What stands on each official document."""

import io
from dataclasses import replace

import pypdf
import pytest

from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
from hotline.testing.documents import sample_source

SAID = {
    DocumentKind.APPROVAL_SLIP: (
        "日市长电批〔2026〕12号", "小区水压过低", "傍晚水压过低", "2026年11月23日9时30分", "拟呈周市长批示。", "赵建国",
        "请住建局牵头，三日内解决。", "周明远", "日照市住房和城乡建设局", "日照市供水集团", "3个工作日",
        "话务员编号1001",
    ),
    DocumentKind.TRANSFER_SLIP: (
        "日市长电转〔2026〕12号", "日照市住房和城乡建设局：", "主办", "日照市供水集团（协办）", "市领导批示",
        "请住建局牵头，三日内解决。", "5个工作日", "11月24日、25日、26日、27日、30日", "2026年11月30日9时30分",
    ),
    DocumentKind.URGING_NOTICE: ("日市长电催〔2026〕12号", "第一次催办", "2026年11月30日9时30分", "2026-000001"),
    DocumentKind.SUPERVISION_NOTICE: (
        "日政督〔2026〕12号", "已超出办理期限", "日照市人民政府办公室督查科", "未曾催办", "傍晚水压过低"
    ),
    DocumentKind.ARCHIVE_COVER: (
        "日市长电卷〔2026〕12号", "2026年市领导批办交办事项第1卷第1件", "卷内目录",
        "市长公开电话转办单", "完成处理",
    ),
}
NAMING = {DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP}


def test_every_kind_is_tried() -> None:
    """A kind without expectations fails here."""
    assert set(SAID) == set(DocumentKind) == set(KINDS)


@pytest.mark.requirement("R-2.0")
@pytest.mark.parametrize("kind", DocumentKind)
def test_page_says_what_it_must(issue, read, kind: DocumentKind) -> None:
    """Title, number, issuer, and the words of its article."""
    text = read(issue(kind))
    missing = [said for said in (kind.label, *SAID[kind]) if said not in text]
    assert missing == [], text


@pytest.mark.parametrize("kind", DocumentKind)
def test_sample_fits_one_page_and_pages_are_counted(issue, kind: DocumentKind) -> None:
    """A4, with the number of pages that the archive's contents sheet will say."""
    pdf = issue(kind)
    pages = pypdf.PdfReader(io.BytesIO(pdf.data)).pages
    assert pdf.pages == len(pages) == 1
    assert [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]] == [210, 297]


@pytest.mark.parametrize("kind", DocumentKind)
def test_same_context_gives_the_same_bytes(issue, kind: DocumentKind) -> None:
    """A document made twice after a crash is one document."""
    assert issue(kind).sha256 == issue(kind).sha256


@pytest.mark.parametrize("kind", DocumentKind)
def test_only_slips_name_an_ordinary_caller(issue, read, kind: DocumentKind) -> None:
    """The unit must answer the caller; notices and covers needn't know."""
    text = read(issue(kind))
    assert (("13806331234" in text) and ("㛃𠮷" in text)) is (kind in NAMING)


def test_marks_are_printed_where_they_say_something(issue, read) -> None:
    """Secrecy and urgency, not the ordinary ones."""
    text = read(issue(DocumentKind.APPROVAL_SLIP, secrecy="internal", urgency="emergency"))
    assert text.startswith("内部") and "突发" in text.split("市长公开电话")[0]
    assert read(issue(DocumentKind.APPROVAL_SLIP)).startswith("市长公开电话")


def test_a_caller_who_left_nothing_is_said_to() -> None:
    """No empty boxes that look forgotten."""
    source = replace(sample_source(DocumentKind.TRANSFER_SLIP), identity=None)
    assert (source.caller_name, source.caller_phone, source.caller_address) == ("（未留姓名）", "（未留电话）", "—")
