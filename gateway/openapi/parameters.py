"""Parameters of the routes: places in the path, questions after it, the key of a request."""

from typing import Any

PLACES = {
    "case_id": ("案件编号", "2026-000123"), "task_key": ("任务编号，见待办列表", "2251799813685301"),
    "act_name": ("操作名称", "urge_by_hand"), "attachment_id": ("附件编号", "65f0c2d1a4b3e8f790123456"),
    "document_id": ("文书编号", "approval_slip-2026-12"), "article_id": ("知识编号", "a1b2c3d4e5f6"),
    "notice_id": ("通知编号，见通知列表", "2026-000123.2026-000123.4.unit.gongshui"),
    "session_id": ("登录编号，见登录列表", "0f1e2d3c4b5a6978"), "substitution_id": ("代办登记编号", "fzr01-key-00001"),
    "kind": ("报表种类", "business"), "draft_id": ("草稿编号", "d-0123456789"), "number": ("版次", "7"),
}
KEY = {
    "name": "Idempotency-Key", "in": "header", "required": True, "example": "6f1c2a9e-call-0001",
    "description": "提交编号：由程序自拟；同一账号、同一编号、同一内容只办一次，重发得到第一次的答复",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,128}$"},
}
QUESTIONS = {"q": "查找的词句", "list": "列表名称", "from": "起始日期，例如 2026-11-01", "to": "截止日期，含当日"}


def parameters_of(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What FastAPI read from the signature, with words and examples."""
    return [KEY if one["name"].lower() == "idempotency-key" else _described(one) for one in found]


def _described(one: dict[str, Any]) -> dict[str, Any]:
    schema = {key: value for key, value in one["schema"].items() if key != "title"}
    if one["in"] == "path":
        words, example = PLACES.get(one["name"], ("", ""))
        least = {"minLength": 1} if schema.get("type") == "string" else {}
        described = {"description": words, "example": example} if words else {}
        return {**one, **described, "schema": {**schema, **least}}
    words = one.get("description") or QUESTIONS.get(one["name"], "")
    return {**one, **({"description": words} if words else {}), "schema": schema}
