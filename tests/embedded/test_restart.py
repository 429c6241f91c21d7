"""The back-off of a process that keeps dying."""
import pytest

from hotline.embedded import restart
from hotline.embedded.restart import Restarts


def test_pauses_grow_while_it_dies_young_and_end_when_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, then 1, 2, 4 … 30 seconds; a minute of life begins anew."""
    now = [0.0]
    monkeypatch.setattr(restart.time, "monotonic", lambda: now[0])
    restarts, pauses = Restarts(), []
    for _ in range(8):
        assert restarts.note_death() and not restarts.note_death()
        pauses.append(restarts.pause)
        now[0] += restarts.pause
        assert restarts.is_due()
        restarts.note_start()
    assert pauses == [0, 1, 2, 4, 8, 16, 30, 30]
    now[0] += 61
    restarts.note_death()
    assert restarts.pause == 0
