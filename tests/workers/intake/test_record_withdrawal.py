"""The caller took the matter back."""

from hotline.testing import cases as sample
from workers.intake import record_withdrawal


def test_a_withdrawal_is_carried_out_once(world):
    """State, document order and one line in the history; a repeat changes nothing."""
    case = sample.dispatched()
    sample.act(case, "withdraw", sample.OPERATOR, sample.MONDAY_MORNING, reason="已解决。")
    case = world.keep(case)
    for _ in range(2):
        record_withdrawal(case.id, cases=world.cases, clock=world.clock)
    kept = world.cases.get(case.id)
    assert (kept.status, kept.turn, len(kept.orders)) == ("withdrawn", None, 1)
    assert [entry.event for entry in kept.history].count("case_withdrawn") == 1
