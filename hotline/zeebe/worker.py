"""A worker process: one loop per job type, looked after, with a health door, ended cleanly."""

import os
import threading
from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

import structlog
from prometheus_client import CollectorRegistry

from .. import health, lifecycle
from .engine import EngineSettings, ZeebeEngine
from .handler import Handler
from .job_metrics import JobMetrics
from .worker_loop import LoopLimits, WorkerLoop

LOOK_AFTER_S = 1.0
DRAIN_S = 4.0
GRACE_S = 5.0

log = structlog.get_logger()


class WorkerSettings(EngineSettings, Protocol):
    """The part of the settings read here: jobs held and jobs done at a time, by the whole process."""

    worker_jobs: int
    worker_threads: int


class Worker:
    """The loops of one worker over an engine client of its own.

    The jobs it holds are shared out evenly among its types; those being done take turns.
    """

    def __init__(
        self, name: str, jobs: Mapping[str, Callable[..., Any]], collaborators: Mapping[str, Any],
        settings: WorkerSettings, *, caught: Mapping[str, Collection[str]] | None = None,
        limits: LoopLimits | None = None, registry: CollectorRegistry | None = None,
    ):
        self.registry = registry or CollectorRegistry()
        self._engine = ZeebeEngine(settings)
        metrics = JobMetrics(self.registry)
        limits = limits or LoopLimits(hands=max(1, settings.worker_jobs // len(jobs)))
        turns = threading.Semaphore(settings.worker_threads)
        self.loops = [
            WorkerLoop(
                job_type, Handler(function, collaborators, (caught or {}).get(job_type, ())), self._engine,
                metrics, worker=f"{name}-{os.getpid()}", turns=turns, limits=limits,
            )
            for job_type, function in jobs.items()
        ]

    def start(self) -> None:
        """Begin to take jobs of every type."""
        for loop in self.loops:
            loop.start()

    def look_after(self) -> None:
        """To be called about once a second."""
        for loop in self.loops:
            loop.look_after()

    def state(self) -> str:
        """Empty when every loop hears from the engine, else what is wrong, in Chinese."""
        silent = [loop.job_type for loop in self.loops if loop.takes_nothing_s > GRACE_S]
        return f"取不到任务(流程引擎无应答):{'、'.join(silent)}" if silent else health.READY

    def stop(self, drain_s: float = DRAIN_S) -> None:
        """Take nothing more, let what runs end, close."""
        for loop in self.loops:
            loop.stop()
        self._engine.end_polls()
        left = [loop.job_type for loop in self.loops if not loop.drain(drain_s / len(self.loops))]
        if left:
            log.warning("stopped_with_running_jobs", job_types=left)
        self._engine.close()


def run_worker(
    name: str, jobs: Mapping[str, Callable[..., Any]], collaborators: Mapping[str, Any],
    settings: WorkerSettings, *, caught: Mapping[str, Collection[str]] | None = None,
    registry: CollectorRegistry | None = None, stop: threading.Event | None = None,
) -> None:
    """Do the jobs of `jobs` (job type → function) until the process is told to stop.

    `collaborators` are what job functions name after `*`; `caught` are the error codes that the models catch,
    per job type. Health and metrics are served on the port of the environment.
    """
    stop = stop or lifecycle.stop_signal()
    worker = Worker(name, jobs, collaborators, settings, caught=caught, registry=registry)
    door = health.serve(health.port_of_environment(), worker.state, worker.registry)
    worker.start()
    log.info("worker_started", worker=name, job_types=sorted(jobs), health_port=door.port)
    while not stop.wait(LOOK_AFTER_S):
        worker.look_after()
    worker.stop()
    door.close()
    log.info("worker_stopped", worker=name)
