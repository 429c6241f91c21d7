"""Who may see what: by role, unit and secrecy."""

from datetime import timedelta

import pytest

from hotline.domain import turning
from hotline.domain.access import (
    View,
    may_see_attachment,
    may_see_document,
    may_see_identity,
    require_task,
    require_view,
    shows_caller,
    view_of,
    view_of_row,
)
from hotline.domain.assignment import Evidence
from hotline.domain.case import Case
from hotline.domain.case_row import row_of
from hotline.domain.classification import Protection
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import AccessRefused, NotFound
from hotline.domain.ordering import order_document
from hotline.domain.roles import Actor, Role
from hotline.domain.status import CaseStatus
from hotline.domain.urging import supervised
from hotline.testing import cases as sample

pytestmark = pytest.mark.requirement("R-4.5")

WATER_CLERK, HOUSING_CLERK = sample.clerk(sample.WATER), sample.clerk(sample.HOUSING)
SECRET = {"wants_secrecy": True, "unit_text": "六楼以上水压过低。"}
UNCONCERNED = (
    Role.PROCESS_ADMIN, Role.RELEASER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.AUDITOR
)


def _person(role: Role, **of: str) -> Actor:
    return Actor(f"{role}-9", "某人", frozenset({role}), **of)


@pytest.mark.parametrize("role", sorted(Role.center()))
def test_the_center_sees_its_cases_in_full(role: Role) -> None:
    """Everyone in the center who works on cases."""
    assert view_of(_person(role), sample.dispatched()) is View.FULL


@pytest.mark.parametrize("role", UNCONCERNED)
def test_administrators_see_no_case(role: Role) -> None:
    """None of them works on cases."""
    assert view_of(_person(role), sample.dispatched()) is View.NONE


def test_another_units_case_is_not_there() -> None:
    """The same answer as for a case that doesn't exist, so that numbers can't be probed."""
    case = sample.dispatched()
    assert require_view(WATER_CLERK, case) is View.UNIT
    with pytest.raises(NotFound, match=case.id):
        require_view(HOUSING_CLERK, case)


def test_a_unit_sees_nothing_by_an_empty_unit_id() -> None:
    """A clerk without a unit is nobody's clerk."""
    assert view_of(_person(Role.UNIT_CLERK), sample.dispatched()) is View.NONE


def test_a_leader_sees_only_what_was_put_before_them() -> None:
    """The mayor instructed; a vice mayor and a leader without id see nothing."""
    case = sample.prepared()
    case.approvals[0].leader_id = "mayor"
    assert view_of(sample.MAYOR, case) is View.FULL
    assert view_of(_person(Role.LEADER_SECRETARY, leader_id="mayor"), case) is View.FULL
    assert view_of(_person(Role.CITY_LEADER, leader_id="vice_mayor_1"), case) is View.NONE
    assert view_of(_person(Role.CITY_LEADER), case) is View.NONE


def test_the_municipal_office_sees_what_was_handed_over() -> None:
    """Nothing before supervision, the unit's view after it."""
    case = sample.dispatched()
    assert view_of(sample.OFFICE, case) is View.NONE
    case.assignments[0].supervision = {"at": "", "cause": "overdue", "document_id": "x"}
    assert view_of(sample.OFFICE, case) is View.UNIT


def test_the_unit_on_duty_knows_whom_to_answer_while_it_holds_the_case() -> None:
    """An ordinary case: yes while handling and under review, no longer once complete."""
    assert may_see_identity(WATER_CLERK, sample.dispatched())
    assert may_see_identity(WATER_CLERK, sample.reported())
    assert not may_see_identity(WATER_CLERK, sample.completed())
    assert not may_see_identity(HOUSING_CLERK, sample.dispatched())


