"""Faces: the city's own where it has them, and what is printed for characters that nobody has."""

import io
import shutil
from pathlib import Path

import pypdf
import pytest

from hotline.documents.faces import CITY, Faces
from hotline.documents.pool import RenderedPdf, RenderPool, default_fonts
from hotline.testing.golden import made, text_of


@pytest.fixture(scope="module")
def faces() -> Faces:
    """The faces of the product."""
    return Faces(default_fonts())


@pytest.mark.parametrize("text", ["张三𠮷䶮㛃𬭚𠅤", "〔2026〕12号：“甲”、《乙》……——①㎡℃", "A-z 0", "一\n二\t三\r\n"])
def test_what_can_be_written_stays(faces: Faces, text: str) -> None:
    """Names, punctuation, digits, line breaks."""
    assert faces.writable(text) == text


def test_what_no_face_has_is_printed_with_its_code(faces: Faces) -> None:
    """As printers do: 〓 and the code point, so that a person can look it up; never a silent hole."""
    assert faces.writable("户主姓𪛖。") == "户主姓〓（U+2A6D6）。"
    assert faces.writable("谢谢😀") == "谢谢〓（U+1F600）"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x07", "\ufe0f"])
def test_marks_without_shape_are_left_out(faces: Faces, mark: str) -> None:
    """A direction mark can't turn a number around."""
    assert faces.writable(f"金额{mark}100元") == "金额100元"


def test_a_half_of_a_character_doesn_t_break_the_page(faces: Faces) -> None:
    """What a faulty keyboard sent is shown as lacking."""
    assert faces.writable("断\ud842字") == "断〓（U+D842）字"


def test_the_city_s_faces_are_used_by_their_names(tmp_path: Path) -> None:
    """Put beside the serif as fangsong.ttf, xiaobiaosong.ttf, …; nothing else in the folder matters."""
    for path in default_fonts().glob("*.ttf"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "readme.txt").write_text("x")
    (tmp_path / "other.ttf").write_text("x")
    before = Faces(tmp_path).css()
    for stem, (family, _) in CITY.items():
        assert family not in before
        shutil.copyfile(default_fonts() / "HotlineRare.ttf", tmp_path / f"{stem}.ttf")
        assert f'"{family}"' in Faces(tmp_path).css() and f"font:{stem}.ttf" in Faces(tmp_path).css()


def test_a_page_with_the_city_s_faces_says_the_same(tmp_path: Path, render_pool: RenderPool) -> None:
    """And carries them; a character that the city's face lacks comes from the serif."""
    for path in default_fonts().glob("*.ttf"):
        (tmp_path / path.name).symlink_to(path)
    for stem in ("fangsong", "xiaobiaosong"):
        shutil.copyfile(default_fonts() / "NotoSerifSC_400Regular.ttf", tmp_path / f"{stem}.ttf")
    pool = RenderPool(fonts=tmp_path)
    mine, theirs = (made(each, "approval_slip") for each in (pool, render_pool))
    pool.close()
    assert text_of(mine).split() == text_of(theirs).split()
    assert ["City-FangSong" in _faces_of(each) for each in (mine, theirs)] == [True, False]


def _faces_of(pdf: RenderedPdf) -> str:
    return str([font.get_object()["/BaseFont"] for font in _first_page(pdf)["/Resources"]["/Font"].values()])


def _first_page(pdf: RenderedPdf) -> pypdf.PageObject:
    return pypdf.PdfReader(io.BytesIO(pdf.data)).pages[0]
