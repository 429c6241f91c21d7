"""Many restarts of the engine in one life of gateway and workers, and bodies that are too large (F9)."""

import httpx
import pytest

from hotline.embedded.run_state import states

TOO_LARGE = b'{"account": "' + b"x" * 6_000_000 + b'"}'


def _bear_restarts(trial, restarts: int, bodies: int) -> None:
    pids = {part.name: part.pid for part in states(trial.system.settings.home) if part.name != "zeebe"}
    for _ in range(restarts):
        trial.kill("zeebe")
        trial.flow(1, lambda: None)
    for _ in range(bodies):
        answer = httpx.post(
            f"{trial.system.url}/api/v1/calls", content=TOO_LARGE, headers={"Content-Type": "application/json"},
            trust_env=False,
        )
        assert answer.status_code == 413
    trial.finish_everything()
    trial.verify()
    assert {p.name: p.pid for p in states(trial.system.settings.home) if p.name != "zeebe"} == pids


@pytest.mark.timeout(400)
@pytest.mark.slow
def test_two_restarts_and_oversized_bodies_are_borne(trial):
    """Still serving, by the same processes; the sender of too much is told so."""
    _bear_restarts(trial, 2, 3)


@pytest.mark.timeout(1_800)
@pytest.mark.fault
def test_thirty_restarts_are_borne(trial):
    """No channel closes for good after ten failures."""
    _bear_restarts(trial, 30, 12)
