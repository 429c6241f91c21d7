"""Bodies before anything reads them: too large, too slow, announced or not, on every method."""

import asyncio
import json

import pytest

from gateway import body_limit
from gateway.body_limit import LIMIT_BYTES, BodyLimit

FORM, FILES, JSON = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"


@pytest.mark.parametrize(("path", "kind"), [
    ("/login", FORM), ("/look-up", FORM), ("/look-up", FILES), ("/api/v1/calls", JSON), ("/api/v1/sessions", JSON),
    ("/api/v1/look-up", JSON),
])
def test_an_unannounced_body_is_cut_off(sit_down, path, kind):
    """Sent in pieces without a length: 413 on pages and JSON alike, whatever the route makes of the broken body."""
    pieces = (b"x" * 65536 for _ in range(40))
    answer = sit_down("1001").client.post(path, content=pieces, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_body_that_nobody_reads_is_not_waited_for(sit_down):
    """A door that doesn't read this kind answers at once."""
    pieces = (b"x" * 65536 for _ in range(40))
    answer = sit_down("1001").client.post("/nowhere", content=pieces, headers={"content-type": JSON})
    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_an_announced_length_is_refused_unread(sit_down, method):
    """Before the route, the session or the method are looked at; the connection closes."""
    answer = sit_down("1001").client.request(method, "/api/v1/sessions", content=b"x" * (LIMIT_BYTES + 1))
    assert (answer.status_code, answer.json()["code"], answer.headers["connection"]) == (413, "too_large", "close")


def test_a_body_that_never_ends_is_answered(monkeypatch):
    """A sender who stops in the middle gets 408 in words, and holds no place for ever."""
    monkeypatch.setattr(body_limit, "TEXT_SECONDS", 0.05)
    sent = []

    async def reading(scope, receive, send):
        while (await receive()).get("more_body"):
            pass

    async def slowly():
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def keep(message):
        sent.append(message)

    scope = {"type": "http", "path": "/api/v1/calls", "headers": [], "method": "POST"}
    asyncio.run(BodyLimit(reading)(scope, slowly, keep))
    assert sent[0]["status"] == 408
    assert json.loads(sent[1]["body"])["code"] == "too_slow"
