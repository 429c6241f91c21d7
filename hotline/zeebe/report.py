"""Tells the engine how a job ended, until it has heard it or the job is the engine's again anyway."""

import random
import time
from collections.abc import Callable

import structlog

from ..domain.errors import Refused, TemporarilyUnavailable
from .channel import BackPressure
from .engine import ZeebeEngine
from .handler import Caught, Completed, Failed, Outcome, Postponed
from .job import Job
from .job_metrics import JobMetrics
from .pace import backed_off_s, pushed_back_s

log = structlog.get_logger()


class Report:
    """The ends of one type's jobs. Postponed ones come back after `postpone_s`, doubling to `longest_s`."""

    def __init__(
        self, job_type: str, engine: ZeebeEngine, metrics: JobMetrics, *, postpone_s: float, longest_s: float
    ):
        self._job_type, self._engine, self._metrics = job_type, engine, metrics
        self._postpone_s, self._longest_s = postpone_s, longest_s
        self._postponed: dict[str, int] = {}

    def tell(self, job: Job, outcome: Outcome, *, until: Callable[[], float]) -> None:
        """Tell it, again and again, up to the monotonic instant `until`; then the engine offers it anew.

        What the engine refuses to take (a result it finds wrong) is told as a failure instead.
        """
        attempt = 0
        while True:
            try:
                return self._tell(job, outcome)
            except TemporarilyUnavailable as error:
                attempt += 1
                is_busy = isinstance(error, BackPressure)
                pause = pushed_back_s() if is_busy else backed_off_s(attempt, longest_s=2.0)
            except Refused as error:
                if isinstance(outcome, Failed):
                    return self._lose(job, error.message)
                outcome, pause = Failed(error.message), 0.0
            if time.monotonic() + pause > until():
                return self._lose(job, "not heard before the job's time-out")
            time.sleep(pause)

    def _tell(self, job: Job, outcome: Outcome) -> None:
        if isinstance(outcome, Postponed):
            return self._postpone(job, outcome.reason)
        self._postponed.pop(job.key, None)
        match outcome:
            case Completed(variables):
                self._engine.complete_encoded(job.key, variables)
                self._metrics.completed.labels(self._job_type).inc()
                log.info("job_completed", **self._about(job))
            case Caught(code, reason):
                self._engine.throw_error(job.key, code, reason)
                self._metrics.caught.labels(self._job_type).inc()
                log.info("job_refused", code=code, **self._about(job))
            case Failed(reason):
                self._fail(job, reason)

    def _postpone(self, job: Job, reason: str) -> None:
        times = self._postponed[job.key] = self._postponed.get(job.key, 0) + 1
        longest_s = min(self._postpone_s * 2 ** min(times - 1, 10), self._longest_s)
        self._give_back(job, job.info.retries, reason, random.uniform(longest_s / 2, longest_s))
        self._metrics.postponed.labels(self._job_type).inc()
        log.warning("job_postponed", times=times, reason=reason, **self._about(job))

    def _fail(self, job: Job, reason: str) -> None:
        left = max(0, job.info.retries - 1)
        self._give_back(job, left, reason, self._postpone_s if left else 0.0)
        self._metrics.failed.labels(self._job_type).inc()
        log.error("job_failed", retries_left=left, reason=reason, **self._about(job))

    def _give_back(self, job: Job, retries: int, reason: str, back_off_s: float) -> None:
        self._engine.fail_job(job.key, retries=retries, reason=reason, back_off_ms=int(back_off_s * 1000))

    def _lose(self, job: Job, reason: str) -> None:
        self._metrics.lost.labels(self._job_type).inc()
        log.warning("job_end_not_heard", reason=reason, **self._about(job))

    def _about(self, job: Job) -> dict[str, str]:
        return {
            "job_type": self._job_type, "job_key": job.key, "case_id": job.case_id,
            "element_id": job.info.element_id,
        }
