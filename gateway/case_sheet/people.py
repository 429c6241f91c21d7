"""Who did what on the case and who has it now, made of the sheet alone: names that the reader sees there anyway."""

from collections.abc import Iterator
from typing import Any

OPINIONS = (("draft", "拟办"), ("head", "阅办"), ("leader", "批示"))


def people_of(sheet: dict[str, Any]) -> list[dict[str, str]]:
    """Rows of `doing`, `who`, `of` (post or unit) and `at`, in order of time; what is to be done now comes last."""
    done = sorted([*_intake(sheet), *_approvals(sheet), *_units(sheet), *_judging(sheet)], key=lambda row: row["at"])
    now = [_row(step["title"], "", step["who"], "") for step in sheet["standing"]]
    return done + now


def _intake(sheet: dict[str, Any]) -> Iterator[dict[str, str]]:
    if number := sheet.get("operator_number"):
        yield _row("登记来电", f"{number} 号", "话务员", sheet["registered_at"])


def _approvals(sheet: dict[str, Any]) -> Iterator[dict[str, str]]:
    for slip in sheet.get("approvals", []):
        for name, doing in OPINIONS:
            if said := slip[name]:
                yield _row(f"第 {slip['round']} 轮{doing}", _named(said), said["title"], said["at"])


def _units(sheet: dict[str, Any]) -> Iterator[dict[str, str]]:
    for part in sheet["assignments"]:
        if not part["is_whole"]:
            continue
        if part["signed_at"]:
            yield _row("签收", part["signed_by_name"], part["unit_name"], part["signed_at"])
        for given in part["inner"]:
            yield _row("承办", given["name"], part["unit_name"], given["at"])
        if part["report"]:
            yield _row("反馈", part["report"]["by_name"], part["unit_name"], part["report"]["at"])


def _judging(sheet: dict[str, Any]) -> Iterator[dict[str, str]]:
    for review in sheet["reviews"]:
        yield _row(f"审查：{review['outcome_label']}", _named(review), review["title"], review["at"])
    for call in sheet.get("callbacks", []):
        yield _row(f"回访：{call['outcome_label']}", call["by_name"], "受理中心", call["at"])


def _named(said: dict[str, Any]) -> str:
    name = said["name"]
    name += f"（代 {said['acting_for']}）" if said["acting_for"] else ""
    return name + (f"，{said['entered_by']} 代录" if said["entered_by"] else "")


def _row(doing: str, who: str, of: str, at: str) -> dict[str, str]:
    return {"doing": doing, "who": who, "of": of, "at": at}
