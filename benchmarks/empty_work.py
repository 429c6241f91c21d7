"""The shipped models with workers that do nothing: what the engine allows, and stock pyzeebe beside our loop."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pyzeebe import ZeebeWorker, create_insecure_channel

from hotline.domain.errors import TemporarilyUnavailable
from hotline.settings import Settings
from hotline.testing.models import model_files
from hotline.zeebe import ZeebeEngine
from hotline.zeebe.model_index import index_models
from hotline.zeebe.release import stamp_release
from hotline.zeebe.worker import Worker

LAST_JOB = "archive.close_case"
VARIABLES = {
    "round": 1, "attempt": 1, "resume_at": "", "kind": "consultation", "urgency": "ordinary",
    "importance": "ordinary", "way": "answer", "in_scope": True, "unit_ids": [], "lead_unit_id": "",
    "leader_id": "", "is_instructed": False, "leader_limit_workdays": None,
}


class Done:
    """Counts the cases whose last job was done."""

    def __init__(self) -> None:
        self._cases: set[str] = set()
        self._lock = threading.Lock()

    def add(self, case_id: str) -> None:
        """A case has reached its end."""
        with self._lock:
            self._cases.add(case_id)

    def await_all(self, cases: int, give_up_s: float) -> float:
        """Seconds until `cases` have ended; infinity when that takes longer than `give_up_s`."""
        begun = time.perf_counter()
        while len(self._cases) < cases:
            if time.perf_counter() - begun > give_up_s:
                return float("inf")
            time.sleep(0.01)
        return time.perf_counter() - begun


def job_types() -> list[str]:
    """Every job type of the shipped models."""
    return sorted(index_models(model_files()).job_types())


def deploy(engine: ZeebeEngine) -> None:
    """Deploy the shipped models as release 1."""
    engine.deploy_resources(stamp_release(model_files(), 1, job_types=job_types()))


def start_cases(engine: ZeebeEngine, cases: int, prefix: str) -> None:
    """Start answered calls, trying again while the engine pushes back."""
    for number in range(cases):
        case_id = f"{prefix}-{number}"
        while True:
            try:
                engine.publish_message(
                    "case_registered", case_id, {**VARIABLES, "case_id": case_id}, message_id=case_id, ttl_ms=0
                )
                break
            except TemporarilyUnavailable:
                time.sleep(0.02)


@contextmanager
def our_workers(settings: Settings, done: Done) -> Iterator[None]:
    """Our worker loop, with jobs that only say that they are done."""

    def claim(case_id: str) -> dict:
        return {"claimed": True}

    def last(case_id: str) -> None:
        done.add(case_id)

    def nothing(case_id: str) -> None:
        """Do nothing."""

    special: dict[str, Callable] = {"intake.claim_case": claim, LAST_JOB: last}
    worker = Worker("bench", {job: special.get(job, nothing) for job in job_types()}, {}, settings)
    worker.start()
    try:
        yield
    finally:
        worker.stop()


@contextmanager
def stock_workers(settings: Settings, done: Done) -> Iterator[None]:
    """pyzeebe's own worker with its defaults, in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    worker = asyncio.run_coroutine_threadsafe(_stock(settings, done), loop).result()
    working = asyncio.run_coroutine_threadsafe(worker.work(), loop)
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(worker.stop(), loop).result(15)
        working.cancel()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _stock(settings: Settings, done: Done) -> ZeebeWorker:
    worker = ZeebeWorker(create_insecure_channel(settings.zeebe()))

    async def claim(case_id: str) -> dict:
        return {"claimed": True}

    async def last(case_id: str) -> dict:
        done.add(case_id)
        return {}

    async def nothing(case_id: str) -> dict:
        return {}

    special = {"intake.claim_case": claim, LAST_JOB: last}
    for job in job_types():
        worker.task(task_type=job)(special.get(job, nothing))
    return worker
