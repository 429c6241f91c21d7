"""What hostile programs send comes back refused, in words, never as an error of ours."""

import markupsafe
import pytest

from hotline.testing.cases import call_form


@pytest.mark.parametrize(
    "content",
    [
        b"{", b"[]", b"null", b'"text"', b'{"subject": "\\ud800"}', b'{"subject": NaN}', b"[" * 100_000,
        b'{"subject": {"$ne": 1}}', b'{"unit_ids": {"$gt": ""}}', b'{"call_seconds": 1e400}', b"\xff\xfe",
    ],
)
def test_bodies_that_are_no_call_are_refused(sit_down, kit, content):
    """Broken, nested, endless and operator-laden JSON is refused with 422, and nothing is kept."""
    desk = sit_down("1001")
    headers = {"content-type": "application/json", "Idempotency-Key": "hostile-key"}
    answer = desk.client.post("/api/v1/calls", content=content, headers=headers)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "fields_refused"
    assert not list(kit.cases.all_ids())


@pytest.mark.parametrize(
    "changes",
    [
        {"call_seconds": -1}, {"call_seconds": 10**30}, {"topic": "供水" * 40}, {"topic": "电话13806331234"},
        {"unit_ids": ["nowhere"]}, {"unit_ids": ["gongshui"] * 2}, {"reported_unit_id": "nowhere"},
        {"kind": "$where"}, {"way": "redirect", "organ": "nobody"}, {"content": "长" * 5_001}, {"name": "名" * 51},
    ],
)
def test_values_out_of_bounds_are_said_beside_their_field(sit_down, changes):
    """Numbers, codes, units and texts out of bounds come back under the field's name."""
    answer = sit_down("1001").post("/api/v1/calls", {**call_form().model_dump(), **changes})
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) & {*changes, "organ"}


@pytest.mark.parametrize(
    "path",
    ["/cases/%00", "/cases/..%2f..", "/cases/%F0%9F%92%A9", "/tasks/-1", "/cases?number=%00", "/cases/" + "9" * 300],
)
def test_addresses_that_name_nothing_are_answered_in_words(sit_down, path):
    """Odd addresses are answered with a page in Chinese."""
    answer = sit_down("sc01").get(path)
    assert answer.status_code in (404, 409)
    assert "<h1>" in answer.text


def html_of(text: str) -> str:
    """How a text stands in a page when it is escaped."""
    return str(markupsafe.escape(text))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}", "\" onmouseover=\"x", "=cmd|'/c calc'!A1"])
def test_words_of_callers_are_only_words(sit_down, keep, text):
    """Markup and template code in a call are shown as they were said, never run."""
    desk = sit_down("1001")
    call = call_form(subject=text, content=text, place=text).model_dump()
    case_id = desk.post("/api/v1/calls", call).json()["case_id"]
    html = desk.get(f"/cases/{case_id}").text
    assert "<script>alert" not in html
    assert html_of(text) in html
    assert 'onmouseover="x' not in html


def test_no_key_no_change(sit_down, kit):
    """A request without an idempotency key is refused with what to do."""
    desk = sit_down("1001")
    answer = desk.client.post("/api/v1/calls", json=call_form().model_dump())
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["fields"]["idempotency_key"]
    assert not list(kit.cases.all_ids())
