"""What the code says to people: Chinese strings of gateway, domain and stores, values as numbered places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .catalogue import CHINESE, PLACE

ROOT = Path(__file__).parents[2]
_PATTERN = re.compile(r"\\|\(\?|\[[^\]]*\]|[<>\"]")
SPEAKING = ("gateway", "hotline/domain", "hotline/calendar", "hotline/storage", "hotline/statistics")


def sayings(root: Path = ROOT, folders: tuple[str, ...] = SPEAKING) -> Iterator[str]:
    """Every one of them. Official documents and messages to telephones are Chinese by law and not among them."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            found = _of(ast.parse(path.read_text("utf-8")))
            yield from (text for text in found if not _PATTERN.search(text) and CHINESE.search(PLACE.sub("", text)))


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        text = "".join(_part(part, place) for part, place in zip(node.values, _places(node), strict=True))
        if CHINESE.search(text):
            yield text
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _of(child)


def _places(node: ast.JoinedStr) -> Iterator[int]:
    place = 0
    for part in node.values:
        yield place
        place += not isinstance(part, ast.Constant)


def _part(part: ast.expr, place: int) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else f"{{{place}}}"