@pytest.mark.parametrize("secret", [SECRET, {"reports_wrongdoing": True, "unit_text": "水压过低。"}])
def test_no_unit_ever_learns_a_protected_caller(secret: dict) -> None:
    """In no state; in the center the head and the supervision section only."""
    case = sample.dispatched(**secret)
    for status in CaseStatus:
        case.status = status
        assert not may_see_identity(WATER_CLERK, case)
    assert may_see_identity(sample.HEAD, case) and may_see_identity(sample.SECTION, case)
    for actor in (sample.OPERATOR, sample.REVIEWER, sample.ARCHIVIST, sample.MAYOR, sample.OFFICE):
        assert not may_see_identity(actor, case)


def test_units_read_the_second_text_of_a_protected_case() -> None:
    """Neither heading nor place nor the caller's own words."""
    case = sample.dispatched(**SECRET)
    assert case.text_for_units == SECRET["unit_text"]
    assert case.subject not in case.subject_for_units and case.place_for_units == ""


def test_a_unit_opens_its_own_slip_only() -> None:
    """The co-unit's slip names somebody else's task; the approval slip is the center's."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    own, others = case.documents
    approval = sample.slip(case, DocumentKind.APPROVAL_SLIP, 1, sample.MONDAY_MORNING)
    assert may_see_document(WATER_CLERK, case, own)
    assert not may_see_document(WATER_CLERK, case, others)
    assert not may_see_document(WATER_CLERK, case, approval)


def test_a_slip_with_the_callers_name_closes_when_the_unit_is_done() -> None:
    """An ordinary transfer slip shows the caller: only while the unit holds the case."""
    case = sample.completed()
    assert not may_see_document(WATER_CLERK, case, case.documents[0])


@pytest.mark.parametrize("kind", DocumentKind)
def test_operators_open_no_slip_that_names_the_caller_of_another(kind: DocumentKind) -> None:
    """Who took the call may, and the center's others; a protected case's slips name nobody."""
    colleague = Actor("1002", "李卫国", frozenset({Role.OPERATOR}), operator_number="1002")
    case = sample.dispatched()
    document = sample.slip(case, kind, 9, sample.MONDAY_MORNING, "gongshui")
    assert shows_caller(case, document) is kind.names_caller
    assert may_see_document(colleague, case, document) is not kind.names_caller
    for actor in (sample.OPERATOR, sample.HEAD, sample.REVIEWER, sample.ARCHIVIST):
        assert may_see_document(actor, case, document)
    protected = sample.dispatched(**SECRET)
    assert not shows_caller(protected, document) and may_see_document(colleague, protected, document)


def handed_over() -> Case:
    """A case of two units, of which the water company's part lies with the municipal office."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, sample.MONDAY_MORNING, "gongshui")
    supervised(case, "gongshui", 1, notice, cause="overdue", at=sample.MONDAY_MORNING)
    return case


def test_a_leader_opens_what_they_decide_by_and_nothing_that_goes_to_callers() -> None:
    """Approval slip, rulings, reports and measures; not the transfer slips, nor what was said to the caller."""
    case = handed_over()
    case.approvals = sample.prepared().approvals
    case.approvals[0].leader_id = "mayor"
    opened = {
        kind for kind in DocumentKind
        if may_see_document(sample.MAYOR, case, sample.slip(case, kind, 9, sample.MONDAY_MORNING, "gongshui"))
    }
    assert {DocumentKind.APPROVAL_SLIP, DocumentKind.RETURN_DECISION, DocumentKind.FEEDBACK_REPORT} <= opened
    assert not opened & {
        DocumentKind.TRANSFER_SLIP, DocumentKind.CALLBACK_RECORD, DocumentKind.WITHDRAWAL_RECORD,
        DocumentKind.MERGE_RECORD, DocumentKind.ARCHIVE_COVER,
    }


