"""A matter of life and safety goes to 110, 119, 120 or 122 at once."""

import pytest

from hotline.testing import cases as sample
from workers.intake import record_hand_over


@pytest.mark.requirement("R-4.3")
def test_a_hand_over_is_recorded_once(world):
    """With the service, and a record for the file."""
    case = world.keep(sample.registered(way="hand_over", service="fire", unit_ids=[]))
    for _ in range(2):
        record_hand_over(case.id, cases=world.cases, clock=world.clock)
    kept = world.cases.get(case.id)
    assert kept.status == "handed_over"
    assert [(order.kind, order.extra["organ_label"]) for order in kept.orders] == [("out_of_scope_record", "消防119")]
