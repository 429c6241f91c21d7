"""Who may see what: by role, unit and secrecy."""

from datetime import timedelta

import pytest

from hotline.domain.access import (
    View,
    may_see_document,
    may_see_identity,
    require_task,
    require_view,
    shows_caller,
    view_of,
)
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import AccessRefused, NotFound
from hotline.domain.roles import Actor, Role
from hotline.domain.status import CaseStatus
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


def test_leader_and_office_open_their_kind_of_document() -> None:
    """The approval slip goes to the leader, the supervision notice to the municipal office."""
    case = sample.prepared()
    case.approvals[0].leader_id = "mayor"
    approval = sample.slip(case, DocumentKind.APPROVAL_SLIP, 1, sample.MONDAY_MORNING)
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, sample.MONDAY_MORNING, "gongshui")
    assert may_see_document(sample.MAYOR, case, approval) and not may_see_document(sample.MAYOR, case, notice)
    assert may_see_document(sample.OFFICE, case, notice) and not may_see_document(sample.OFFICE, case, approval)


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
            handling="x", public_answer="x",
        )
    assert case.model_dump() == before