def test_the_office_opens_measures_on_what_was_handed_over_to_it() -> None:
    """The supervision notice and its own measures of that unit; not another unit's, not the center's papers."""
    case = handed_over()
    at = sample.MONDAY_MORNING
    for kind in (DocumentKind.SUPERVISION_NOTICE, DocumentKind.SUMMONS, DocumentKind.FILE_REQUEST):
        assert may_see_document(sample.OFFICE, case, sample.slip(case, kind, 9, at, "gongshui"))
        assert not may_see_document(sample.OFFICE, case, sample.slip(case, kind, 9, at, "zhujian"))
    for kind in (DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP, DocumentKind.CALLBACK_RECORD):
        assert not may_see_document(sample.OFFICE, case, sample.slip(case, kind, 9, at, "gongshui"))
    assert view_of(sample.OFFICE, sample.dispatched()) is View.NONE


def test_a_unit_opens_what_is_addressed_to_it_and_the_minutes_of_its_meetings() -> None:
    """A unit that was only convened reads its notice and the minutes, and learns nothing of who called."""
    case = sample.dispatched()
    parks = sample.clerk(sample.PARKS)
    assert view_of(parks, case) is View.NONE
    notice = sample.slip(case, DocumentKind.MEETING_NOTICE, 1, sample.MONDAY_MORNING, "shanhaitian")
    minutes = sample.slip(case, DocumentKind.MEETING_MINUTES, 1, sample.MONDAY_MORNING)
    order = order_document(
        case, DocumentKind.MEETING_MINUTES, "1", by=sample.HEAD, at=sample.MONDAY_MORNING,
        words={"unit_ids": ["shanhaitian"]},
    )
    order.document_id = minutes.id
    case.attach(notice)
    case.attach(minutes)
    assert view_of(parks, case) is View.UNIT
    assert may_see_document(parks, case, notice) and may_see_document(parks, case, minutes)
    assert not may_see_document(WATER_CLERK, case, notice) and not may_see_document(WATER_CLERK, case, minutes)
    assert not may_see_identity(parks, case)


def test_a_unit_that_was_relieved_is_shown_the_caller_no_more() -> None:
    """Excused, it keeps its page of the case but not who called."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    assert may_see_identity(HOUSING_CLERK, case)
    sample.act(case, "excuse_unit", sample.HEAD, sample.MONDAY_MORNING, unit_id="zhujian", reason="已无需配合。")
    assert not may_see_identity(HOUSING_CLERK, case)
    assert view_of(HOUSING_CLERK, case) is View.UNIT


def test_the_leader_who_sits_in_sees_the_case() -> None:
    """The substitute and their secretary, as the leader concerned."""
    case = sample.prepared()
    case.approvals[0].leader_id = "mayor"
    vice = Actor("ld02", "吴德清", frozenset({Role.CITY_LEADER}), leader_id="vice_mayor_1")
    assert view_of(vice, case) is View.NONE
    case.approvals[0].substitute_id = "vice_mayor_1"
    assert view_of(vice, case) is View.FULL


@pytest.mark.parametrize(
    ("kind", "protected", "may"),
    [
        ("handling", False, {"head", "water", "office", "mayor"}), ("identity", False, {"head"}),
        ("handling", True, {"head", "water"}), ("identity", True, {"head"}),
    ],
)
def test_who_opens_what_a_unit_attached(kind: str, protected: bool, may: set[str]) -> None:
    """Identity papers only the center; of a protected case evidence stays in the center and with its unit."""
    case = handed_over()
    case.protection = Protection.PROTECTED if protected else Protection.ORDINARY
    case.approvals = sample.prepared().approvals
    case.approvals[0].leader_id = "mayor"
    evidence = Evidence(id="a1", name="x.pdf", kind=kind, sha256="", size_bytes=1)
    people = {
        "head": sample.HEAD, "water": WATER_CLERK, "housing": HOUSING_CLERK, "office": sample.OFFICE,
        "mayor": sample.MAYOR,
    }
    part = case.assignments[0]
    assert {name for name, actor in people.items() if may_see_attachment(actor, case, part, evidence)} == may


@pytest.mark.parametrize(
    ("actor", "group"),
    [(HOUSING_CLERK, "unit:gongshui"), (sample.MAYOR, "leader:vice_mayor_1"), (sample.OPERATOR, "role:center_head")],
)
def test_a_task_of_others_is_refused(actor: Actor, group: str) -> None:
    """Another unit's, another leader's, another role's; and nothing is changed by trying."""
    case = sample.dispatched()
    before = case.model_dump()
    with pytest.raises(AccessRefused):
        require_task(actor, sample.task_of(case, "Task_HandleAndReport", group))
    with pytest.raises(AccessRefused):
        sample.finish(
            case, "Task_HandleAndReport", group, actor, sample.MONDAY_MORNING + timedelta(hours=1),
            handling="x", public_answer="x", is_solved=True,
        )
    assert case.model_dump() == before


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize(("secrecy", "sees", "opens"), [("public", True, True), ("internal", True, False),
                                                        ("work_secret", False, False)])
