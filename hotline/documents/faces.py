"""The faces of the documents: which file of the font folder plays which part, and what they can write.

The city's own licensed faces (仿宋, 小标宋, …) are files of fixed names in the same folder; where one is missing, or
lacks a character, the serif that comes with the product stands in. TrueType only: outlines of the other kind break
PDF/A as they are embedded (ISO 19005-2, 6.2.11.8).
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

SUFFIX = ".ttf"
SERIF = {"NotoSerifSC_400Regular": 400, "NotoSerifSC_700Bold": 700}
RARE = "HotlineRare"
CITY = {
    "fangsong": ("City FangSong", 400), "xiaobiaosong": ("City XiaoBiaoSong", 700), "heiti": ("City Hei", 700),
    "kaiti": ("City Kai", 400), "rare": ("City Rare", 400),
}
_PARTS = {
    **{stem: ("Hotline Serif", weight) for stem, weight in SERIF.items()}, RARE: ("Hotline Rare", 400), **CITY,
}
_KEPT_BREAKS = "\n\r\t"


class FontMissing(Exception):
    """The folder lacks a face without which no document can be set."""


class Faces:
    """The faces found in `folder`. Raises: FontMissing."""

    def __init__(self, folder: Path):
        self._files = dict(_found(folder))
        if missing := SERIF.keys() - self._files:
            raise FontMissing(sorted(missing))
        self._writable = set(_KEPT_BREAKS)
        for path in self._files.values():
            with TTFont(path, lazy=True) as font:
                self._writable.update(map(chr, font.getBestCmap()))

    def css(self) -> str:
        """An `@font-face` rule for each face there is."""
        rules = []
        for stem, (family, weight) in _PARTS.items():
            if stem in self._files:
                address = f'url("font:{self._files[stem].name}")'
                rules.append(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {address}; }}\n')
        return "".join(rules)

    def writable(self, text: str) -> str:
        """`text` with only what the faces can write: what is lacking stands as 〓 with its code, as printers do.

        Marks without a shape of their own (controls, directions) are left out: they can't turn a line around.
        """
        odd = {char for char in set(text) - self._writable} | {char for char in set(text) if _is_unseen(char)}
        return text.translate({ord(char): _stand_in(char) for char in odd}) if odd else text


def _found(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("*")):
        if path.suffix == SUFFIX and path.stem in _PARTS:
            yield path.stem, path


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") and char not in _KEPT_BREAKS


def _stand_in(char: str) -> str:
    unseen = _is_unseen(char) or unicodedata.category(char) == "Mn"
    return "" if unseen else f"〓（U+{ord(char):04X}）"
