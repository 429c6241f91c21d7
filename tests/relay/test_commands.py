"""A case's engine commands, performed once and dropped."""

import pytest

from hotline.domain.engine_commands import EngineCommand
from hotline.domain.errors import Refused, TemporarilyUnavailable
from hotline.relay.commands import perform_commands
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample


class ScriptedEngine:
    """Answers each call with the next of `answers`: None, or an error to raise."""

    def __init__(self, *answers):
        self.answers, self.calls = list(answers), []

    def _answer(self, *call):
        self.calls.append(call)
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer

    def publish_message(self, name, correlation_key, variables, *, message_id, ttl_ms):
        self._answer(name, correlation_key, message_id, ttl_ms)

    def complete_job(self, job_key, variables):
        self._answer("complete", job_key)
        return False


@pytest.fixture
def cases(database):
    return MongoCaseStore(database)


@pytest.fixture
def case(cases):
    """A case that wants to start, to finish a task and to publish."""
    case = sample.registered()
    case.ask_engine(EngineCommand(id="complete/7", kind="complete_task", job_key="7"))
    case.ask_engine(EngineCommand(id="p", kind="publish", name="limit_moved", correlation_key="k"))
    cases.add(case)
    return cases.get(case.id)


def test_commands_are_performed_in_order_and_dropped(cases, case):
    """Starting has no time to live, other messages an hour; a task that is gone counts as done."""
    engine = ScriptedEngine()
    assert perform_commands(case, cases=cases, engine=engine).is_clear
    assert engine.calls == [
        ("case_registered", case.id, f"start/{case.id}/1", 0), ("complete", "7"), ("limit_moved", "k", "p", 3_600_000)
    ]
    assert (case.commands, cases.get(case.id).commands) == ([], [])


def test_what_an_engine_that_is_away_did_not_get_stays(cases, case):
    """The rest waits, in its order."""
    engine = ScriptedEngine(None, TemporarilyUnavailable("away"))
    performed = perform_commands(case, cases=cases, engine=engine)
    assert performed.is_engine_away and performed.done == [f"start/{case.id}/1"]
    assert [c.id for c in cases.get(case.id).commands] == ["complete/7", "p"]


def test_a_refused_command_holds_up_nothing(cases, case):
    """It stays, with its reason; those behind it go through."""
    performed = perform_commands(case, cases=cases, engine=ScriptedEngine(Refused("wrong")))
    assert performed.refused == {f"start/{case.id}/1": "wrong"}
    assert [c.id for c in cases.get(case.id).commands] == [f"start/{case.id}/1"]
