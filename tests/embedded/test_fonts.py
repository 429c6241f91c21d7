"""The faces of the documents are put in their place once, the rare one cut from its package."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hotline.embedded import fonts


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder for the faces."""
    monkeypatch.setenv("HOTLINE_FONTS", str(tmp_path))
    return tmp_path


def test_the_rare_face_has_what_the_serif_lacks(folder: Path) -> None:
    """𠮷 and some six hundred more, as TrueType, in a third of a megabyte; none that the serif has."""
    fonts.place_fonts()
    with TTFont(folder / fonts.RARE) as rare, TTFont(folder / "NotoSerifSC_400Regular.ttf", lazy=True) as serif:
        characters = set(rare.getBestCmap())
        assert ord("𠮷") in characters and 500 < len(characters) < 1_000
        assert not characters & set(serif.getBestCmap())
        assert "glyf" in rare and "CFF " not in rare
    assert (folder / fonts.RARE).stat().st_size < 350_000


def test_faces_are_the_same_on_every_machine(folder: Path) -> None:
    """Cut twice, the same bytes: documents made here and there are the same too."""
    fonts.place_fonts()
    first = (folder / fonts.RARE).read_bytes()
    (folder / fonts.RARE).unlink()
    fonts.place_fonts()
    assert (folder / fonts.RARE).read_bytes() == first


def test_what_a_city_has_put_there_stays(folder: Path) -> None:
    """Only what is missing is placed."""
    (folder / "fangsong.ttf").write_bytes(b"licensed")
    (folder / fonts.RARE).write_bytes(b"their own")
    fonts.place_fonts()
    assert (folder / "fangsong.ttf").read_bytes() == b"licensed" and (folder / fonts.RARE).read_bytes() == b"their own"
