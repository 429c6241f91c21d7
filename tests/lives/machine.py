"""The machine that draws a life's moves: calls, tasks answered or left, acts, time, and now and then a kill -9."""

import os
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from hotline.domain.case import Case
from hotline.testing.lives.calls import CALLS
from hotline.testing.lives.choosing import some_units

from .ending import bury, check, come_to_an_end
from .stage import Life, Stage

MOST_CASES = 6
SPANS = {"two hours": timedelta(hours=2), "a day": timedelta(days=1), "two weeks": timedelta(days=14)}
KILLED = ("dispatch", "supervision", "intake", "archive", "mongo", "worklist", "relay", "zeebe")
HARMS = (*[""] * 8, *KILLED)
KINDS = tuple(kind for kind in CALLS if kind != "attach")


class Lives(RuleBasedStateMachine):
    """Lives of three to six cases at once, on the system of `stage`."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        self.life: Life | None = None
        self.harm = ""
        self.has_failed = False

    @initialize(data=st.data(), harm=st.sampled_from(HARMS), calls=st.integers(2, 4))
    def begin(self, data: st.DataObject, harm: str, calls: int) -> None:
        """A working morning with its first calls; `harm` is what will be killed in this life, if anything."""
        with self._watched():
            self.life, self.harm = Life(self.stage), harm
            for _ in range(calls):
                self._call(data, KINDS)

    @precondition(lambda self: self.life and len(self.life.ids) < MOST_CASES)
    @rule(data=st.data())
    def take_call(self, data: st.DataObject) -> None:
        """A call of any kind, also one that follows a matter under way."""
        with self._watched():
            self._call(data, tuple(CALLS))

    @precondition(lambda self: self.life and len(self.life.ids) < MOST_CASES)
    @rule(data=st.data(), leader=st.sampled_from(("ld01", "ld02")), limit=st.sampled_from((None, 3)))
    def leader_assigns(self, data: st.DataObject, leader: str, limit: int | None) -> None:
        """A matter without a call."""
        with self._watched():
            self.life.assign(leader, limit, some_units(_chooser(data)))

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        """Somebody finishes a task that waits, in one of the ways open to them."""
        self._answer(data)

    @rule(data=st.data())
    def answer_too(self, data: st.DataObject) -> None:
        """The same again: most of what happens to cases are tasks."""
        self._answer(data)

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        """Somebody does something outside of a task."""
        with self._watched():
            if not (cases := self._open_cases()):
                return
            choose = _chooser(data)
            case = choose("case", cases)
            if not (found := self.life.acts(case)):
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

    @precondition(lambda self: self.harm)
    @rule()
    def kill(self) -> None:
        """Once in such a life."""
        with self._watched():
            part, self.harm = self.harm, ""
            self.life.kill(part)

    def teardown(self) -> None:
        """Whatever has happened, every case can be brought to its end, and the stores agree."""
        if self.life is None:
            return
        try:
            if not self.has_failed:
                with self._watched():
                    self.life.rest()
                    self._check()
                    come_to_an_end(self.life)
                    self._check()
                    self.life.verify()
        finally:
            if self.has_failed:
                bury(self.life)
            if "HOTLINE_LIVES_STORY" in os.environ:
                print("\n  ".join(["", *self.life.story]))

    def _call(self, data: st.DataObject, kinds: Sequence[str]) -> None:
        choose, parents = _chooser(data), []
        kind = choose("kind of call", kinds)
        if kind == "attach":
            self.life.rest()
            parents = [case.id for case in self.life.cases() if case.is_open and case.merge is None and not case.turn]
            if not parents:
                return
        self.life.call(kind, choose, choose("parent", parents) if parents else "")

    def _answer(self, data: st.DataObject) -> None:
        with self._watched():
            self.life.rest()
            choose = _chooser(data)
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

    @contextmanager
    def _watched(self) -> Any:
        try:
            yield
        except Exception as error:
            self.has_failed = True
            story = "\n  ".join(["the life so far:", *(self.life.story if self.life else ())])
            note(story)
            error.add_note(story)
            raise


def _chooser(data: st.DataObject) -> Any:
    def choose(label: str, options: Sequence[Any]) -> Any:
        return options[data.draw(st.integers(0, len(options) - 1), label)]

    return choose
