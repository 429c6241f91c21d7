"""The play's patience at the gateway's doors."""

import httpx
import pytest

from hotline.play import doors as subject
from hotline.play.doors import DoorClosed, Doors, account_of


class Gateway:
    """Answers in the order it was told to, and keeps what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception):
        self._answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/v1/sessions":
            return httpx.Response(201, json={"token": "t"})
        self.asked.append(request)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(subject, "PAUSE_S", 0.0)


def _doors(gateway: Gateway) -> Doors:
    doors = Doors("http://gateway")
    doors.close()
    doors._http = httpx.Client(base_url="http://gateway", transport=httpx.MockTransport(gateway))
    return doors


def test_a_call_is_repeated_with_the_same_key_until_the_gateway_is_back():
    """Away, dead in the middle, still at work on the first: one key, one case."""
    gateway = Gateway(
        httpx.Response(503), httpx.ConnectError("away"), httpx.Response(409, json={"code": "in_flight"}),
        httpx.Response(201, json={"case_id": "2026-000001"}),
    )
    assert _doors(gateway).call("1001", {"subject": "路灯"}, "play-s01") == "2026-000001"
    assert {request.headers["Idempotency-Key"] for request in gateway.asked} == {"play-s01"}


def test_an_ended_session_is_opened_again():
    """The gateway may have forgotten who we are."""
    gateway = Gateway(httpx.Response(401), httpx.Response(200, json={"status": "archived"}))
    assert _doors(gateway).case("2026-000001") == {"status": "archived"}


def test_a_task_that_is_gone_is_no_fault():
    """Somebody else, or the model, was faster."""
    gateway = Gateway(httpx.Response(409, json={"code": "task_gone"}))
    assert _doors(gateway).finish("sc01", "4711", {}) == "gone"


def test_a_task_that_must_wait_is_told_from_one_that_is_gone():
    """A lead waits for its co-units; the next try has a key of its own."""
    gateway = Gateway(
        httpx.Response(409, json={"code": "transition_refused"}), httpx.Response(200, json={"case_id": "x"})
    )
    doors = _doors(gateway)
    assert [doors.finish("gongan-01", "4711", {}, tries=tries) for tries in (0, 1)] == ["refused", "done"]
    assert len({request.headers["Idempotency-Key"] for request in gateway.asked}) == 2


def test_a_refusal_is_told():
    """A form with faults is a fault of the play and ends it."""
    gateway = Gateway(httpx.Response(422, json={"code": "fields_refused", "detail": "请填写标题"}))
    with pytest.raises(DoorClosed, match="请填写标题"):
        _doors(gateway).call("1001", {}, "play-s01")


@pytest.mark.parametrize(
    ("group", "account"),
    [("unit:gongan", "gongan-01"), ("leader:vice_mayor_1", "ld02"), ("role:reviewer", "sc01")],
)
def test_every_group_has_somebody(group, account):
    """The sample accounts stand for the groups of the models."""
    assert account_of(group) == account
