"""What a life is judged by is itself tried: the moments of supervision that the histories tell."""

from datetime import datetime, timedelta

import pytest

from hotline.domain import turning, urging
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.watching import UrgingRule
from hotline.testing import cases as sample
from hotline.testing.lives.supervising import supervision_faults

START, SLACK = sample.MONDAY_MORNING, timedelta(minutes=1)
HOUR = timedelta(hours=1)


def _due(case: Case) -> datetime:
    return datetime.fromisoformat(case.assignments[0].due_at)


def _hand_over(case: Case, at: datetime) -> None:
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, at, "gongshui")
    urging.supervised(case, "gongshui", 1, notice, cause="overdue", at=at)


def _urge(case: Case, at: datetime, ordinal: int) -> None:
    urging.urged(
        case, "gongshui", 1, sample.slip(case, DocumentKind.URGING_NOTICE, ordinal, at, "gongshui"),
        UrgingRule(**sample.URGING_RULE), sample.CALENDAR, at=at, urged_by="", effect=f"urge/{ordinal}",
    )


def _faults(case: Case, now: datetime) -> list[str]:
    return supervision_faults(case, now, slack=SLACK)


@pytest.mark.requirement("R-5.2.4")
@pytest.mark.parametrize(("late", "count"), [(timedelta(0), 0), (HOUR, 1), (-HOUR, 1)])
def test_at_the_limit_and_not_before_or_after(late: timedelta, count: int) -> None:
    """Whoever hands over an hour early or late is found."""
    case = sample.dispatched()
    _hand_over(case, _due(case) + late)
    assert len(_faults(case, _due(case) + 2 * HOUR)) == count


def test_a_supervision_that_never_came_is_missed() -> None:
    """But only once its moment has passed."""
    case = sample.dispatched()
    assert _faults(case, _due(case) - HOUR) == []
    assert len(_faults(case, _due(case) + HOUR)) == 1


def test_nobody_is_handed_over_who_reported_in_time() -> None:
    """However much time passes."""
    case = sample.reported()
    assert _faults(case, _due(case) + timedelta(days=30)) == []


def test_the_second_urgings_fruitless_end_comes_before_a_later_limit() -> None:
    """Two urgings, one working day to answer."""
    case = sample.dispatched()
    _urge(case, START + HOUR, 1)
    _urge(case, START + 2 * HOUR, 2)
    end = datetime.fromisoformat(case.assignments[0].urgings[1].answer_due_at)
    assert end < _due(case) and len(_faults(case, end + HOUR)) == 1
    _hand_over(case, end)
    assert _faults(case, end + HOUR) == []


def test_nobody_watches_a_case_that_follows_another() -> None:
    """A limit that passes meanwhile is acted on when the merge is undone."""
    case = sample.dispatched()
    sample.act(case, "merge", sample.OPERATOR, START + HOUR, parent_id="2026-000009")
    turning.joined(case, at=START + HOUR)
    late = _due(case) + HOUR
    assert _faults(case, late) == []
    turning.left(case, at=late)
    assert len(_faults(case, late + HOUR)) == 1
    _hand_over(case, late)
    assert _faults(case, late + HOUR) == []
