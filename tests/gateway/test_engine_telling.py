"""A hanging engine doesn't hold up everybody."""

from types import SimpleNamespace

from gateway import engine_telling
from hotline.domain.errors import TemporarilyUnavailable
from hotline.testing import cases as sample


def test_an_engine_that_hangs_is_left_alone_for_a_while(monkeypatch):
    """After one slow, vain try the next person's commands are left to the relay; later it is tried again."""
    now, tries = [1000.0], []
    monkeypatch.setattr(engine_telling, "time", SimpleNamespace(monotonic=lambda: now[0]))

    class Hanging:
        def publish_message(self, *args, **kwargs):
            tries.append(now[0])
            now[0] += 10
            raise TemporarilyUnavailable("流程引擎没有应答")

    kit = SimpleNamespace(engine=Hanging(), cases=None)
    for _ in range(3):
        engine_telling.tell_engine(kit, sample.registered())
    assert len(tries) == 1
    now[0] += engine_telling.REST_SECONDS + 1
    engine_telling.tell_engine(kit, sample.registered())
    assert len(tries) == 2
