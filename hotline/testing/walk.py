"""Walks one case through the models on a real engine, doing every job by script.

A walk stands in for all workers and people. It knows what the engine did from the engine's own records: which
elements were completed, which flows taken, which timers wait. Nothing sleeps towards a deadline: the engine's
clock is moved.
"""

import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from hotline.domain.engine_commands import watch_key
from hotline.testing.answers import ANSWERS, START, STARTED_BY, Answer, Refusal, Variables
from hotline.testing.engine_process import EngineProcess
from hotline.testing.trace import Trace
from hotline.zeebe.job import Job

PATIENCE_S = 20.0
SETTLED_S = 0.1
HELD_MS = 10 * 365 * 24 * 3600 * 1000

PASSED: dict[str, set[str]] = defaultdict(set)
"""Every flow and element that any walk passed, by engine version: so the tests know that no path is forgotten."""

_numbers = itertools.count(1)
_taken: dict[str, list[Job]] = defaultdict(list)
"""Jobs taken from the engines, by case: a walk that polls may be handed the jobs of another."""


class Walk:
    """One case on its way; `answers` replaces what is done at an element, a list is used up in order."""

    def __init__(self, engine: EngineProcess, answers: Mapping[str, Answer | list[Answer]] | None = None):
        self.engine = engine
        self.case_id = f"2026-{next(_numbers):06d}"
        self.jobs = _taken[self.case_id]
        self._answers: dict[str, Any] = {**ANSWERS, **(answers or {})}
        self._answered: set[str] = set()
        self._seen, self._trace = -1, Trace()

    def start(self, *, release: int = 1, process: str = "case", **variables: Any) -> "Walk":
        """Start a process by its message, or a called process by itself."""
        given = {**START, "case_id": self.case_id, **variables}
        if process in STARTED_BY:
            self.engine.client.publish_message(
                STARTED_BY[process], self.case_id, given, message_id=f"start/{self.case_id}", ttl_ms=0
            )
        else:
            self.engine.create_instance(f"{process}_r{release}", given)
        return self

    def go(self, until: str = "", *, holding: frozenset[str] | set[str] = frozenset()) -> "Walk":
        """Do the jobs until the case has ended, or until a job or timer of the element `until` waits.

        Jobs of `until` and of the elements in `holding` stay open.
        """
        held = {until, *holding}

        def has_come(trace: Trace) -> bool:
            return self._do_jobs(trace, held) and self._has_come(trace, until)

        return self._wait(has_come, until or "end")

    def go_past(self, element: str, *, holding: frozenset[str] | set[str] = frozenset()) -> "Walk":
        """Do the jobs, but those of the elements in `holding`, until `element` has been completed."""

        def has_passed(trace: Trace) -> bool:
            return self._do_jobs(trace, set(holding)) and element in trace.elements

        return self._wait(has_passed, f"end of {element}")

    def pass_time(self, element: str) -> "Walk":
        """Move the engine's clock to the timer that waits at `element`, and see it fire."""
        self._settle()
        timer = min(self.trace().timers(element), key=lambda timer: timer.due_ms)
        now_ms = self.engine.now().timestamp() * 1000
        self.engine.advance(timedelta(milliseconds=max(timer.due_ms - now_ms, 0) + 1000))
        return self._wait(lambda trace: timer.key in trace.fired, f"timer of {element}")

    def pass_days(self, days: int) -> None:
        """Move the engine's clock by so many days of 24 hours."""
        self._settle()
        self.engine.advance(timedelta(days=days))
        self._settle()

    def publish(self, name: str, unit_id: str = "", *, attempt: int = 1, **variables: Any) -> "Walk":
        """Publish a message for the case, or for the work of one of its units, and see it taken."""
        taken = len(self.trace().correlated(name))
        key = watch_key(self.case_id, attempt, unit_id) if unit_id else self.case_id
        self.engine.client.publish_message(
            name, key, variables, message_id=f"{name}/{self.case_id}/{next(_numbers)}", ttl_ms=3_600_000
        )
        return self._wait(lambda trace: len(trace.correlated(name)) > taken, f"message {name}")

    def publish_to_watch(self, name: str, unit_id: str, **variables: Any) -> "Walk":
        """Publish a message that the watch over a unit's limit waits for, and see its timer withdrawn too."""
        withdrawn = len(self.trace().cancelled)
        self.publish(name, unit_id, **variables)
        return self._wait(lambda trace: len(trace.cancelled) > withdrawn, f"end of the timer after {name}")

    def turn(self, turn: str) -> "Walk":
        """Publish what changes the course of the case from outside, and see the course end."""
        ended = self.trace().terminated.count("Call_Course")
        self.publish("course_turned", turn=turn)
        return self._wait(lambda trace: trace.terminated.count("Call_Course") > ended, "end of the course")

    def finish(self, element: str) -> "Walk":
        """Do the one job that waits at `element` as its answer says."""
        job = next(job for job in self.trace().open_jobs if job.element_id == element)
        self._take(job.type)
        self._do(next(taken for taken in self.jobs if taken.key == job.key))
        return self._wait(lambda trace: job.key not in {j.key for j in trace.open_jobs}, f"end of {element}")

    def trace(self) -> Trace:
        """What the engine has done for this case so far."""
        book = self.engine.book()
        if book.count != self._seen:
            self._seen, self._trace = book.count, book.trace(self.case_id)
            PASSED[self.engine.version] |= {*self._trace.flows, *self._trace.elements}
        return self._trace

    def steps(self) -> list[str]:
        """Elements of the jobs done, in order."""
        done = self.trace().done_jobs
        return [job.info.element_id for job in self.jobs if job.key in done]

    def variables(self, element: str) -> Variables:
        """The variables that the last job at `element` saw."""
        return [job for job in self.jobs if job.info.element_id == element][-1].variables

    def header(self, element: str, name: str) -> str:
        """A header of the user task at `element`: assignee, candidateGroups or formKey."""
        self._take("io.camunda.zeebe:userTask")
        job = [job for job in self.jobs if job.info.element_id == element][-1]
        return job.headers[f"io.camunda.zeebe:{name}"]

    def _settle(self) -> None:
        """Wait until the engine has been silent for a moment.

        Zeebe 8.0 reads its clock twice when it sets a timer: a move in between makes the timer late by the
        length of the move, and all later ones with it (docs/adr/0012).
        """
        known, since = -1, time.monotonic()
        while time.monotonic() - since < SETTLED_S:
            if (count := self.engine.book().count) != known:
                known, since = count, time.monotonic()
            time.sleep(0.02)

    def _do_jobs(self, trace: Trace, held: set[str]) -> bool:
        """Do what can be done; True when nothing is left to do now."""
        ready = [job for job in trace.open_jobs if job.element_id not in held]
        keys = {job.key for job in ready} - self._answered
        for job_type in {job.type for job in ready if job.key in keys}:
            self._take(job_type)
        for job in [job for job in self.jobs if job.key in keys]:
            self._do(job)
        return not ready

    def _take(self, job_type: str) -> None:
        taken = self.engine.client.poll(
            job_type, worker="walk", most=50, hold_ms=HELD_MS, variables=[], wait_ms=-1
        )
        for job in taken:
            _taken[job.case_id].append(job)

    def _do(self, job: Job) -> None:
        self._answered.add(job.key)
        answer = self._answers.get(job.info.element_id, {})
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        try:
            result = answer(job.variables) if callable(answer) else answer
        except Refusal as refusal:
            self.engine.client.throw_error(job.key, refusal.code, "")
            return
        self.engine.client.complete_job(job.key, dict(result))
        if job.info.element_id == "Task_EndWatch":
            self._end_watch(job.variables["watch_key"])

    def _end_watch(self, key: str) -> None:
        self.engine.client.publish_message("unit_reported", key, {}, message_id=key, ttl_ms=3_600_000)

    def _has_come(self, trace: Trace, until: str) -> bool:
        if not until:
            return trace.has_ended
        return bool(trace.timers(until)) or any(job.element_id == until for job in trace.open_jobs)

    def _wait(self, has_happened: Callable[[Trace], bool], what: str) -> "Walk":
        deadline = time.monotonic() + PATIENCE_S
        while not has_happened(trace := self.trace()):
            assert not trace.incidents, f"{self.case_id}: {trace.incidents}"
            assert time.monotonic() < deadline, f"{self.case_id}: no {what}; open: {trace.open_jobs}"
            time.sleep(0.02)
        return self
