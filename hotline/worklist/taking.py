"""Takes user task jobs from the engine and holds them for people.

A taken job is this list's for ten years of engine time: a person's finishing completes it by key, whoever
took it. See docs/adr/0021.
"""

import os
import threading
import time

import structlog

from ..domain.errors import HotlineError, NotFound, TemporarilyUnavailable
from ..domain.ports import Calendars, CaseStore, Clock, Worklist
from ..zeebe import ZeebeEngine
from ..zeebe.channel import BackPressure
from ..zeebe.job import Job
from ..zeebe.pace import backed_off_s, pushed_back_s
from .fold import USER_TASK_TYPE
from .tasks import open_task

log = structlog.get_logger()

HELD_MS = 10 * 365 * 24 * 3_600_000
MOST_AT_ONCE = 64
POLL_MS = 10_000
AGAIN_MS = 2_000
VARIABLES = ("case_id", "unit_id", "round", "attempt", "order_id")


class Taking:
    """The loop over user task jobs; runs in a thread of its own until `stop` is set."""

    def __init__(
        self, engine: ZeebeEngine, cases: CaseStore, worklist: Worklist, calendars: Calendars, clock: Clock,
        stop: threading.Event,
    ):
        self._engine, self._cases, self._worklist = engine, cases, worklist
        self._calendars, self._clock = calendars, clock
        self._stop = stop
        self._heard_at = time.monotonic()
        self.taken = 0

    def close(self) -> None:
        """End the wait for tasks."""
        self._engine.end_polls()

    @property
    def is_hearing(self) -> bool:
        """Whether the engine has answered lately."""
        return time.monotonic() - self._heard_at < POLL_MS / 1000 + 10

    def run(self) -> None:
        """Take tasks until told to stop; nothing that happens ends it."""
        failures = 0
        while not self._stop.is_set():
            try:
                self._poll()
                failures = 0
            except BackPressure:
                self._stop.wait(pushed_back_s())
            except HotlineError as error:
                failures += 1
                if failures == 1:
                    log.warning("user_tasks_not_taken", reason=error.message)
                self._stop.wait(backed_off_s(failures, longest_s=2.0))
            except Exception:
                failures += 1
                log.exception("user_tasks_broke")
                self._stop.wait(backed_off_s(failures, longest_s=10.0))

    def _poll(self) -> None:
        jobs = self._engine.poll(
            USER_TASK_TYPE, worker=f"worklist-{os.getpid()}", most=MOST_AT_ONCE, hold_ms=HELD_MS,
            variables=VARIABLES, wait_ms=POLL_MS,
        )
        for job in jobs:
            self._put(job)
        self._heard_at = time.monotonic()

    def _put(self, job: Job) -> None:
        """Put the task on the list; what can't be put now goes back to the engine for a moment."""
        try:
            case = self._cases.get(job.case_id)
            task = open_task(
                job.key, job.info.element_id, job.info.instance_key, job.headers, job.variables, case,
                at=self._clock.now(), calendars=self._calendars,
            )
            self._worklist.put(task)
        except NotFound:
            self._refuse(job, "系统中没有该流程实例对应的案件,请核对后终止该实例")
        except (IndexError, ValueError):
            self._refuse(job, "人工任务没有指定办理人(candidateGroups)或变量有误,请检查流程模型")
        except TemporarilyUnavailable as error:
            self._engine.fail_job(
                job.key, retries=job.info.retries, reason=error.message, back_off_ms=AGAIN_MS
            )
        else:
            self.taken += 1
            log.info("task_opened", job_key=job.key, case_id=task.case_id, element_id=task.element_id)

    def _refuse(self, job: Job, reason: str) -> None:
        log.error("task_refused", job_key=job.key, case_id=job.case_id, reason=reason)
        self._engine.fail_job(job.key, retries=0, reason=reason)
