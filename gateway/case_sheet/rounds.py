"""The rounds of a case side by side, each text with what was changed since the round before.

Made of the sheet alone: what the reader doesn't see there isn't compared either.
"""

from typing import Any

from .differences import Part, marked, plain

OPINIONS = (("draft", "督查科拟办意见"), ("head", "受理中心负责人意见"), ("leader", "市政府领导批示"))
REPORTS = (("handling", "办理情况"), ("public_answer", "答复意见"))


def rounds_of(sheet: dict[str, Any]) -> dict[str, Any]:
    """`columns` name the rounds, `rows` are the texts; no columns when there is nothing to compare."""
    keys = sorted(
        {(part["round"], part["attempt"]) for part in sheet["assignments"]}
        | {(slip["round"], _first_attempt(sheet, slip["round"])) for slip in sheet.get("approvals", [])}
    )
    if len(keys) < 2:
        return {"columns": [], "rows": []}
    rows = [*_approval_rows(sheet, keys), *_report_rows(sheet, keys), _row("审查意见", _reviews(sheet, keys))]
    return {"columns": [_column(keys, place) for place in range(len(keys))], "rows": [row for row in rows if row]}


def _column(keys: list[tuple[int, int]], place: int) -> str:
    turn, _ = keys[place]
    if place and keys[place - 1][0] == turn:
        return f"第 {turn} 轮（补办）"
    return f"第 {turn} 轮" + ("（二次批办）" if turn > 1 else "")


def _first_attempt(sheet: dict[str, Any], turn: int) -> int:
    """Where a round's slip stands: at the first attempt of its round, or behind all that were."""
    own = [part["attempt"] for part in sheet["assignments"] if part["round"] == turn]
    return min(own, default=max((part["attempt"] for part in sheet["assignments"]), default=0) + 1)


def _approval_rows(sheet: dict[str, Any], keys: list[tuple[int, int]]) -> list[dict[str, Any] | None]:
    slips = {(slip["round"], _first_attempt(sheet, slip["round"])): slip for slip in sheet.get("approvals", [])}
    rows = [
        _row(label, [(slips[key][name] or {}).get("text", "") if key in slips else "" for key in keys])
        for name, label in OPINIONS
    ]
    units = ["、".join(slips[key]["units"]) if key in slips else "" for key in keys]
    limits = [f"{slips[key]['limit_workdays']} 个工作日" if _has_limit(slips, key) else "" for key in keys]
    return [*rows, _row("批办承办单位", units), _row("领导所定时限", limits)]


def _has_limit(slips: dict[tuple[int, int], dict[str, Any]], key: tuple[int, int]) -> bool:
    return key in slips and bool(slips[key]["limit_workdays"])


def _report_rows(sheet: dict[str, Any], keys: list[tuple[int, int]]) -> list[dict[str, Any] | None]:
    parts = [part for part in sheet["assignments"] if part["is_whole"] and part["report"]]
    names = list(dict.fromkeys(part["unit_name"] for part in parts))
    by_place = {(part["unit_name"], part["round"], part["attempt"]): part["report"] for part in parts}
    return [
        _row(f"{name}：{label}", [by_place.get((name, *key), {}).get(field, "") for key in keys])
        for name in names for field, label in REPORTS
    ]


def _reviews(sheet: dict[str, Any], keys: list[tuple[int, int]]) -> list[str]:
    return [
        "\n".join(
            f"{review['title']} {review['name']}：{review['outcome_label']}。{review['text']}"
            for review in sheet["reviews"] if (review["round"], review["attempt"]) == key
        )
        for key in keys
    ]


def _row(label: str, texts: list[str]) -> dict[str, Any] | None:
    if not any(texts):
        return None
    cells: list[list[Part]] = []
    before = ""
    for text in texts:
        cells.append(marked(before, text) if before and text else plain(text))
        before = text or before
    return {"label": label, "cells": cells}
