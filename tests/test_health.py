"""The health door of a process."""

import urllib.error
import urllib.request

import pytest
from prometheus_client import CollectorRegistry, Counter

from hotline import health


@pytest.fixture
def door():
    """A door whose state the test sets, with one counter."""
    state, registry = [""], CollectorRegistry()
    Counter("hotline_things", "Things", registry=registry).inc()
    server = health.serve(0, lambda: state[0], registry)
    yield server, state
    server.close()


def ask(server, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_ready_is_200_and_not_ready_503_with_the_reason(door):
    """Whether by an empty string or True, by a reason or False."""
    server, state = door
    for good in ("", True):
        state[0] = good
        assert ask(server, "/healthz") == (200, "ok\n")
    for bad, words in (("流程引擎无应答", "流程引擎无应答\n"), (False, "尚未就绪\n")):
        state[0] = bad
        assert ask(server, "/healthz") == (503, words)


def test_metrics_are_in_prometheus_format(door):
    """And nothing else is served."""
    server, _ = door
    assert "hotline_things_total 1.0" in ask(server, "/metrics")[1]
    assert ask(server, "/etc/passwd")[0] == 404
