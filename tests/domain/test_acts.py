"""Acts of named roles: who may do them, when, and what they leave behind."""

from datetime import timedelta

import pytest

from hotline.domain import archiving, turning, urging
from hotline.domain.acts import ACTS, acts_open_to, perform
from hotline.domain.acts.merge import require_parent
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import AccessRefused, FieldsRefused, TransitionRefused
from hotline.domain.history import first_broken
from hotline.domain.occasion import Occasion
from hotline.domain.roles import Actor, Role
from hotline.domain.watching import UrgingRule
from hotline.testing import cases as sample

START = sample.MONDAY_MORNING
AT = START + timedelta(hours=1)
CLERK = sample.clerk(sample.WATER)
BOTH = (sample.WATER, sample.HOUSING)


def _two_units() -> Case:
    return sample.dispatched(*BOTH)


def _urged() -> Case:
    case = sample.dispatched()
    urging.urged(
        case, "gongshui", 1, sample.slip(case, DocumentKind.URGING_NOTICE, 1, START, "gongshui"),
        UrgingRule(**sample.URGING_RULE), sample.CALENDAR, at=START, urged_by="", effect="urge/1",
    )
    return case


def _dissatisfied() -> Case:
    case = sample.completed()
    sample.finish(
        case, "Task_CallBack", "role:supervision_section", sample.SECTION, AT, quality=2, efficiency=2, satisfaction=1,
        note="仍低",
    )
    return case


def _appealed() -> Case:
    case = _dissatisfied()
    sample.act(case, "appeal_mark", CLERK, AT, reason="超出政策。")
    return case


def _shelved() -> Case:
    case = sample.dispatched()
    sample.act(case, "shelve", sample.HEAD, AT, reason="x", explained="x", review_on="2027-03-01")
    turning.shelved(case, at=AT)
    return case


def _merged() -> Case:
    case = sample.dispatched()
    sample.act(case, "merge", sample.OPERATOR, AT, parent_id="2026-000009")
    turning.joined(case, at=AT)
    return case


def _mass() -> Case:
    case = sample.dispatched()
    sample.act(case, "open_mass_incident", sample.HEAD, AT)
    return case


def _before_a_leader() -> Case:
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="呈批。", is_major=True, leader_id="mayor"
    )
    return case


def _convened() -> Case:
    case = sample.dispatched()
    sample.act(
        case, "convene_meeting", sample.SECTION, AT, unit_ids=["gongshui"], subject="水压", at="2026-11-25T09:00",
        place="二楼"
    )
    return case


UNIT, WHEN = {"unit_id": "gongshui"}, "2026-11-25T09:00"
TRIALS: dict[str, tuple] = {
    "sign_slip": (sample.dispatched, CLERK, {}),
    "assign_within_unit": (
        sample.dispatched, CLERK, {"account_id": "gongshui-02", "due_on": "2026-11-25", "word": "请今日到现场。"}
    ),
    "report_interim": (sample.dispatched, CLERK, {"text": "正在抢修。"}),
    "request_extension": (sample.dispatched, CLERK, {"workdays": 3, "reason": "等待配件。"}),
    "acknowledge_urging": (_urged, CLERK, {"promise": "明日办结。"}),
    "appeal_mark": (_dissatisfied, CLERK, {"reason": "诉求超出政策规定。"}),
    "rule_on_appeal": (_appealed, sample.HEAD, {"outcome": "uphold", "reason": "申诉成立。"}),
    "urge_by_hand": (sample.dispatched, sample.SECTION, {**UNIT, "person": "李主任", "promise": "明日办结。"}),
    "issue_center_notice": (sample.dispatched, sample.SECTION, {**UNIT, "demand": "三日内恢复供水。"}),
    "extend_limit": (sample.dispatched, sample.HEAD, {**UNIT, "workdays": 2, "reason": "施工受阻。"}),
    "excuse_unit": (_two_units, sample.HEAD, {"unit_id": "zhujian", "reason": "不涉及物业。"}),
    "correct_units": (sample.dispatched, sample.HEAD, {"unit_ids": ["zhujian"], "reason": "归住建。"}),
    "substitute_leader": (_before_a_leader, sample.HEAD, {"leader_id": "vice_mayor_1", "reason": "外出。"}),
    "withdraw": (sample.dispatched, sample.OPERATOR, {"reason": "已解决。"}),
    "merge": (sample.dispatched, sample.OPERATOR, {"parent_id": "2026-000009"}),
    "undo_merge": (_merged, sample.OPERATOR, {"reason": "不是同一件。"}),
    "shelve": (sample.dispatched, sample.HEAD, {"reason": "x", "explained": "x", "review_on": "2027-03-01"}),
    "end_shelf": (_shelved, sample.HEAD, {"reason": "资金到位。"}),
    "open_mass_incident": (sample.dispatched, sample.HEAD, {}),
    "announce": (_mass, sample.HEAD, {"cause": "爆管", "area": "石臼街道", "text": "预计今晚恢复供水。"}),
    "call_for_files": (sample.dispatched, sample.SECTION, {**UNIT, "materials": "维修记录", "due_on": "2026-11-25"}),
    "summon_head": (sample.dispatched, sample.SECTION, {**UNIT, "subject": "供水", "at": WHEN, "place": "二楼"}),
    "convene_meeting": (
        sample.dispatched, sample.SECTION, {"unit_ids": ["gongshui"], "subject": "水压", "at": WHEN, "place": "二楼"}
    ),
    "record_minutes": (
        _convened, sample.SECTION,
        {"unit_ids": ["gongshui"], "subject": "水压", "at": WHEN, "place": "二楼", "chair": "孙伟", "present": "李主任",
         "minutes": "讨论了供水。", "conclusions": "三日内恢复。"},
    ),
    "propose_criticism": (sample.dispatched, sample.SECTION, {**UNIT, "facts": "久拖不决。", "decision": "通报批评。"}),
    "propose_accountability": (
        sample.dispatched, sample.SECTION, {
            **UNIT, "facts": "久拖不决。", "harm": "停水三日。", "recommendation": "追责。"
        }
    ),
}
EACH = pytest.mark.parametrize("name", list(ACTS))


