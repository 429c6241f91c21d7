"""Takes jobs of one type from the engine and does them, without ever stopping to.

Long polls for as many jobs as there are free hands; every job in a thread of its own, so that one that hangs
can be given up. See docs/adr/0020.
"""

import threading
import time
from dataclasses import dataclass, field

import structlog

from ..domain.errors import Refused, TemporarilyUnavailable
from .channel import BackPressure
from .engine import ZeebeEngine
from .handler import Failed, Handler, Outcome
from .job import Job
from .job_metrics import JobMetrics
from .pace import backed_off_s, pushed_back_s
from .report import Report

log = structlog.get_logger()


@dataclass(frozen=True)
class LoopLimits:
    """How much and how long: `hands` jobs held at a time. `hold_s` is engine time, all else time of the wall."""

    hands: int = 16
    hold_s: float = 60.0
    give_up_s: float = 50.0
    poll_s: float = 10.0
    postpone_s: float = 1.0
    longest_postpone_s: float = 30.0
    silent_s: float = 30.0


@dataclass
class _Running:
    job: Job
    since: float
    held_until: float
    has_begun: bool = False
    is_ended: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


class WorkerLoop:
    """One job type's loop: `start`, `stop`, `drain`. `look_after` is to be called about once a second."""

    def __init__(
        self, job_type: str, handler: Handler, engine: ZeebeEngine, metrics: JobMetrics,
        *, worker: str, turns: threading.Semaphore, limits: LoopLimits | None = None,
    ):
        self.job_type = job_type
        self.limits = limits or LoopLimits()
        self._handler, self._engine, self._metrics, self._worker = handler, engine, metrics, worker
        self._turns = turns
        self._running: dict[str, _Running] = {}
        self._report = Report(
            job_type, engine, metrics, postpone_s=self.limits.postpone_s,
            longest_s=self.limits.longest_postpone_s,
        )
        self._changed = threading.Condition()
        self._is_stopping = threading.Event()
        self._heard_at = time.monotonic()
        self._is_silent = False
        self._poller: threading.Thread | None = None

    def start(self) -> None:
        """Begin to take jobs."""
        self._poller = threading.Thread(target=self._poll_for_ever, name=f"poll {self.job_type}", daemon=True)
        self._poller.start()

    def stop(self) -> None:
        """Take no more jobs; those running go on."""
        self._is_stopping.set()
        with self._changed:
            self._changed.notify_all()

    def drain(self, timeout_s: float) -> bool:
        """Wait for the running jobs; False when some are still at it."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, timeout_s)

    @property
    def takes_nothing_s(self) -> float:
        """Seconds since the engine last answered a poll, less the longest wait for one."""
        return max(0.0, time.monotonic() - self._heard_at - self.limits.poll_s)

    def look_after(self) -> None:
        """Give up what hangs, say when nothing is taken, set a dead poller going again."""
        now = time.monotonic()
        for running in list(self._running.values()):
            is_at_it = running.has_begun and not running.is_ended
            if is_at_it and now - running.since > self.limits.give_up_s:
                self._give_up(running)
        self._metrics.idle_seconds.labels(self.job_type).set(self.takes_nothing_s)
        self._say_silence()
        if self._poller and not self._poller.is_alive() and not self._is_stopping.is_set():
            log.error("poller_died", job_type=self.job_type)
            self.start()

    def _say_silence(self) -> None:
        is_silent = self.takes_nothing_s > self.limits.silent_s
        if is_silent and not self._is_silent:
            log.error("takes_nothing", job_type=self.job_type, seconds=round(self.takes_nothing_s))
        elif self._is_silent and not is_silent:
            log.info("takes_jobs_again", job_type=self.job_type)
        self._is_silent = is_silent

    def _poll_for_ever(self) -> None:
        failures = 0
        while not self._is_stopping.is_set():
            free = self._free_hands()
            try:
                if free:
                    self._poll(free)
                failures = 0
            except BackPressure:
                self._metrics.pushed_back.labels(self.job_type).inc()
                self._is_stopping.wait(pushed_back_s())
            except (TemporarilyUnavailable, Refused) as error:
                failures += 1
                if failures == 1:
                    log.warning("poll_failed", job_type=self.job_type, reason=error.message)
                self._is_stopping.wait(backed_off_s(failures, longest_s=2.0))
            except Exception:
                failures += 1
                log.exception("poll_broke", job_type=self.job_type)
                self._is_stopping.wait(backed_off_s(failures, longest_s=10.0))

    def _free_hands(self) -> int:
        with self._changed:
            self._changed.wait_for(
                lambda: len(self._running) < self.limits.hands or self._is_stopping.is_set(), timeout=1.0
            )
            if len(self._running) >= self.limits.hands:
                self._heard_at = time.monotonic()
                return 0
            return self.limits.hands - len(self._running)

    def _poll(self, most: int) -> None:
        jobs = self._engine.poll(
            self.job_type, worker=self._worker, most=most, hold_ms=int(self.limits.hold_s * 1000),
            variables=self._handler.variables, wait_ms=int(self.limits.poll_s * 1000),
        )
        for job in jobs:
            self._begin(job)
        self._heard_at = time.monotonic()

    def _begin(self, job: Job) -> None:
        now = time.monotonic()
        with self._changed:
            held = self._running.get(job.key)
            if held and not held.is_ended:  # the engine's clock was moved on: it is being done already
                held.held_until = now + self.limits.hold_s
                return
            running = _Running(job, since=now, held_until=now + self.limits.hold_s)
            self._running[job.key] = running
        self._metrics.taken.labels(self.job_type).inc()
        self._metrics.running.labels(self.job_type).set(len(self._running))
        threading.Thread(target=self._do, args=(running,), name=f"job {self.job_type}", daemon=True).start()

    def _do(self, running: _Running) -> None:
        self._turns.acquire()
        running.since, running.has_begun = time.monotonic(), True
        outcome = self._handler.perform(running.job)
        self._end(running, outcome)

    def _give_up(self, running: _Running) -> None:
        reason = f"步骤超过 {self.limits.give_up_s:g} 秒仍未完成,已放弃。请查看该步骤的日志后重试"
        log.error("job_hangs", job_type=self.job_type, job_key=running.job.key, case_id=running.job.case_id)
        threading.Thread(target=self._end, args=(running, Failed(reason)), daemon=True).start()

    def _end(self, running: _Running, outcome: Outcome) -> None:
        with running.lock:  # whoever ends it first: the handler, or giving up
            if running.is_ended:
                return
            running.is_ended = True
        self._turns.release()
        try:
            self._report.tell(running.job, outcome, until=lambda: running.held_until)
        finally:
            with self._changed:
                if self._running.get(running.job.key) is running:
                    del self._running[running.job.key]
                self._changed.notify_all()
            self._metrics.running.labels(self.job_type).set(len(self._running))
            self._metrics.seconds.labels(self.job_type).observe(time.monotonic() - running.since)
