"""Releases of the models: reading them, comparing them, proposing a changed one (R-6.1)."""

import difflib
import re
from typing import Any

from hotline.domain.errors import FieldsRefused, NotFound

from .kit import Kit

MOST_FILES = 20
FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}\.(bpmn|dmn)")


def release(kit: Kit, number: int) -> dict[str, Any]:
    """Raises: NotFound."""
    found = kit.releases.get(number)
    if found is None:
        raise NotFound("没有这一版流程")
    return found


def file_of(kit: Kit, number: int, name: str) -> bytes:
    """One file as it was given. Raises: NotFound."""
    files = release(kit, number)["files"]
    if name not in files:
        raise NotFound("这一版流程没有该文件")
    return files[name]


def changes_of(kit: Kit, number: int) -> dict[str, list[str]]:
    """Lines of difference to the release before, by file; only files that differ."""
    after = release(kit, number)["files"]
    before = (kit.releases.get(number - 1) or {"files": {}})["files"]
    return {
        name: _diff(before.get(name, b""), after.get(name, b""))
        for name in sorted({*before, *after}) if before.get(name) != after.get(name)
    }


def current_number(releases: list[dict[str, Any]]) -> int:
    """The number of the release that new cases follow; 0 before the first."""
    return next((r["number"] for r in releases if r["state"] == "deployed"), 0)


def changed_names(releases: list[dict[str, Any]]) -> dict[int, list[str]]:
    """For each release the names of the files that differ from the one before."""
    by_number = {r["number"]: r["files"] for r in releases}
    return {
        n: sorted(name for name in files if by_number.get(n - 1, {}).get(name) != files[name])
        for n, files in by_number.items()
    }


def require_files(files: dict[str, bytes]) -> None:
    """Raises: FieldsRefused: nothing was chosen, or something that is neither model nor table."""
    if not files:
        raise FieldsRefused({"files": "请选择要更换的流程（.bpmn）或决策表（.dmn）文件"})
    if len(files) > MOST_FILES:
        raise FieldsRefused({"files": f"一次最多 {MOST_FILES} 个文件"})
    if wrong := [name for name in files if not FILE_NAME.fullmatch(name)]:
        named = "、".join(wrong)[:100]
        raise FieldsRefused(
            {"files": f"只能上传 .bpmn 和 .dmn 文件，文件名用字母、数字、下划线，请改正或去掉：{named}"}
        )


def _diff(before: bytes, after: bytes) -> list[str]:
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    return list(difflib.unified_diff(old, new, "前一版", "本版", lineterm="", n=2))[:2_000]
