"""Each decision of a person: its faults, its effect, and that it happens once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from hotline.domain.access import require_task
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, finish_task
from hotline.domain.errors import FieldsRefused
from hotline.domain.history import first_broken
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

from . import made

AT = sample.MONDAY_MORNING + timedelta(hours=4)
CLERK = sample.clerk(sample.WATER)
SHIFT_LEADER = Actor("zb01", "韩立群", frozenset({Role.SHIFT_LEADER}))


@dataclass
class Trial:
    """A decision taken in a fitting case: what it returns to the engine, and the state it leaves."""

    element_id: str
    group: str
    by: Actor
    make: Callable[[], Case]
    fields: dict[str, Any]
    variables: dict[str, Any]
    status: str
    faults: list[tuple[dict[str, Any], str]] = field(default_factory=list)


TRIALS = [
    Trial(
        "Task_AnswerByColleague", "role:operator", sample.OPERATOR,
        lambda: sample.registered(way="pass_on", unit_ids=[]), {"outcome": "transfer", "unit_ids": ["gongshui"]},
        {"colleague_outcome": "transfer", "unit_ids": ["gongshui"], "lead_unit_id": "gongshui"}, "registered",
        [({"outcome": ""}, "outcome"), ({"outcome": "answered"}, "answer"), ({"unit_ids": []}, "unit_ids")],
    ),
    Trial(
        "Task_HeadReads", "role:center_head", sample.HEAD, sample.prepared,
        {"opinion": "请市住建局牵头。", "unit_ids": ["gongshui", "zhujian"], "lead_unit_id": "zhujian"},
        {"head_outcome": "decide", "is_major": False, "leader_id": "", "unit_ids": ["zhujian", "gongshui"],
        "lead_unit_id": "zhujian",
         "is_instructed": False, "leader_limit_workdays": None}, "approved",
        [({"opinion": ""}, "opinion"), ({"unit_ids": []}, "unit_ids"), ({"lead_unit_id": ""}, "lead_unit_id"),
         ({"is_major": True}, "leader_id"), ({"outcome": "return", "opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_CheckUnitText", "role:shift_leader", SHIFT_LEADER, made.report, {
            "unit_text": "有群众反映收费问题。", "is_clean": True
        },
        {}, "registered", [({"unit_text": ""}, "unit_text"), ({"is_clean": False}, "is_clean")],
    ),
    Trial(
        "Task_DraftApproval", "role:supervision_section", sample.SECTION, sample.prepared,
        {"proposal": "拟请市住建局牵头。", "unit_ids": ["zhujian"]}, {}, "awaiting_approval",
        [({"proposal": ""}, "proposal"), ({"unit_ids": ["zhujian", "zhujian"]}, "unit_ids")],
    ),
    Trial(
        "Task_RuleOnReturn", "role:center_head", sample.HEAD, made.returned,
        {"outcome": "replace", "opinion": "属住建局职责。", "replacing_unit_id": "zhujian"},
        {"ruling": "replace", "replacing_unit_id": "zhujian"}, "handling",
        [({"outcome": ""}, "outcome"), ({"opinion": ""}, "opinion"), ({"replacing_unit_id": ""}, "replacing_unit_id"),
         ({"replacing_unit_id": "gongshui"}, "replacing_unit_id"), ({"outcome": "excuse"}, "outcome")],
    ),
    Trial(
        "Task_RuleOnExtension", "role:center_head", sample.HEAD, made.asking_for_time,
        {"outcome": "grant", "workdays": 3, "opinion": "同意。"}, {}, "handling",
        [
            ({"outcome": ""}, "outcome"), ({"workdays": 11}, "workdays"), (
                {"outcome": "refuse", "opinion": ""}, "opinion"
            )
        ],
    ),
    Trial(
        "Task_ApproveDocument", "role:center_head", sample.HEAD, made.criticised, {
            "outcome": "approve", "opinion": "同意印发。"
        },
        {"document_approved": True}, "handling", [({"outcome": ""}, "outcome"),
                                                  ({"outcome": "refuse", "opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, made.instructed,
        {"opinion": "请供水集团速办。", "unit_ids": ["gongshui"], "limit_workdays": 3},
        {"unit_ids": ["gongshui"], "lead_unit_id": "gongshui", "is_instructed": True, "leader_limit_workdays": 3},
        "approved",
        [({"opinion": ""}, "opinion"), ({"unit_ids": []}, "unit_ids"), ({"limit_workdays": 61}, "limit_workdays"),
         ({"limit_workdays": 0}, "limit_workdays")],
    ),
    Trial(
        "Task_HandleAndReport", "unit:gongshui", CLERK, sample.dispatched,
        {"handling": "已更换加压泵。", "public_answer": "已解决。", "is_solved": True},
        {"unit_outcome": "report"}, "reported",
        [({"handling": ""}, "handling"), ({"public_answer": " "}, "public_answer"), ({"is_solved": False},
        "unsolved_reason"),
         ({"contacted_caller": True}, "contact_note"), ({"outcome": "return"}, "return_ground"),
         ({"outcome": "maybe"}, "outcome")],
    ),
    Trial(
        "Task_OfficeSupervises", "role:municipal_office", sample.OFFICE, made.supervised, {"opinion": "三日内办结。"}, {
            
        },
        "supervised", [({"opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_UnitAnswers", "unit:gongshui", CLERK, made.supervised, {"answer": "配件明日到货。"}, {}, "supervised",
        [({"answer": ""}, "answer")],
    ),
    Trial(
        "Task_ReviewReport", "role:reviewer", sample.REVIEWER, sample.reported,
        {"outcome": "complete", "opinion": "符合要求。"}, {"review_outcome": "complete"}, "completed",
        [({"outcome": "good"}, "outcome"), ({"opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_LeaderReviews", "leader:mayor", sample.MAYOR, made.with_leader, {"outcome": "close"},
        {"leader_outcome": "close"}, "completed", [({"outcome": ""}, "outcome"), ({"outcome": "rehandle"}, "opinion")],
    ),
    Trial(
        "Task_CallBack", "role:supervision_section", sample.SECTION, sample.completed,
        {"quality": 5, "efficiency": 4, "satisfaction": 5}, {"callback_outcome": "satisfied"}, "completed",
        [({"quality": 0}, "quality"), ({"efficiency": 6}, "efficiency"), ({"satisfaction": 2}, "note"),
         ({"is_reached": False}, "note")],
    ),
    Trial(
        "Task_SupplyDocuments", "role:archivist", sample.ARCHIVIST, sample.completed, {"note": "已补扫描件。"}, {},
        "completed", [({"note": ""}, "note")],
    ),
]
BY_ID = [pytest.param(trial, id=trial.element_id) for trial in TRIALS]


def _finish(case: Case, trial: Trial, **changes: Any):
    leader_id = trial.group.partition("leader:")[2]
    order_id = case.orders[-1].id if case.orders else ""
    task = sample.task_of(
        case, trial.element_id, trial.group, unit_id="gongshui", leader_id=leader_id, order_id=order_id
    )
    form = DECISIONS[trial.element_id].form_model(**{**trial.fields, **changes})
    finish_task(case, task, form, by=trial.by, at=AT, calendar=sample.CALENDAR, directory=sample.DIRECTORY)
    return task


def test_every_decision_is_tried() -> None:
    """A new one fails here until it has its trial."""
    assert {trial.element_id for trial in TRIALS} == set(DECISIONS)


@pytest.mark.parametrize("trial", BY_ID)
def test_decision_leaves_state_history_and_command(trial: Trial) -> None:
    """One line of history, one command that completes the task with just these variables."""
    case = trial.make()
    length = len(case.history)
    task = _finish(case, trial)
    command = case.commands[-1]
    assert (command.kind, command.job_key, command.variables) == ("complete_task", task.key, trial.variables)
    assert case.status == trial.status
    assert len(case.history) == length + 1
    assert (case.history[-1].by, case.history[-1].effect) == (trial.by.account_id, task.effect)
    assert first_broken(case.history) is None


@pytest.mark.parametrize("trial", BY_ID)
def test_decision_happens_once(trial: Trial) -> None:
    """The same task finished again, even with another form, changes nothing."""
    case = trial.make()
    task = _finish(case, trial)
    before = case.model_dump()
    form = DECISIONS[trial.element_id].form_model(**trial.fields)
    require_task(trial.by, task)
    finish_task(
        case, task, form, by=trial.by, at=AT + timedelta(hours=1), calendar=sample.CALENDAR,
        directory=sample.DIRECTORY,
    )
    assert case.model_dump() == before


@pytest.mark.parametrize(
    ("trial", "changes", "name"),
    [pytest.param(t, c, n, id=f"{t.element_id}-{n}-{i}") for t in TRIALS for i, (c, n) in enumerate(t.faults)],
)
def test_faulty_form_changes_nothing(trial: Trial, changes: dict, name: str) -> None:
    """The field is named in Chinese."""
    case = trial.make()
    before = case.model_dump()
    with pytest.raises(FieldsRefused) as refused:
        _finish(case, trial, **changes)
    assert name in refused.value.fields and not refused.value.fields[name].isascii()
    assert case.model_dump() == before


@pytest.mark.parametrize("trial", BY_ID)
def test_words_of_people_stay_out_of_events_and_variables(trial: Trial) -> None:
    """Texts are kept in the case; what leaves the store are codes and ids."""
    case = trial.make()
    mark = "密语甲乙丙"
    texts = {name: mark for name, value in trial.fields.items() if isinstance(value, str) and not value.isascii()}
    _finish(case, trial, **texts)
    assert mark not in case.outbox[-1].model_dump_json()
    assert mark not in case.commands[-1].model_dump_json()
