"""Each decision of a person: its faults, its effect, and that it happens once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from hotline.domain import urging
from hotline.domain.access import require_task
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, finish_task
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import AccessRefused, FieldsRefused, TransitionRefused
from hotline.domain.history import first_broken
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING + timedelta(hours=4)
CLERK = sample.clerk(sample.WATER)
SHIFT_LEADER = Actor("zb01", "韩立群", frozenset({Role.SHIFT_LEADER}))


def _instructed() -> Case:
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="呈周市长批示。", is_major=True,
        leader_id="mayor",
    )
    return case


def _with_leader() -> Case:
    case = _instructed()
    sample.finish(
        case, "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, AT, opinion="请供水集团速办。",
        unit_ids=["gongshui"], limit_workdays=3,
    )
    sample.dispatch(case, sample.WATER, at=AT)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, handling="已修复。", public_answer="已解决。",
        is_solved=True,
    )
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, AT, outcome="complete", opinion="符合要求。"
    )
    return case


def _supervised() -> Case:
    case = sample.dispatched()
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, AT, "gongshui")
    urging.supervised(case, "gongshui", 1, notice, cause="overdue", at=AT)
    return case


def _report() -> Case:
    return sample.registered(reports_wrongdoing=True, unit_text="有群众反映收费问题。")


def _returned() -> Case:
    case = sample.dispatched()
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, outcome="return", return_reason="二次供水归物业。",
        return_ground="三定规定第四条",
    )
    return case


def _asking_for_time() -> Case:
    case = sample.dispatched()
    sample.act(case, "request_extension", CLERK, AT, workdays=5, reason="等待配件到货。")
    return case


def _criticised() -> Case:
    case = sample.dispatched()
    sample.act(
        case, "propose_criticism", sample.SECTION, AT, unit_id="gongshui", facts="久拖不决。", decision="予以通报批评。"
    )
    return case


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
        "Task_CheckUnitText", "role:shift_leader", SHIFT_LEADER, _report, {
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
        "Task_RuleOnReturn", "role:center_head", sample.HEAD, _returned,
        {"outcome": "replace", "opinion": "属住建局职责。", "replacing_unit_id": "zhujian"},
        {"ruling": "replace", "replacing_unit_id": "zhujian"}, "handling",
        [({"outcome": ""}, "outcome"), ({"opinion": ""}, "opinion"), ({"replacing_unit_id": ""}, "replacing_unit_id"),
         ({"replacing_unit_id": "gongshui"}, "replacing_unit_id"), ({"outcome": "excuse"}, "outcome")],
    ),
    Trial(
        "Task_RuleOnExtension", "role:center_head", sample.HEAD, _asking_for_time,
        {"outcome": "grant", "workdays": 3, "opinion": "同意。"}, {}, "handling",
        [
            ({"outcome": ""}, "outcome"), ({"workdays": 11}, "workdays"), (
                {"outcome": "refuse", "opinion": ""}, "opinion"
            )
        ],
    ),
    Trial(
        "Task_ApproveDocument", "role:center_head", sample.HEAD, _criticised, {
            "outcome": "approve", "opinion": "同意印发。"
        },
        {"document_approved": True}, "handling", [({"outcome": ""}, "outcome"),
                                                  ({"outcome": "refuse", "opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, _instructed,
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
        "Task_OfficeSupervises", "role:municipal_office", sample.OFFICE, _supervised, {"opinion": "三日内办结。"}, {},
        "supervised", [({"opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_UnitAnswers", "unit:gongshui", CLERK, _supervised, {"answer": "配件明日到货。"}, {}, "supervised",
        [({"answer": ""}, "answer")],
    ),
    Trial(
        "Task_ReviewReport", "role:reviewer", sample.REVIEWER, sample.reported,
        {"outcome": "complete", "opinion": "符合要求。"}, {"review_outcome": "complete"}, "completed",
        [({"outcome": "good"}, "outcome"), ({"opinion": ""}, "opinion")],
    ),
    Trial(
        "Task_LeaderReviews", "leader:mayor", sample.MAYOR, _with_leader, {"outcome": "close"},
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


@pytest.mark.requirement("R-5.3.2")
def test_what_a_leader_instructed_goes_back_to_that_leader() -> None:
    """Found complete, it waits for the leader's word."""
    assert _with_leader().status == "awaiting_leader_review"


