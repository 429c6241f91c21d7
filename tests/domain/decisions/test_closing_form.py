"""The unit's closing form: contact with the caller."""

import pytest

from hotline.domain.decisions.unit_report import UnitReport
from hotline.domain.errors import FieldsRefused
from hotline.testing import cases as sample

REPORT = {"handling": "已更换加压泵。", "public_answer": "水压已恢复。", "is_solved": True}


@pytest.mark.requirement("R-5.3.1")
def test_when_and_at_which_number_the_caller_was_spoken_to_is_checked_and_kept_masked():
    """A day and time, a telephone; only the masked number stays in the case."""
    wrong = UnitReport(**REPORT, contact_at="昨天", contact_phone="不详")
    assert set(wrong.faults()) == {"contact_at", "contact_phone"}
    case = sample.dispatched()
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), sample.MONDAY_MORNING, **REPORT,
        contacted_caller=True, contact_note="电话答复。", contact_at="2026-11-23T10:00", contact_phone="138 0633 1234",
    )
    report = case.assignments[0].report
    assert report.contact_phone_masked and "0633" not in case.model_dump_json().replace(report.contact_phone_masked, "")


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize(
    "field", [{"contacted_caller": True, "contact_note": "x"}, {"contact_note": "x"}, {"contact_phone": "13806331234"},
              {"contact_at": "2026-11-23T10:00"}],
)
def test_of_a_protected_caller_no_contact_is_taken_down(field):
    """Whatever of it is sent is refused; the center relays the answer."""
    case = sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。")
    with pytest.raises(FieldsRefused, match="受理中心转告"):
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), sample.MONDAY_MORNING,
            **REPORT, **field,
        )
    assert case.assignments[0].report is None
