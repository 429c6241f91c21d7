"""The product's source, read once for the tests of the architecture."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hotline", "workers", "gateway", "analytics")


def modules(*folders: str) -> list[Path]:
    """Python files of the product's packages, or of these folders."""
    return sorted(path for folder in folders or PACKAGES for path in (ROOT / folder).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    """Path within the repository."""
    return path.relative_to(ROOT).as_posix()
