"""Puts the document fonts where the renderer finds them: `HOTLINE_FONTS`, else `<cache>/fonts`.

Two weights of the serif, and a small face with the characters of names that the serif lacks. Run as a module, it
does only that (image builds).
"""
import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hotline.embedded.complaint import Complaint
from hotline.embedded.jar_cache import cache_dir

CLONE = Path(__file__).resolve().parents[2]
SOURCE = CLONE / "node_modules" / "@expo-google-fonts" / "noto-serif-sc"
WEIGHTS = ("400Regular/NotoSerifSC_400Regular.ttf", "700Bold/NotoSerifSC_700Bold.ttf")
RARE, RARE_PACKAGE, RARE_SOURCE = "HotlineRare.ttf", "pylopdf_fonts_cjk", "NotoSerifJP-Regular.otf"


def font_dir() -> Path:
    """Return the folder of the document fonts: `HOTLINE_FONTS`, else the one in the cache."""
    return Path(os.environ.get("HOTLINE_FONTS") or cache_dir() / "fonts")


def place_fonts() -> None:
    """Copy the two weights from the npm package and cut the rare face; do nothing where they already are.

    Raises: Complaint when neither the fonts nor their packages are there.
    """
    folder = font_dir()
    for weight in WEIGHTS:
        source = SOURCE / weight
        _place(folder / source.name, source, lambda fresh, source=source: shutil.copyfile(source, fresh))
    rare_source, serif = _of_package(), folder / Path(WEIGHTS[0]).name
    _place(folder / RARE, rare_source, lambda fresh: _cut(rare_source, serif, fresh))


def _place(target: Path, source: Path, make: Callable[[Path], object]) -> None:
    if target.exists():
        return
    if not source.exists():
        raise Complaint(f"找不到中文字体 {target.name}",
                        "请执行 make run（会安装字体），或用 HOTLINE_FONTS 指定字体目录")
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}.new")
    make(fresh)
    fresh.replace(target)


def _of_package() -> Path:
    found = find_spec(RARE_PACKAGE)
    return Path(found.submodule_search_locations[0]) / RARE_SOURCE if found else Path(RARE_SOURCE)


def _cut(source: Path, serif: Path, fresh: Path) -> None:
    """Keep of `source` what `serif` lacks: 640 characters, most beyond the basic plane, 300 KB instead of 6 MB."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False) as whole, TTFont(serif, lazy=True) as known:
        options = subset.Options(layout_features=[])
        options.drop_tables += ["BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=set(whole.getBestCmap()) - set(known.getBestCmap()))
        subsetter.subset(whole)
        _draw_as_truetype(whole)
        whole.save(fresh)


def _draw_as_truetype(font: Any) -> None:
    """Redraw PostScript outlines as TrueType ones: those that are left in a PDF break PDF/A (ISO 19005-2, 6.2.11.8)."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs, drawn = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), drawn
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for limit in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, limit, 1 if limit == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


if __name__ == "__main__":
    place_fonts()
