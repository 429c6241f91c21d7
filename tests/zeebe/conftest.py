"""An engine client on the real broker, and a small process whose job type each test chooses."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hotline.testing.stack import Stack
from hotline.zeebe import ZeebeEngine

ERRAND = Path(__file__).parent / "models" / "errand.bpmn"


@pytest.fixture
def engine(stack: Stack) -> Iterator[ZeebeEngine]:
    """A client of the session's engine."""
    client = ZeebeEngine(stack.settings)
    yield client
    client.end_polls()
    client.close()


@pytest.fixture
def job_type(engine: ZeebeEngine) -> str:
    """A job type of this test alone; the process `errand` is deployed."""
    engine.deploy_resources({"errand.bpmn": ERRAND.read_bytes()})
    return f"errand.{uuid.uuid4().hex}"


@pytest.fixture
def ask(engine: ZeebeEngine, job_type: str) -> Callable[..., str]:
    """Start an errand; gives its case id."""

    def start(**variables: object) -> str:
        case_id = uuid.uuid4().hex
        engine.publish_message(
            "errand_asked", case_id, {"case_id": case_id, "job_type": job_type, **variables},
            message_id=case_id, ttl_ms=0,
        )
        return case_id

    return start
