"""What the roles do, drawn by seed."""

from collections import Counter

import pytest

from hotline.domain.decisions import DECISIONS
from hotline.domain.intake import CallForm
from hotline.play.command import SAMPLES
from hotline.play.messages import read_messages
from hotline.play.scenario import Directory, Scenario

MESSAGES = read_messages(SAMPLES, None)
DIRECTORY = Directory(("chengguan", "gongan", "gongshui", "jiaoyu", "zhujian"), ("mayor", "vice_mayor_1"))
SCENARIO = Scenario(1, DIRECTORY)
SHOWN = {"assignments": []}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
def test_every_sample_is_a_call_that_can_be_taken(message):
    """The operator's form has no fault."""
    assert CallForm(**SCENARIO.call(message)).faults() == {}


@pytest.mark.parametrize("element_id", sorted(DECISIONS))
def test_every_task_gets_a_form_that_can_be_taken(element_id):
    """Whatever the dice say, no role's form has a fault."""
    for attempt in (1, 2, 3):
        for message in MESSAGES:
            task = {"element_id": element_id, "key": "1", "unit_id": "gongan", "round": attempt, "attempt": attempt}
            step = SCENARIO.task(message, task, SHOWN)
            assert DECISIONS[element_id].form_model(**step.form).faults() == {}
            assert step.after.total_seconds() > 0


def test_the_same_seed_decides_the_same():
    """However the parts of the system are killed, the play is the same."""
    again = Scenario(1, DIRECTORY)
    assert [SCENARIO.call(m) for m in MESSAGES] == [again.call(m) for m in MESSAGES]
    assert [SCENARIO.call(m) for m in MESSAGES] != [Scenario(2, DIRECTORY).call(m) for m in MESSAGES]


def test_the_same_sender_is_the_same_caller():
    """Repeat callers have one name and one telephone."""
    calls = [(m.sender, SCENARIO.call(m)) for m in MESSAGES if m.sender]
    named = [(sender, form["phone"]) for sender, form in calls if not form["is_anonymous"]]
    assert Counter(sender for sender, _ in named).most_common(1)[0][1] > 1
    assert len({sender for sender, _ in named}) == len(set(named))


def test_a_case_can_not_go_round_for_ever():
    """From the third attempt on, everybody lets the case end."""
    for message in MESSAGES:
        for element_id in ("Task_ReviewReport", "Task_LeaderReviews", "Task_CallBack"):
            task = {"element_id": element_id, "key": "1", "unit_id": "", "round": 3, "attempt": 3}
            form = SCENARIO.task(message, task, SHOWN).form
            assert form.get("outcome") in (None, "complete", "close") and not form.get("is_justified")
