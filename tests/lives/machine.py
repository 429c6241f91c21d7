"""The machine that draws a life's moves: calls, tasks answered or left, acts, time, and now and then a kill -9.

What is drawn never depends on what the system does, so that Hypothesis can repeat and shorten a life: each move
draws its picks beforehand, and a pick means one of what is possible when its turn comes.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from hotline.domain.case import Case
from hotline.testing.lives.calls import CALLS
from hotline.testing.lives.choosing import Choose, some_units

from .ending import bury, check, come_to_an_end
from .stage import Life, Stage

MOST_CASES = 6
SPANS = {"two hours": timedelta(hours=2), "a day": timedelta(days=1), "two weeks": timedelta(days=14)}
KILLED = ("dispatch", "supervision", "intake", "archive", "mongo", "worklist", "relay", "zeebe")
HARMS = (*[""] * 8, *KILLED)
KINDS = tuple(kind for kind in CALLS if kind != "attach")
PICKS = st.lists(st.integers(0, 99), min_size=10, max_size=10)


class Lives(RuleBasedStateMachine):
    """Lives of three to six cases at once, on the system of `stage`."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        self.life: Life | None = None
        self.harm = ""
        self.has_failed = False

    @initialize(picks=st.lists(PICKS, min_size=2, max_size=4), harm=st.sampled_from(HARMS))
    def begin(self, picks: list[list[int]], harm: str) -> None:
        """A working morning with its first calls; `harm` is what will be killed in this life, if anything."""
        if self.stage.failure is not None:
            raise self.stage.failure
        with self._watched():
            self.life, self.harm = Life(self.stage), harm
            for of_call in picks:
                self._call(_chooser(of_call), KINDS)

    @rule(picks=PICKS)
    def take_call(self, picks: list[int]) -> None:
        """A call of any kind, also one that follows a matter under way."""
        with self._watched():
            if len(self.life.ids) < MOST_CASES:
                self._call(_chooser(picks), tuple(CALLS))

    @rule(picks=PICKS, leader=st.sampled_from(("ld01", "ld02")), limit=st.sampled_from((None, 3)))
    def leader_assigns(self, picks: list[int], leader: str, limit: int | None) -> None:
        """A matter without a call."""
        with self._watched():
            if len(self.life.ids) < MOST_CASES:
                self.life.assign(leader, limit, some_units(_chooser(picks)))

    @rule(picks=PICKS)
    def answer(self, picks: list[int]) -> None:
        """Somebody finishes a task that waits, in one of the ways open to them."""
        self._answer(_chooser(picks))

    @rule(picks=PICKS)
    def answer_too(self, picks: list[int]) -> None:
        """The same again: most of what happens to cases are tasks."""
        self._answer(_chooser(picks))

    @rule(picks=PICKS)
    def act(self, picks: list[int]) -> None:
        """Somebody does something outside of a task."""
        with self._watched():
            choose, cases = _chooser(picks), self._open_cases()
            case = choose("case", cases) if cases else None
            if case is None or not (found := self.life.acts(case)):
                return
            name = choose("act", list(dict.fromkeys(act.name for _, act in found)))
            by, act = choose("by", [(by, act) for by, act in found if act.name == name])
            self.life.act(case, by, act, choose)

    @rule(span=st.sampled_from(("next timer", *SPANS)))
    def time_passes(self, span: str) -> None:
        """To what comes next, or so long that limits pass."""
        with self._watched():
            self.life.tell("time", span)
            target = self.life.next_timer_at() if span == "next timer" else self.stage.now() + SPANS[span]
            if target is not None:
                self.life.pass_time(target)
            self._check()

    @rule()
    def kill(self) -> None:
        """Once in a life that has its harm."""
        with self._watched():
            part, self.harm = self.harm, ""
            if part:
                self.life.kill(part)

    def teardown(self) -> None:
        """Whatever has happened, every case can be brought to its end, and the stores agree."""
        if self.life is None:
            return
        try:
            if not self.has_failed:
                self._end()
        finally:
            if self.has_failed:
                bury(self.life)
            if "HOTLINE_LIVES_STORY" in os.environ:
                print("\n  ".join(["", *self.life.story]))

    def _end(self) -> None:
        with self._watched():
            self.life.rest()
            self._check()
            come_to_an_end(self.life)
            self._check()
            self.life.verify()

    def _call(self, choose: Choose, kinds: Sequence[str]) -> None:
        kind, parents = choose("kind of call", kinds), []
        if kind == "attach":
            self.life.rest()
            parents = [case.id for case in self.life.cases() if case.is_open and case.merge is None and not case.turn]
            if not parents:
                return
        self.life.call(kind, choose, choose("parent", parents) if parents else "")

    def _answer(self, choose: Choose) -> None:
        with self._watched():
            self.life.rest()
            tasks = [task for case_id in self.life.ids for task in self.life.tasks(case_id)]
            if not tasks:
                return
            task = choose("task", tasks)
            if answers := self.life.answers(task, choose):
                name = choose("answer", list(answers))
                self.life.finish(task, name, answers[name]())

    def _open_cases(self) -> list[Case]:
        self.life.rest()
        return [case for case in self.life.cases() if case.is_open or case.callbacks]

    def _check(self) -> None:
        faults = check(self.life)
        assert not faults, "\n".join(faults)

    def _chronicle(self, complaint: str) -> list[str]:
        """The histories of the cases that a complaint names."""
        found = self.life.cases() if self.life else []
        return [
            f"{entry.at[5:19]} {case.id} {entry.event} {entry.by} {entry.data}"
            for case in found if case.id in complaint for entry in case.history
        ]

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.has_failed = True
            error.add_note("\n  ".join(["the life so far:", *(self.life.story if self.life else ())]))
            error.add_note("\n  ".join(["what it did to the cases:", *self._chronicle(str(error))]))
            if not self.stage.is_shortening:
                self.stage.failure = error
            raise


def _chooser(picks: Sequence[int]) -> Choose:
    """Takes the picks one after the other; after the last everything is as plain as can be."""
    left = iter(picks)

    def choose(label: str, options: Sequence[Any]) -> Any:
        return options[next(left, 0) % len(options)]

    return choose