@pytest.mark.requirement("R-5.2.2")
def test_the_case_goes_to_review_with_the_last_report() -> None:
    """The lead's comes last: it may not close before the co-unit has reported."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    with pytest.raises(TransitionRefused, match=r"协办单位（日照市住房和城乡建设局）尚未反馈.*五（二）2"):
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, handling="办结。", public_answer="已解决。",
            is_solved=True,
        )
    for unit, status in ((sample.HOUSING, "handling"), (sample.WATER, "reported")):
        sample.finish(
            case, "Task_HandleAndReport", f"unit:{unit.id}", sample.clerk(unit), AT, handling="办结。",
            public_answer="已解决。", is_solved=True,
        )
        assert case.status == status


@pytest.mark.requirement("R-5.3.3")
@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"satisfaction": 3}, "satisfied"), ({"satisfaction": 2, "note": "仍低"}, "unsatisfied_unjustified"),
        ({"satisfaction": 1, "note": "仍低", "is_justified": True}, "unsatisfied_justified"),
        ({"is_reached": False, "note": "关机"}, "try_again"),
    ],
)
def test_callback_outcomes(fields: dict, outcome: str) -> None:
    """Who wasn't reached has no marks."""
    case = sample.completed()
    sample.finish(
        case, "Task_CallBack", "role:supervision_section", sample.SECTION, AT,
        **{"quality": 3, "efficiency": 3, **fields},
    )
    assert case.callbacks[0].outcome == outcome
    assert (case.callbacks[0].quality == 0) is (outcome == "try_again")


@pytest.mark.requirement("R-5.3.3")
def test_three_tries_reach_an_end() -> None:
    """The third time nobody answers the callback is over; each try is on record with its document."""
    case = sample.completed()
    for tries in range(3):
        sample.finish(
            case, "Task_CallBack", "role:supervision_section", sample.SECTION, AT + timedelta(days=tries),
            is_reached=False, note="无人接听",
        )
    assert [callback.outcome for callback in case.callbacks] == ["try_again", "try_again", "unreachable"]
    assert [order.kind for order in case.orders if order.kind == "callback_record"] == ["callback_record"] * 3


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize(
    ("fields", "name"),
    [({"is_reached": False, "left_voice_mail": True, "note": "无人"}, "left_voice_mail"), ({}, "told_answer")],
)
def test_a_protected_caller_is_told_by_the_center_and_never_left_a_message(fields: dict, name: str) -> None:
    """Somebody else may hear a message; and the unit doesn't answer the caller."""
    case = sample.completed(wants_secrecy=True, unit_text="有群众反映水压问题。")
    with pytest.raises(FieldsRefused) as refused:
        sample.finish(
            case, "Task_CallBack", "role:supervision_section", sample.SECTION, AT,
            **{"quality": 4, "efficiency": 4, "satisfaction": 4, **fields},
        )
    assert set(refused.value.fields) == {name}


@pytest.mark.requirement("R-4.5")
def test_whoever_took_the_report_cannot_be_the_second_person() -> None:
    """Two pairs of eyes."""
    case = _report()
    both = Actor("1001", "王晓梅", frozenset({Role.OPERATOR, Role.SHIFT_LEADER}))
    with pytest.raises(AccessRefused, match="第二人"):
        sample.finish(
            case, "Task_CheckUnitText", "role:shift_leader", both, AT, unit_text="有群众反映。", is_clean=True
        )
    assert case.text_checked_by == ""


@pytest.mark.requirement("R-4.5")
def test_a_unit_may_not_contact_a_protected_caller() -> None:
    """The center relays the answer."""
    case = sample.dispatched(wants_secrecy=True, unit_text="有群众反映水压问题。")
    with pytest.raises(FieldsRefused, match="转告"):
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, handling="已办。", public_answer="已办。",
            is_solved=True,
            contacted_caller=True, contact_note="电话",
        )


@pytest.mark.requirement("R-4.2")
def test_a_return_comes_once_and_within_two_working_days() -> None:
    """The second time, and the third day, are refused in words."""
    form = {"outcome": "return", "return_reason": "非本单位职责。", "return_ground": "三定规定"}
    case = _returned()
    sample.finish(case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, AT,
        unit_id="gongshui", outcome="reject", opinion="属你单位职责。")
    with pytest.raises(TransitionRefused, match="不能再退"):
        sample.finish(case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, **form)
    with pytest.raises(TransitionRefused, match="2 个工作日"):
        sample.finish(
            sample.dispatched(), "Task_HandleAndReport", "unit:gongshui", CLERK, sample.MONDAY_MORNING + timedelta(
                days=3
            ),
            **form,
        )