def _do(case: Case, name: str, by: Actor, effect: str = "act/1", **changes: object) -> None:
    form = ACTS[name].form_model(**{**TRIALS[name][2], **changes})
    perform(
        case, ACTS[name], form,
        Occasion(
            by=by, at=AT + timedelta(hours=2), effect=effect, calendar=sample.CALENDAR, directory=sample.DIRECTORY
        ),
    )


def test_every_act_is_tried() -> None:
    """A new one fails here until it has its trial."""
    assert set(TRIALS) == set(ACTS)


@EACH
def test_an_act_is_offered_done_once_and_on_record(name: str) -> None:
    """Its line in the history names who did it; a repeat with the same key changes nothing."""
    make, by, _ = TRIALS[name]
    case = make()
    assert name in {act.name for act in acts_open_to(case, by)}
    length = len(case.history)
    _do(case, name, by)
    assert {entry.by for entry in case.history[length:]} == {by.account_id}
    assert first_broken(case.history) is None
    once = case.model_dump()
    _do(case, name, by)
    assert case.model_dump() == once


@EACH
def test_an_act_is_its_roles_only(name: str) -> None:
    """Everybody else is refused in words, and nothing changes."""
    make, by, _ = TRIALS[name]
    case = make()
    before = case.model_dump()
    for role in set(Role) - ACTS[name].roles:
        stranger = Actor("x", "某人", frozenset({role}), unit_id=by.unit_id)
        assert name not in {act.name for act in acts_open_to(case, stranger)}
        with pytest.raises(AccessRefused):
            _do(case, name, stranger)
    assert case.model_dump() == before


@EACH
def test_words_of_an_act_stay_out_of_events_and_variables(name: str) -> None:
    """What leaves the store are codes and ids."""
    make, by, fields = TRIALS[name]
    case, mark = make(), "密语甲乙丙"
    events, commands = len(case.outbox), len(case.commands)
    _do(
        case, name, by, **{key: mark for key, value in fields.items() if isinstance(value, str) and not value.isascii()}
    )
    assert all(mark not in event.model_dump_json() for event in case.outbox[events:])
    assert all(mark not in command.model_dump_json() for command in case.commands[commands:])


@EACH
def test_an_empty_form_names_its_fields(name: str) -> None:
    """In Chinese, and leaves the case as it was."""
    make, by, fields = TRIALS[name]
    if not fields:
        return
    case = make()
    before = case.model_dump()
    with pytest.raises(FieldsRefused) as refused:
        _do(case, name, by, **{key: type(value)() for key, value in fields.items()})
    assert refused.value.fields and all(not words.isascii() for words in refused.value.fields.values())
    assert case.model_dump() == before


@EACH
def test_nothing_is_done_to_a_case_that_has_ended(name: str) -> None:
    """But an appeal and its ruling: a caller may be dissatisfied with what is archived."""
    _, by, _ = TRIALS[name]
    if name in ("appeal_mark", "rule_on_appeal"):
        return
    case = sample.completed()
    archiving.closed(case, at=AT)
    with pytest.raises(TransitionRefused, match="已归档"):
        _do(case, name, by)


@pytest.mark.requirement("R-2.0")
@pytest.mark.parametrize(
    ("name", "kind"),
    [("call_for_files", "file_request"), ("summon_head", "summons"), ("convene_meeting", "meeting_notice"),
     ("record_minutes", "meeting_minutes"), ("issue_center_notice", "center_notice")],
)
def test_each_power_leaves_a_document_and_a_line(name: str, kind: str) -> None:
    """Printed at once, each of a number chain of its own."""
    make, by, _ = TRIALS[name]
    case = make()
    _do(case, name, by)
    assert (case.orders[-1].kind, case.orders[-1].is_at_once, case.orders[-1].needs_head) == (kind, True, False)
    assert case.history[-1].event == "measure_taken"
    assert case.commands[-1].name == "document_ordered"


