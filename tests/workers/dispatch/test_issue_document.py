"""A document that an act ordered is printed."""

from hotline.testing import cases as sample
from workers.dispatch import issue_document


def test_an_order_is_printed_once_under_its_number(world):
    """Number, attachment and one line; a repeat finds them."""
    case = sample.dispatched()
    sample.act(
        case, "call_for_files", sample.SECTION, sample.MONDAY_MORNING, unit_id="gongshui", materials="维修记录",
        due_on="2026-11-25",
    )
    case = world.keep(case)
    order_id = case.orders[0].id
    for _ in range(2):
        issue_document(case.id, order_id, cases=world.cases, documents=world.documents, clock=world.clock)
    kept = world.cases.get(case.id)
    assert kept.documents[-1].number == "日市长电调〔2026〕1号"
    assert kept.orders[0].document_id == kept.documents[-1].id
    assert [entry.event for entry in kept.history].count("document_issued") == 1


def test_what_the_head_has_not_approved_is_not_printed(world):
    """The job does nothing, and claims no number."""
    case = sample.dispatched()
    sample.act(
        case, "propose_criticism", sample.SECTION, sample.MONDAY_MORNING, unit_id="gongshui", facts="久拖不决。",
        decision="通报批评。",
    )
    case = world.keep(case)
    issue_document(case.id, case.orders[0].id, cases=world.cases, documents=world.documents, clock=world.clock)
    assert world.cases.get(case.id).orders[0].is_pending
    assert world.numbers.claim("document/circulated_criticism/2026", "probe") == 1
