"""The engine client on the real engine."""

import socket
import time
from types import SimpleNamespace

import pytest

from hotline.domain.errors import TemporarilyUnavailable
from hotline.zeebe import ZeebeEngine
from hotline.zeebe.bodies import BodyTooLarge
from hotline.zeebe.channel import EngineRefused

USER_TASK = "io.camunda.zeebe:userTask"


def take(engine, job_type, most=1, wait_ms=5_000):
    return list(
        engine.poll(
            job_type, worker="test", most=most, hold_ms=60_000, variables=["case_id"], wait_ms=wait_ms
        )
    )


def take_task(engine, case_id):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for job in take(engine, USER_TASK, most=50):
            if job.case_id == case_id:
                return job
    raise AssertionError("the user task was not offered")


def test_a_repeated_message_starts_one_instance(engine, job_type):
    """The same message while the instance lives starts nothing and is no error."""
    for _ in range(3):
        engine.publish_message(
            "errand_asked", "k" + job_type, {"case_id": "c", "job_type": job_type}, message_id="m", ttl_ms=0
        )
    assert len(take(engine, job_type, most=5)) == 1
    assert take(engine, job_type, wait_ms=300) == []


def test_a_buffered_message_published_again_counts_as_done(engine):
    """ALREADY_EXISTS is the answer that was wanted."""
    for _ in range(2):
        engine.publish_message("nobody_waits", "key", {}, message_id="once", ttl_ms=60_000)


def test_completing_twice_says_that_the_job_is_gone(engine, job_type, ask):
    """True for the first, False for the second."""
    ask()
    [job] = take(engine, job_type)
    assert [engine.complete_job(job.key, {}), engine.complete_job(job.key, {})] == [True, False]


def test_a_failure_with_back_off_returns_soon_and_the_job_comes_back(engine, job_type, ask):
    """Zeebe 8.0 never answers it; the call ends by its own deadline and counts as done."""
    ask()
    [job] = take(engine, job_type)
    began = time.monotonic()
    assert engine.fail_job(job.key, retries=2, reason="later", back_off_ms=300)
    assert time.monotonic() - began < 2
    [again] = take(engine, job_type, wait_ms=10_000)
    assert (again.key, again.info.retries) == (job.key, 2)


def test_a_held_user_task_given_back_is_offered_again_with_its_variables(engine, job_type, ask):
    """This is how the work list gets a task again that it lost."""
    case_id = ask()
    [job] = take(engine, job_type)
    engine.throw_error(job.key, "document_missing", "no cover")
    task = take_task(engine, case_id)
    engine.fail_job(task.key, retries=task.info.retries, reason="given back")
    assert take_task(engine, case_id).key == task.key
    assert engine.complete_job(task.key, {})


def test_a_living_instance_is_told_from_one_that_ended(engine, job_type, ask):
    """Asked of the engine itself, not of the record stream."""
    ask()
    [job] = take(engine, job_type)
    assert engine.is_living(job.info.instance_key)
    engine.cancel_instance(job.info.instance_key)
    assert not engine.is_living(job.info.instance_key)
    assert not engine.cancel_instance(job.info.instance_key)


def test_an_engine_that_is_away_is_said_in_chinese_and_in_time():
    """Nothing listens at the address: every call ends with TemporarilyUnavailable."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
    client = ZeebeEngine(SimpleNamespace(zeebe=lambda: address))
    began = time.monotonic()
    with pytest.raises(TemporarilyUnavailable, match="流程引擎"):
        client.topology()
    assert time.monotonic() - began < 11
    client.close()


def test_a_large_body_is_refused_to_its_sender_only(engine):
    """Twelve of them, and the same client still serves (F9)."""
    for _ in range(12):
        with pytest.raises(BodyTooLarge):
            engine.complete_job("1", {"text": "x" * 5_000_000})
    assert engine.topology().version == "8.0.0"


def test_a_faulty_model_is_refused_with_the_engines_words(engine):
    """A process without a start event is not deployed."""
    model = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
      <process id="p" isExecutable="true"/></definitions>"""
    with pytest.raises(EngineRefused, match="流程引擎拒绝"):
        engine.deploy_resources({"p.bpmn": model})