@pytest.mark.requirement("R-2.5")
@pytest.mark.parametrize("name", ["propose_criticism", "propose_accountability"])
def test_criticism_and_recommendation_go_through_the_head(name: str) -> None:
    """Nothing is printed before."""
    case = sample.dispatched()
    _do(case, name, sample.SECTION)
    assert case.orders[-1].needs_head and not case.orders[-1].may_be_printed
    assert case.commands[-1].variables["needs_head"] is True


@pytest.mark.requirement("R-2.4")
def test_every_unit_convened_gets_its_notice() -> None:
    """Also one that has no part in the case."""
    case = sample.dispatched()
    _do(case, "convene_meeting", sample.SECTION, unit_ids=["gongshui", "shanhaitian"])
    assert [order.unit_id for order in case.orders] == ["gongshui", "shanhaitian"]


def test_the_office_acts_on_what_was_handed_over_to_it() -> None:
    """Before that the case is the center's."""
    case = sample.dispatched()
    assert acts_open_to(case, sample.OFFICE) == []
    with pytest.raises(TransitionRefused):
        _do(case, "summon_head", sample.OFFICE)


@pytest.mark.requirement("R-5.2.3")
def test_urgings_by_hand_are_four_working_hours_apart() -> None:
    """The second is refused, and says why."""
    case = sample.dispatched()
    _do(case, "urge_by_hand", sample.SECTION)
    with pytest.raises(TransitionRefused, match="4 个工作小时"):
        _do(case, "urge_by_hand", sample.SECTION, effect="act/2")


@pytest.mark.requirement("R-5.3.1")
def test_an_extension_is_asked_for_once_and_before_the_limit() -> None:
    """Afterwards, and after the head moved the limit by themselves, it isn't offered."""
    case = sample.dispatched()
    _do(case, "request_extension", CLERK)
    assert "request_extension" not in {act.name for act in acts_open_to(case, CLERK)}
    with pytest.raises(TransitionRefused, match="已申请延期"):
        _do(case, "extend_limit", sample.HEAD, effect="act/2")
    late = sample.dispatched(at=START - timedelta(days=14))
    with pytest.raises(TransitionRefused, match="时限已过"):
        _do(late, "request_extension", CLERK)


@pytest.mark.requirement("R-5.3.1")
def test_a_leaders_limit_isnt_the_heads_to_move() -> None:
    """The unit asks, the leader rules."""
    case = sample.dispatched()
    case.approvals = _before_a_leader().approvals
    case.approvals[0].leader_limit_workdays = 3
    assert "extend_limit" not in {act.name for act in acts_open_to(case, sample.HEAD)}


@pytest.mark.requirement("R-5.2.2")
def test_an_excused_co_unit_no_longer_holds_up_the_lead() -> None:
    """The lead itself can't be excused."""
    case = _two_units()
    with pytest.raises(TransitionRefused, match="主办单位"):
        _do(case, "excuse_unit", sample.HEAD, unit_id="gongshui")
    _do(case, "excuse_unit", sample.HEAD)
    assert case.commands[-1].name == "unit_excused"
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, handling="已修。", public_answer="已修。",
        is_solved=True
    )
    assert case.status == "reported"


def test_a_unit_sees_its_own_acts_only() -> None:
    """Another unit has none on this case."""
    assert acts_open_to(sample.dispatched(), sample.clerk(sample.HOUSING)) == []


@pytest.mark.requirement("R-2.1")
def test_a_parent_is_open_and_follows_nobody() -> None:
    """Nor can a report of wrongdoing follow what the reported unit handles."""
    require_parent(sample.dispatched())
    for parent in (_merged(), _shelved_and_closed()):
        with pytest.raises(TransitionRefused, match="不能并入"):
            require_parent(parent)
    report = sample.registered(
        "2026-000002", reports_wrongdoing=True, unit_text="x", reported_unit_id="gongshui", unit_ids=["zhujian"]
    )
    with pytest.raises(TransitionRefused, match="第三十条"):
        require_parent(sample.dispatched(), report)


def _shelved_and_closed() -> Case:
    case = sample.completed()
    archiving.closed(case, at=AT)
    return case


def test_a_part_is_given_to_one_of_the_units_people_within_its_limit() -> None:
    """Somebody else's people, a day that is past and one after the limit are refused; the last word holds."""
    case = sample.dispatched()
    for wrong in ({"account_id": "zhujian-01"}, {"account_id": "nobody"}, {"due_on": "2026-12-01"},
                  {"due_on": "2026-11-22"}):
        with pytest.raises(FieldsRefused):
            _do(case, "assign_within_unit", CLERK, **wrong)
    assert case.assignments[0].inner == []
    _do(case, "assign_within_unit", CLERK)
    _do(case, "assign_within_unit", CLERK, effect="act/2", account_id=CLERK.account_id)
    part = case.assignments[0]
    assert part.in_charge and (part.in_charge.account_id, part.in_charge.due_on) == (CLERK.account_id, "2026-11-25")
    assert len(part.inner) == 2 and part.is_open
