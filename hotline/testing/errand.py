"""A small process on the real engine whose job type each test chooses: an errand, and its user task if it fails.

Fixtures: `job_type` (deploys the model), `ask` (starts an errand), `until` (waits for a condition).
"""

import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from ..zeebe import ZeebeEngine

MODEL = Path(__file__).with_suffix(".bpmn")
PATIENCE_S = 20.0


@pytest.fixture
def job_type(engine: ZeebeEngine) -> str:
    """A job type of this test alone; the process `errand` is deployed."""
    engine.deploy_resources({MODEL.name: MODEL.read_bytes()})
    return f"errand.{uuid.uuid4().hex}"


@pytest.fixture
def ask(engine: ZeebeEngine, job_type: str) -> Callable[..., str]:
    """Start an errand; gives its case id, a fresh one unless given."""

    def start(case_id: str = "", **variables: object) -> str:
        case_id = case_id or uuid.uuid4().hex
        engine.publish_message(
            "errand_asked", uuid.uuid4().hex, {"case_id": case_id, "job_type": job_type, **variables},
            message_id=uuid.uuid4().hex, ttl_ms=0,
        )
        return case_id

    return start


@pytest.fixture
def until() -> Callable[..., bool]:
    """Wait for a condition; whether it came true in time."""

    def wait(condition: Callable[[], object], seconds: float = PATIENCE_S) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.05)
        return bool(condition())

    return wait
