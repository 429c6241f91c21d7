"""What people do outside of tasks in a play."""

from collections import Counter

from hotline.domain.acts import ACTS
from hotline.play.asides import asides
from hotline.play.command import SAMPLES
from hotline.play.drawing import Directory
from hotline.play.messages import read_messages
from hotline.play.scenario import Scenario

MESSAGES = read_messages(SAMPLES, None)
DIRECTORY = Directory(("chengguan", "gongan", "gongshui", "jiaoyu", "zhujian"), ("mayor", "vice_mayor_1"))
SHOWN = {
    "urgency": "ordinary",
    "assignments": [
        {"unit_id": "gongan", "role_label": "主办", "is_current": True, "is_open": True},
        {"unit_id": "jiaoyu", "role_label": "协办", "is_current": True, "is_open": True},
    ],
}


def test_acts_are_those_of_the_domain_with_forms_that_can_be_taken() -> None:
    """Over many seeds every role's acts occur, and no form has a fault."""
    seen: Counter = Counter()
    for seed in range(40):
        for message in MESSAGES:
            for aside in asides(Scenario(seed, DIRECTORY), message, SHOWN):
                assert ACTS[aside.act].form_model(**aside.form).faults() == {}, aside
                seen[aside.act] += 1
    turns = {"withdraw", "correct_units", "shelve", "substitute_leader"}
    assert turns | {"sign_slip", "request_extension", "urge_by_hand", "propose_criticism", "excuse_unit"} <= set(seen)


def test_a_report_is_never_corrected_to_the_unit_it_reports() -> None:
    """The play keeps the law that the gateway would enforce."""
    for seed in range(60):
        scenario = Scenario(seed, DIRECTORY)
        for message in MESSAGES:
            avoided = scenario.avoided(message)
            for aside in asides(scenario, message, SHOWN):
                assert not avoided & set(aside.form.get("unit_ids", [])) or aside.act != "correct_units"


def test_nothing_is_planned_before_units_have_the_case() -> None:
    """Nor for a case that was answered."""
    assert list(asides(Scenario(1, DIRECTORY), MESSAGES[0], {"assignments": []})) == []
