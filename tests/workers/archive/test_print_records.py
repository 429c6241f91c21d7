"""What was ordered for the file is printed before the cover."""

from hotline.testing import cases as sample
from workers.archive import print_records


def test_records_and_the_sheet_of_the_course_are_printed_once(world):
    """The unit's report and the history; a repeat prints nothing again."""
    case = world.keep(sample.completed())
    for _ in range(2):
        print_records(case.id, cases=world.cases, documents=world.documents, clock=world.clock)
    kept = world.cases.get(case.id)
    assert [order.kind for order in kept.orders] == ["feedback_report", "history_sheet"]
    assert not any(order.is_pending for order in kept.orders)
    assert len({document.id for document in kept.documents}) == len(kept.documents)


def test_what_waits_for_the_head_stays(world):
    """The seal will ask for it by name."""
    case = sample.dispatched()
    sample.act(
        case, "propose_criticism", sample.SECTION, sample.MONDAY_MORNING, unit_id="gongshui", facts="久拖不决。",
        decision="通报批评。",
    )
    case = world.keep(case)
    print_records(case.id, cases=world.cases, documents=world.documents, clock=world.clock)
    assert [order.kind for order in world.cases.get(case.id).orders if order.is_pending] == ["circulated_criticism"]