@pytest.mark.requirement("R-4.2")
def test_a_ruling_goes_to_the_unit_on_paper() -> None:
    """With the reason of both, and who takes over."""
    case = _returned()
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, AT,
        unit_id="gongshui", outcome="replace", opinion="属住建局职责。",
        replacing_unit_id="zhujian",
    )
    order = case.orders[-1]
    assert (order.kind, order.unit_id, order.is_at_once) == ("return_decision", "gongshui", True)
    assert (order.extra["new_unit"], order.extra["decided_by"]) == ("日照市住房和城乡建设局", "赵建国")
    assert not case.assignments[0].is_open


@pytest.mark.requirement("R-5.3.1")
def test_an_extension_moves_the_limit_and_says_which_days_were_counted() -> None:
    """Granted for fewer days than asked; refused, the limit stands."""
    case = _asking_for_time()
    sample.finish(
        case, "Task_RuleOnExtension", "role:center_head", sample.HEAD, AT,
        unit_id="gongshui", outcome="grant", workdays=2, opinion="同意两日。"
    )
    part = case.assignments[0]
    assert part.due_at == "2026-12-02T09:30:00+08:00"
    assert case.orders[-1].extra["counted_on"] == ["2026-12-01", "2026-12-02"]
    assert [command.name for command in case.commands if command.kind == "publish"] == [
        "extension_requested", "limit_moved"
    ]
    refused = _asking_for_time()
    sample.finish(
        refused, "Task_RuleOnExtension", "role:center_head", sample.HEAD, AT,
        unit_id="gongshui", outcome="refuse", opinion="理由不充分。"
    )
    assert refused.assignments[0].due_at == "2026-11-30T09:30:00+08:00"
    assert refused.orders[-1].extra["granted"] is False


@pytest.mark.requirement("R-5.2.1")
def test_a_secretary_enters_the_leaders_word_with_the_scan_and_both_are_named() -> None:
    """Without the scan it is refused."""
    secretary = Actor("ms01", "陆知行", frozenset({Role.LEADER_SECRETARY}), leader_id="mayor")
    word = {"opinion": "请供水集团速办。", "unit_ids": ["gongshui"]}
    case = _instructed()
    with pytest.raises(FieldsRefused, match="扫描件"):
        sample.finish(case, "Task_LeaderInstructs", "leader:mayor", secretary, AT, **word)
    sample.finish(case, "Task_LeaderInstructs", "leader:mayor", secretary, AT, scan_id="a1", **word)
    leader = case.approvals[0].leader
    assert (leader.name, leader.entered_by, case.approvals[0].scan_id) == ("周明远", "陆知行", "a1")


@pytest.mark.requirement("R-5.2.1")
def test_a_returned_draft_waits_for_more_facts() -> None:
    """The case stays where it is, and the next draft takes the place of the first."""
    case = sample.prepared()
    for text in ("拟请供水集团办理。", "补充：已核实水压。"):
        sample.finish(case, "Task_DraftApproval", "role:supervision_section", sample.SECTION, AT, proposal=text)
        assert case.approvals[0].draft.text == text
        sample.finish(
            case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, outcome="return", opinion="请核实水压。"
        )
        assert (case.status, case.commands[-1].variables["head_outcome"]) == ("awaiting_approval", "return")


@pytest.mark.requirement("R-2.5")
def test_a_refused_criticism_is_never_printed() -> None:
    """The head's word stands on the order."""
    case = _criticised()
    assert case.orders[-1].needs_head and not case.orders[-1].may_be_printed
    task = sample.task_of(case, "Task_ApproveDocument", "role:center_head", order_id=case.orders[-1].id)
    form = DECISIONS["Task_ApproveDocument"].form_model(outcome="refuse", opinion="先约谈。")
    finish_task(case, task, form, by=sample.HEAD, at=AT, calendar=sample.CALENDAR, directory=sample.DIRECTORY)
    assert case.orders[-1].is_refused and not case.orders[-1].may_be_printed and not case.orders[-1].is_pending
