"""Methods and odd addresses: every door answers what it is asked, in words."""

import pytest

from hotline.testing.access import doors_of_gateway

ODD = ["%00", "a%00b", "%ED%A0%80", "%F0%9F%92%A9", "x" * 5000, "..%2F..%2Fetc%2Fpasswd", "%20", "'\"<script>", "-1"]


def test_head_is_get_without_its_body(sit_down, nobody):
    """The same status and headers, nothing after them."""
    desk = sit_down("1001")
    for path in ("/", "/api/v1/tasks", "/api/v1/nowhere", "/look-up", "/static/mark.svg"):
        answer, asked = desk.client.head(path), desk.get(path)
        assert (answer.status_code, answer.content) == (asked.status_code, b""), path
        assert answer.headers["content-type"] == asked.headers["content-type"]
    assert nobody.client.head("/api/v1/tasks").status_code == 401


def test_a_method_that_is_not_there_names_those_that_are(sit_down):
    """405 with every method of the address, also where several routes share it; OPTIONS opens nothing."""
    desk = sit_down("1001")
    answer = desk.client.request("PATCH", "/api/v1/sessions")
    assert (answer.status_code, answer.headers["allow"]) == (405, "DELETE, POST")
    assert desk.client.request("PUT", "/knowledge").headers["allow"] == "GET, HEAD, POST"
    options = desk.client.options("/api/v1/tasks", headers={"Origin": "http://evil.test"})
    assert options.status_code == 405
    assert "access-control-allow-origin" not in options.headers


@pytest.mark.parametrize("odd", ODD)
def test_odd_places_in_addresses_are_answered_in_words(sit_down, odd):
    """NUL, half characters, very long ones, ways upward: no error of ours on any door, by page or by JSON."""
    desk = sit_down("zb01")
    for door in doors_of_gateway():
        if "{" not in door.path:
            continue
        path = door.path.format(**_others(odd))
        answer = desk.client.request(
            door.method, path, follow_redirects=False, headers={"Idempotency-Key": "0123456789"}
        )
        assert answer.status_code < 500, (door, answer.text[:200])


def test_unknown_questions_are_ignored_and_wrong_ones_refused(sit_down):
    """A parameter that nobody reads changes nothing; one of the wrong type comes back as a field."""
    desk = sit_down("1001")
    assert desk.get("/api/v1/tasks?nonsense=1&nonsense=%00").status_code == 200
    wrong = desk.get("/api/v1/tasks?page_size=many")
    assert (wrong.status_code, wrong.json()["fields"]) == (422, {"page_size": "格式不正确"})
    assert desk.get("/api/v1/tasks?page_size=201").status_code == 422


def _others(odd: str) -> dict[str, str]:
    """Every place that any door has."""
    found = {place.split("}")[0] for door in doors_of_gateway() for place in door.path.split("{")[1:]}
    return dict.fromkeys(found, odd)
