"""Plays the messages: acts when they are due, and moves the clock only when the system is at rest."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from ..embedded.clock_control import advance, engine_catches_up
from ..embedded.complaint import Complaint, MoveRefused
from ..settings import Settings
from ..settings.home import Home
from .asides import Aside, asides
from .course import Course
from .doors import OPERATORS, Doors, account_of
from .messages import Message
from .scenario import Scenario

REST_S = 300.0
POLL_S = 0.05
WAITING = ("merged", "shelved")
ATTACHABLE = ("registered", "awaiting_approval", "awaiting_instruction", "approved", "handling", "supervised")
SECTION_GROUP = "role:supervision_section"
MOST_TRIES = 60
TRY_AGAIN = timedelta(hours=20)
SILENCE_S = 0.3
NUDGE_S = 5.0
CLOSE_TOGETHER = timedelta(minutes=20)
A_LITTLE = timedelta(seconds=1)
LONGEST_PLAY = timedelta(days=400)
Progress = Callable[[int, int], None]


class Stage:
    """One play. `cases` maps each case's number to its message.

    With a `step` the clock moves from one point of a grid to the next: many acts and timers share a move, each at
    most a step late. Without one it stops at every act and timer.
    """

    def __init__(
        self, settings: Settings, doors: Doors, scenario: Scenario, messages: list[Message],
        step: timedelta = timedelta(),
    ):
        self._step = step
        self._settings, self._doors, self._scenario, self._messages = settings, doors, scenario, messages
        self.cases: dict[str, Message] = {}
        self.ended: set[str] = set()
        self.tasks = 0
        self._parents: dict[str, str] = {}
        self._children: set[str] = set()
        self._course = Course()

    def play(self, progress: Progress) -> None:
        """Take every call and do everything that follows, until nothing is left to do.

        Raises: Complaint: the system doesn't come to rest.
        """
        for message in self._messages:
            self._course.add(f"call/{message.id}", message.sent_at, partial(self._take, message))
        last = self._messages[-1].sent_at + LONGEST_PLAY
        touched: set[str] = set()
        while True:
            state = self._rest()
            self._look(touched)
            progress(len(self.cases), len(self.ended))
            touched = self._act(_now_of(state))
            if not touched:
                target = self._target(state, last)
                if target is None:
                    return
                touched = self._move(state, target)
            if self._course.next_at() is None:
                touched |= set(self.cases) - self.ended

    def _take(self, message: Message) -> list[str]:
        form = self._repeated(message, self._scenario.call(message))
        operator = OPERATORS[hash_of(message.id) % len(OPERATORS)]
        case_id = self._doors.call(operator, form, f"play-{self._scenario.seed}-{message.id}")
        self.cases[case_id] = message
        if message.id in self._parents:
            self._children.add(case_id)
        return [case_id]

    def _repeated(self, message: Message, form: dict[str, Any]) -> dict[str, Any]:
        """One call in twenty-five repeats a matter that is open: the operator attaches it with one key."""
        thrown = self._scenario.dice(message.id, "repeat")
        open_ids = [case_id for case_id in self.cases if case_id not in self.ended | self._children]
        if form["way"] not in ("transfer", "approve") or form.get("reports_wrongdoing") or not open_ids:
            return form
        if thrown.random() > 1 / 25:
            return form
        parent = self._doors.case(open_ids[thrown.randrange(len(open_ids))])
        if not parent["is_open"] or parent["status"] not in ATTACHABLE:
            return form
        self._parents[message.id] = parent["case_id"]
        return form | {"way": "attach", "parent_id": parent["case_id"], "unit_ids": [], "lead_unit_id": ""}

    def _act(self, now: datetime) -> set[str]:
        touched: set[str] = set()
        for act in self._course.due(now + CLOSE_TOGETHER):
            touched.update(act.do())
        return touched

    def _look(self, touched: set[str]) -> None:
        """See where the touched cases wait, and plan what those people do.

        The office's and the section's lists are looked at each time: timers bring them work by themselves.
        """
        groups = {"role:municipal_office", SECTION_GROUP}
        for case_id in touched:
            shown = self._settled(case_id)
            if not shown["is_open"]:
                self.ended.add(case_id)
            groups.update(entry["group"] for entry in shown["standing"])
            self._plan_asides(case_id, shown)
        for group in sorted(groups):
            for task in self._doors.tasks(account_of(group)):
                if task["case_id"] in self.cases:
                    self._plan(task, group)

    def _settled(self, case_id: str) -> dict[str, Any]:
        """The case once it has ended or waits for somebody."""
        until = time.monotonic() + REST_S
        while True:
            shown = self._doors.case(case_id)
            if not shown["is_open"] or shown["standing"] or _waits(shown):
                return shown
            if time.monotonic() > until:
                raise Complaint(f"案件 {case_id} 停在「{shown['status_label']}」，无人可办", "请查看系统状态页的异常")
            time.sleep(POLL_S)

    def _plan(self, task: dict[str, Any], group: str) -> None:
        if self._course.knows(name := f"task/{task['key']}"):
            return
        message = self.cases[task["case_id"]]
        step = self._scenario.task(message, task, self._doors.case(task["case_id"]))
        at = datetime.fromisoformat(task["opened_at"]) + step.after
        self._course.add(name, at, partial(self._finish, task, group, step.form, at))

    def _finish(
        self, task: dict[str, Any], group: str, form: dict[str, Any], at: datetime, tries: int = 0
    ) -> list[str]:
        outcome = self._doors.finish(account_of(group), task["key"], form, tries=tries)
        self.tasks += outcome == "done"
        if outcome == "refused" and tries < MOST_TRIES:
            again = at + TRY_AGAIN
            name = f"task/{task['key']}/{tries + 1}"
            self._course.add(name, again, partial(self._finish, task, group, _sent_anyway(form), again, tries + 1))
        return [task["case_id"]]

    def _plan_asides(self, case_id: str, shown: dict[str, Any]) -> None:
        """What people do outside of tasks, once the units have the case for the first time."""
        held = [part for part in shown["assignments"] if part["is_current"] and part["is_open"]]
        if not held or shown["attempt"] > 1 or self._course.knows(f"aside/{case_id}/0"):
            return
        began = datetime.fromisoformat(held[0]["issued_at"])
        for place, aside in enumerate(asides(self._scenario, self.cases[case_id], shown)):
            act = partial(self._do_aside, case_id, aside, place)
            self._course.add(f"aside/{case_id}/{place}", began + aside.after, act)

    def _do_aside(self, case_id: str, aside: Aside, place: int) -> list[str]:
        path = f"/api/v1/cases/{case_id}/acts/{aside.act}"
        self._doors.act(aside.account, path, aside.form, f"play-{self._scenario.seed}-{case_id}-{place}")
        return [case_id]

    def _target(self, state: dict[str, Any], last: datetime) -> datetime | None:
        """What comes next, an act or a timer; None when nothing is left to wait for."""
        act_at, timer_at = self._course.next_at(), _timer_of(state)
        if _now_of(state) > last or (act_at is None and len(self.ended) == len(self.cases)):
            return None
        target = min((at for at in (act_at, timer_at) if at is not None), default=None)
        return _on_grid(target, self._step) if target is not None and self._step else target

    def _move(self, state: dict[str, Any], target: datetime) -> set[str]:
        """Move the clock to `target` and do what is due there, unless a timer fires first."""
        now, timer_at = _now_of(state), _timer_of(state)
        with suppress(MoveRefused):  # the offset is stored: an engine that is just starting follows later
            advance(self._settings.home, max(target - now, timedelta()) + A_LITTLE)
        if timer_at is not None and timer_at <= target + A_LITTLE:
            return set()
        return self._act(target + A_LITTLE)

    def _rest(self) -> dict[str, Any]:
        return await_rest(self._doors, self._settings.home)


def await_rest(doors: Doors, home: Home) -> dict[str, Any]:
    """Wait until the system is at rest: for a moment nothing under way and no timer past its time.

    The moment is needed: the engine must not be setting a timer while its clock is moved (docs/adr/0012).
    Raises: Complaint: it doesn't come to rest.
    """
    begun, since, nudged = time.monotonic(), None, 0.0
    while (waited := time.monotonic() - begun) < REST_S:
        state = doors.quiet()
        since = (since or time.monotonic()) if _is_at_rest(state) else None
        if since is not None and time.monotonic() - since >= SILENCE_S:
            return state
        if waited - nudged > NUDGE_S:
            nudged = waited
            with suppress(MoveRefused):
                engine_catches_up(home)
        time.sleep(POLL_S)
    raise Complaint("系统长时间没有静下来", "请用 hotline status 查看各部分，并查看 log 目录中的日志")


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return sum(text.encode())


def _waits(shown: dict[str, Any]) -> bool:
    """Whether the case waits for no person but a timer or its parent: shelved, merged, to be rung again."""
    tries = [callback["outcome"] for callback in shown.get("callbacks", [])]
    return shown["status"] in WAITING or tries[-1:] == ["try_again"]


def _on_grid(at: datetime, step: timedelta) -> datetime:
    """The next point of the grid, or `at` itself where it lies on one."""
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return day - (day - at) // step * step


def _sent_anyway(form: dict[str, Any]) -> dict[str, Any]:
    """A return that is refused, by its day or its ruling, becomes a report."""
    if form.get("outcome") != "return":
        return form
    handling = "已按职责核实处理。"
    return {"outcome": "report", "handling": handling, "public_answer": handling, "is_solved": True}


def _now_of(state: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(state["now"])


def _timer_of(state: dict[str, Any]) -> datetime | None:
    return datetime.fromisoformat(state["next_timer_at"]) if state["next_timer_at"] else None


def _is_at_rest(state: dict[str, Any]) -> bool:
    """Whether engine and workers have nothing to do; relay and consumer may still be at the events."""
    timer_at = _timer_of(state)
    is_late = timer_at is not None and timer_at <= _now_of(state)
    busy = is_late or state["waiting_jobs"] or state["commands"] or state["tasks_differ"]
    return not busy and state["view_lag"] == 0
