"""A client that gives up waiting, and asks again with the same key: one case, the same answer (F8)."""

import json
import socket
import struct
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from hotline.play.doors import PASSWORD
from hotline.testing.system import System

from .conftest import TRANSFERRED

RESET = struct.pack("ii", 1, 0)
PATIENCE_S = 30.0


class Caller:
    """One operator's client of the real gateway: patient, or gone before the answer comes."""

    def __init__(self, system: System) -> None:
        self._port = system.settings.port
        self._http = httpx.Client(base_url=system.url, timeout=PATIENCE_S, trust_env=False)
        signed_in = self._http.post("/api/v1/sessions", json={"account": "1001", "password": PASSWORD})
        self._token = signed_in.json()["token"]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def ask(self, key: str) -> httpx.Response:
        """Take the call and wait for the answer."""
        headers = {"Idempotency-Key": key, "Authorization": f"Bearer {self._token}"}
        return self._http.post("/api/v1/calls", json=TRANSFERRED, headers=headers)

    def give_up(self, key: str, after_s: float) -> None:
        """Send the whole request, wait no longer than that, and tear the connection down with a reset."""
        body = json.dumps(TRANSFERRED).encode()
        head = (
            f"POST /api/v1/calls HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nIdempotency-Key: {key}\r\nAuthorization: Bearer {self._token}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE_S) as line:
            line.sendall(head.encode() + body)
            time.sleep(after_s)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    def number(self) -> int:
        """The number that the next new call gets, counted from the year's first."""
        return int(self.ask(uuid.uuid4().hex).json()["case_id"][5:])


@pytest.fixture
def caller(system: System) -> Iterator[Caller]:
    """An operator at the real gateway."""
    client = Caller(system)
    yield client
    client.close()


@pytest.mark.slow
@pytest.mark.requirement("R-2.1")
def test_five_times_given_up_is_one_case(caller: Caller) -> None:
    """Each time the client is gone a moment later; who waits in the end gets the case of the first; one is new."""
    before, key = caller.number(), uuid.uuid4().hex
    for after_s in (0.0, 0.001, 0.005, 0.02, 0.1):
        caller.give_up(key, after_s)
    answers = [caller.ask(key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert int(answers[0].json()["case_id"][5:]) == before + 1
    assert caller.number() == before + 2


@pytest.mark.slow
@pytest.mark.requirement("R-2.1")
def test_twenty_at_once_half_of_them_torn_is_one_case(caller: Caller) -> None:
    """Those that wait get the same answer, whoever of the twins was the one that worked."""
    before, key = caller.number(), uuid.uuid4().hex
    with ThreadPoolExecutor(20) as pool:
        torn = [pool.submit(caller.give_up, key, place * 0.003) for place in range(10)]
        waiting = [pool.submit(caller.ask, key) for _ in range(10)]
        answers = [one.result() for one in waiting]
        for one in torn:
            one.result()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert int(answers[0].json()["case_id"][5:]) == before + 1
    assert caller.number() == before + 2
