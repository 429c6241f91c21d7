"""The durable engine's clock, moved while it works."""
import asyncio
import contextlib
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from pyzeebe import ZeebeClient, create_insecure_channel
from pyzeebe.errors import PyZeebeError

from hotline.testing.engines import Engine80
from hotline.testing.stack import Stack, start_stack
from tests.embedded.test_engines import MODEL

INSTANCES = 100


@pytest.mark.requirement("F16")
def test_no_timer_is_lost_when_the_clock_moves_in_the_middle_of_work(engine80: Engine80, tmp_path: Path) -> None:
    """Instances that wait for a day are started without a break while the clock moves; in the end all have fired."""
    model = tmp_path / "tomorrow.bpmn"
    model.write_text(MODEL, "utf-8")
    keys: list[int] = []
    asyncio.run(_deploy(engine80.address, model))
    starter = threading.Thread(target=lambda: asyncio.run(_start(engine80.address, keys)))
    starter.start()
    while starter.is_alive():
        engine80.advance(timedelta(hours=7))
        starter.join(0.2)
    witness = Witness(engine80)
    assert witness.sees(witness.waiting, keys)
    engine80.advance(timedelta(days=1, hours=1))
    assert witness.sees(witness.ended, keys)


@pytest.mark.slow
def test_engine_killed_between_file_and_move_catches_up(tmp_path: Path) -> None:
    """The offset written before the engine died is the engine's time after its restart."""
    stack = start_stack(tmp_path / "home")
    try:
        zeebe = stack.child("zeebe")
        zeebe.signal(9)
        zeebe.wait_ended(5)
        stack.advance(timedelta(days=3))
        zeebe.start()
        zeebe.wait_ready()
        assert _engine_ahead(stack) > timedelta(days=2, hours=23)
    finally:
        for child in stack.children:
            child.stop(3)


def _engine_ahead(stack: Stack) -> timedelta:
    from hotline.embedded.clock_control import engine_catches_up

    told = engine_catches_up(stack.settings.home)
    return timedelta(milliseconds=told["now_ms"]) - timedelta(seconds=time.time())


class Witness:
    """Reads the engine's records once and keeps which instances wait and which have ended."""

    def __init__(self, engine: Engine80) -> None:
        self._engine = engine
        self.waiting: set[int] = set()
        self.ended: set[int] = set()

    def sees(self, kind: set[int], keys: list[int]) -> bool:
        """Say whether all of `keys` get into `kind`, within a minute."""
        deadline = time.monotonic() + 60
        while not kind >= set(keys) and time.monotonic() < deadline:
            for record in self._engine.records():
                key = record["value"].get("processInstanceKey")
                if _is_waiting(record):
                    self.waiting.add(key)
                if _is_ended(record):
                    self.ended.add(key)
        return kind >= set(keys)


def _is_waiting(record: dict) -> bool:
    return record["valueType"] == "TIMER" and record["intent"] == "CREATED"


def _is_ended(record: dict) -> bool:
    return record["intent"] == "ELEMENT_COMPLETED" and record["value"].get("elementId") == "tomorrow"


async def _deploy(address: str, model: Path) -> None:
    channel = create_insecure_channel(address)
    await ZeebeClient(channel).deploy_resource(str(model))
    await channel.close()


async def _start(address: str, keys: list[int]) -> None:
    channel = create_insecure_channel(address)
    client = ZeebeClient(channel)
    while len(keys) < INSTANCES:
        with contextlib.suppress(PyZeebeError):  # a move times out requests that are under way
            keys.append((await client.run_process("tomorrow")).process_instance_key)
    await channel.close()
