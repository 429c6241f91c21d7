"""The worker loop on the real engine: what is done once, what fails visibly, what goes on."""

import threading
import time
from datetime import UTC, datetime

import pytest

from hotline.domain.errors import DocumentMissing, TemporarilyUnavailable
from hotline.zeebe.worker import Worker
from hotline.zeebe.worker_loop import LoopLimits

QUICK = LoopLimits(poll_s=1.0, give_up_s=0.5, postpone_s=0.1, longest_postpone_s=0.2)


@pytest.fixture
def run(stack, job_type):
    """Run a worker for the test's job type with this function."""
    workers = []

    def start(function, *, caught=(), limits=QUICK, **collaborators):
        worker = Worker(
            "test", {job_type: function}, collaborators, stack.settings, caught={job_type: caught},
            limits=limits,
        )
        worker.start()
        stopped = threading.Event()
        threading.Thread(target=look_after, args=(worker, stopped), daemon=True).start()
        workers.append((worker, stopped))
        return worker

    yield start
    for worker, stopped in workers:
        stopped.set()
        worker.stop(drain_s=1)


def look_after(worker, stopped):
    while not stopped.wait(0.1):
        worker.look_after()


def count(worker, name, job_type):
    return worker.registry.get_sample_value(f"hotline_jobs_{name}_total", {"job_type": job_type}) or 0


def test_a_backlog_drains_with_bounded_hands(run, ask, job_type, until):
    """100 jobs are done once each, never more at a time than there are hands."""
    for number in range(100):
        ask(number=number)
    done, busy, most, lock = [], [0], [0], threading.Lock()

    def work(number: int):
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.005)
        with lock:
            busy[0] -= 1
            done.append(number)

    worker = run(work)
    assert until(lambda: count(worker, "completed", job_type) == 100, 30)
    assert sorted(done) == list(range(100))
    assert most[0] <= QUICK.hands


def test_variables_and_collaborators_come_by_name(run, ask, job_type, until):
    """Only the declared variables are fetched; what follows the star is handed in."""
    seen = []

    def work(case_id: str, missing: str = "none", *, store, job):
        seen.append((case_id, missing, store, job.element_id, job.process))

    case_id = ask(secret="not fetched")
    run(work, store="the store")
    assert until(lambda: seen)
    assert seen == [(case_id, "none", "the store", "Task_Run", "errand")]


FAULTS = {
    "raises": lambda: 1 / 0,
    "gives what JSON does not know": lambda: {"at": datetime.now(UTC)},
    "hangs": lambda: time.sleep(60),
    "gives too much": lambda: {"x": "y" * 99_999},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_tried_three_times_and_ends_in_an_incident(run, ask, job_type, fault, until):
    """F11: never endless, never silent; the worker goes on with other jobs."""
    tries = []

    def work(is_faulty: bool):
        tries.append(is_faulty)
        return fault() if is_faulty else {}

    ask(is_faulty=True)
    worker = run(work)
    assert until(lambda: count(worker, "failed", job_type) == 3)
    ask(is_faulty=False)
    assert until(lambda: count(worker, "completed", job_type) == 1)
    assert tries == [True, True, True, False]


def test_what_is_away_for_the_moment_is_tried_until_it_is_back(run, ask, job_type, until):
    """More often than the job has retries, and without an incident."""
    tries = []

    def work():
        tries.append(1)
        if len(tries) < 6:
            raise TemporarilyUnavailable("数据库暂时不可用")

    ask()
    worker = run(work)
    assert until(lambda: count(worker, "completed", job_type) == 1, 40)
    assert until(lambda: count(worker, "postponed", job_type) == 5)
    assert count(worker, "failed", job_type) == 0


def test_a_refusal_that_the_model_catches_becomes_a_bpmn_error(run, ask, job_type, engine, until):
    """DocumentMissing leads to the user task behind the boundary event."""

    def work():
        raise DocumentMissing(["封面"])

    case_id = ask()
    worker = run(work, caught=["document_missing"])
    assert until(lambda: count(worker, "caught", job_type) == 1)
    tasks = engine.poll(
        "io.camunda.zeebe:userTask", worker="t", most=50, hold_ms=5_000, variables=["case_id"], wait_ms=3_000
    )
    assert case_id in {task.case_id for task in tasks}


def test_a_missing_collaborator_is_told_at_start(run):
    """Not at the first job, in the night."""

    def work(*, nowhere):
        return nowhere

    with pytest.raises(LookupError, match="nowhere"):
        run(work)


def test_stopping_lets_running_jobs_end(run, ask, job_type):
    """A clean stop completes what was begun."""
    began = threading.Event()

    def work():
        began.set()
        time.sleep(0.3)

    ask()
    worker = run(work)
    assert began.wait(10)
    worker.stop(drain_s=3)
    assert count(worker, "completed", job_type) == 1


def test_a_worker_that_hears_nothing_says_so(run, job_type, stack, until):
    """The health door turns 503 with the reason, and 200 again."""
    worker = run(lambda: None)
    assert until(lambda: worker.state() == "")
    loop = worker.loops[0]
    loop._heard_at -= 60
    assert "取不到任务" in worker.state()
    assert until(lambda: worker.state() == "", 15)
