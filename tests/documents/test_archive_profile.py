"""Documents as archives take them: PDF/A-2b, faces embedded, text selectable, nothing about persons in the metadata."""

import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from hotline.documents import RenderPool
from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
from hotline.embedded.jar_cache import fetch
from hotline.testing import pdfa
from hotline.testing.documents import sample_source
from hotline.testing.golden import made
from hotline.testing.scenes import SCENES

HARD = "户主姓𠮷、䶮、㛃，\u202e倒写\u202c，表情😀，缺字𪛖，零宽\u200b，控制\x07，制表\t完"


@pytest.fixture(scope="module")
def conforming(render_pool: RenderPool, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What veraPDF finds in every scene, and in a page of hard characters."""
    fetch(["verapdf"])
    folder = tmp_path_factory.mktemp("archive")
    for scene in SCENES:
        (folder / f"{scene}.pdf").write_bytes(made(render_pool, scene).data)
    kind = DocumentKind.TRANSFER_SLIP
    hard = render_pool.render(kind, KINDS[kind](sample_source(kind, content=HARD)))
    (folder / "hard.pdf").write_bytes(hard.data)
    return pdfa.broken_rules(sorted(folder.glob("*.pdf")))


@pytest.mark.requirement("R-5.5.1")
def test_every_document_is_pdf_a_2b(conforming: dict[str, list[str]]) -> None:
    """As veraPDF judges, in all scenes; characters without a glyph don't break it."""
    assert len(conforming) == len(SCENES) + 1
    assert {name: rules for name, rules in conforming.items() if rules} == {}


def test_the_checker_finds_what_is_wrong(tmp_path: Path, render_pool: RenderPool) -> None:
    """A page without output intent and metadata is no archive document."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made(render_pool, "urging_notice").data))
    for entry in ("/OutputIntents", "/Metadata"):
        del writer.root_object[entry]
    writer.write(tmp_path / "bare.pdf")
    assert any(rule.startswith("6.6") for rule in pdfa.broken_rules([tmp_path / "bare.pdf"])["bare.pdf"])


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("kind", DocumentKind)
def test_metadata_name_the_kind_and_no_person(issue, kind: DocumentKind) -> None:
    """Title, issuing organ, producer; no date of the machine, no caller, no clerk."""
    pdf = pypdf.PdfReader(io.BytesIO(issue(kind).data))
    said = KINDS[kind](sample_source(kind))
    assert dict(pdf.metadata) == {"/Title": said["title"], "/Author": said["issuer"], "/Producer": "WeasyPrint 70.0"}
    described = pdf.xmp_metadata.stream.get_data().decode()
    for person in ("㛃𠮷", "13806331234", "陈桂芳", "孙伟", "赵建国", "周明远", "王立新", "小区水压"):
        assert person not in described


@pytest.mark.parametrize("kind", DocumentKind)
def test_faces_are_embedded_as_subsets(issue, kind: DocumentKind) -> None:
    """A machine without Chinese faces shows the same page."""
    document = pypdfium2.PdfDocument(issue(kind).data)
    names = set()
    for page in pypdf.PdfReader(io.BytesIO(issue(kind).data)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(inner["/BaseFont"])
            assert "/FontFile2" in inner["/FontDescriptor"]
    assert len(document) and all("+Hotline" in name for name in names)


def test_text_can_be_found_and_copied(issue) -> None:
    """Words are words, not pictures: rare characters of names too."""
    page = pypdfium2.PdfDocument(issue(DocumentKind.APPROVAL_SLIP).data)[0].get_textpage()
    for words in ("市长公开电话受理事项批办单", "小区水压过低", "13806331234"):
        assert page.search(words).get_next() is not None
    assert "㛃𠮷" in page.get_text_range()
