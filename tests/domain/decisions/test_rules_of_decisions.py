"""What the regulation asks of single decisions."""

from datetime import timedelta

import pytest

from hotline.domain.decisions import DECISIONS, finish_task
from hotline.domain.errors import AccessRefused, FieldsRefused, TransitionRefused
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

from . import made

AT = sample.MONDAY_MORNING + timedelta(hours=4)
CLERK = sample.clerk(sample.WATER)
SHIFT_LEADER = Actor("zb01", "韩立群", frozenset({Role.SHIFT_LEADER}))


@pytest.mark.requirement("R-5.3.2")
def test_what_a_leader_instructed_goes_back_to_that_leader() -> None:
    """Found complete, it waits for the leader's word."""
    assert made.with_leader().status == "awaiting_leader_review"


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
    case = made.report()
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
    case = made.returned()
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
    case = made.returned()
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
    case = made.asking_for_time()
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
    refused = made.asking_for_time()
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
    case = made.instructed()
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
    case = made.criticised()
    assert case.orders[-1].needs_head and not case.orders[-1].may_be_printed
    task = sample.task_of(case, "Task_ApproveDocument", "role:center_head", order_id=case.orders[-1].id)
    form = DECISIONS["Task_ApproveDocument"].form_model(outcome="refuse", opinion="先约谈。")
    finish_task(case, task, form, by=sample.HEAD, at=AT, calendar=sample.CALENDAR, directory=sample.DIRECTORY)
    assert case.orders[-1].is_refused and not case.orders[-1].may_be_printed and not case.orders[-1].is_pending
