"""Every pair of states: allowed as the regulation has it, else refused."""

from itertools import product

import pytest

from hotline.domain.errors import TransitionRefused
from hotline.domain.events import EventType
from hotline.domain.roles import SYSTEM
from hotline.domain.status import TRANSITIONS, CaseStatus, require_transition
from hotline.testing import cases as sample

ASIDE = "shelved merged withdrawn"
ALLOWED = {
    "registered": f"answered redirected handed_over awaiting_approval handling {ASIDE}",
    "answered": "archived",
    "redirected": "archived",
    "handed_over": "archived",
    "awaiting_approval": f"awaiting_instruction approved {ASIDE}",
    "awaiting_instruction": f"approved awaiting_approval {ASIDE}",
    "approved": f"handling awaiting_approval {ASIDE}",
    "handling": f"supervised reported approved {ASIDE}",
    "supervised": f"reported approved {ASIDE}",
    "reported": f"completed awaiting_leader_review handling awaiting_approval approved {ASIDE}",
    "awaiting_leader_review": f"completed awaiting_approval reported {ASIDE}",
    "completed": "awaiting_approval archived",
    "shelved": "awaiting_approval",
    "merged": "registered awaiting_approval awaiting_instruction approved handling supervised reported "
    "awaiting_leader_review archived",
    "withdrawn": "archived",
    "archived": "",
}


@pytest.mark.parametrize(("current", "target"), list(product(CaseStatus, CaseStatus)))
def test_every_pair_of_states(current: CaseStatus, target: CaseStatus) -> None:
    """A pair that the table here doesn't name is refused, with both states in words."""
    if target in ALLOWED[current].split():
        require_transition(current, target)
    else:
        with pytest.raises(TransitionRefused, match=f"{current.label}.*{target.label}"):
            require_transition(current, target)


def test_every_state_but_the_last_leads_on_and_can_be_reached() -> None:
    """No dead end, and no state that nothing leads to but the first."""
    assert [status for status in CaseStatus if not TRANSITIONS[status]] == [CaseStatus.ARCHIVED]
    reached = set().union(*TRANSITIONS.values())
    assert set(CaseStatus) - reached == set()
    by_the_road = set().union(
        *(following for status, following in TRANSITIONS.items() if status not in CaseStatus.aside())
    )
    assert set(CaseStatus) - by_the_road == {CaseStatus.REGISTERED}


def test_groups_part_the_states() -> None:
    """A case is open or closed, and a unit is on duty only for open ones."""
    assert CaseStatus.open() | CaseStatus.closed() == set(CaseStatus)
    assert not CaseStatus.open() & CaseStatus.closed()
    assert CaseStatus.awaiting_unit() < CaseStatus.open()


def test_a_refused_move_changes_nothing() -> None:
    """State, history and outbox stay as they were."""
    case = sample.registered()
    before = case.model_dump()
    with pytest.raises(TransitionRefused):
        case.move_to(
            CaseStatus.ARCHIVED, EventType.CASE_ARCHIVED, at=sample.MONDAY_MORNING, by=SYSTEM, effect="x",
            data={"outcome": "", "is_on_time": True},
        )
    assert case.model_dump() == before