def test_the_secrecy_of_the_matter_closes_it_to_other_operators(secrecy: str, sees: bool, opens: bool) -> None:
    """Internal matters aren't printed by them, work secrets aren't there for them; who took the call sees both."""
    case = sample.dispatched(secrecy=secrecy)
    notice = sample.slip(case, DocumentKind.URGING_NOTICE, 1, sample.MONDAY_MORNING, "gongshui")
    other = Actor("1002", "李卫国", frozenset({Role.OPERATOR}), operator_number="1002")
    assert (view_of(other, case) is View.FULL) is sees
    assert may_see_document(other, case, notice) is opens
    for insider in (sample.OPERATOR, sample.SECTION, sample.HEAD):
        assert view_of(insider, case) is View.FULL and may_see_document(insider, case, notice)


def test_a_correction_is_read_by_the_old_unit_and_the_new() -> None:
    """One copy, addressed to both; to nobody else."""
    at, case = sample.MONDAY_MORNING, sample.dispatched()
    sample.act(case, "correct_units", sample.HEAD, at, unit_ids=["zhujian"], lead_unit_id="zhujian", reason="归住建。")
    turning.corrected(case, at=at)
    sample.dispatch(case, sample.HOUSING, at=at)
    decision = sample.slip(case, DocumentKind.CORRECTION_DECISION, 1, at)
    case.orders[-1].document_id = decision.id
    case.attach(decision)
    for unit, opens in ((sample.WATER, True), (sample.HOUSING, True), (sample.PARKS, False)):
        assert may_see_document(sample.clerk(unit), case, decision) is opens


def test_a_row_is_seen_by_whom_the_case_is_seen() -> None:
    """Lists decide by the small row, and as the case itself would be decided."""
    led, held, supervised_case = sample.prepared(), sample.dispatched(), sample.dispatched(sample.WATER, sample.HOUSING)
    led.approvals[0].leader_id, led.approvals[0].substitute_id = "mayor", "vice"
    supervised(
        supervised_case, "gongshui", 1, sample.slip(held, DocumentKind.SUPERVISION_NOTICE, 1, sample.MONDAY_MORNING),
        cause="overdue", at=sample.MONDAY_MORNING,
    )
    convened = sample.dispatched()
    convened.attach(sample.slip(convened, DocumentKind.MEETING_NOTICE, 3, sample.MONDAY_MORNING, "zhujian"))
    cases = [led, held, supervised_case, convened, *(
        sample.dispatched(secrecy=secrecy) for secrecy in ("internal", "work_secret")
    )]
    people = [
        sample.OPERATOR, WATER_CLERK, HOUSING_CLERK, sample.MAYOR, *map(_person, Role),
        _person(Role.LEADER_SECRETARY, leader_id="vice"), _person(Role.CITY_LEADER, leader_id="other"),
    ]
    for case in cases:
        for person in people:
            assert view_of_row(person, row_of(case)) is view_of(person, case), (case.id, person)
