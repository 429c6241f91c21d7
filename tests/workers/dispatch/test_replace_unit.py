"""A unit's return was accepted: its part goes to another."""

from hotline.testing import cases as sample
from workers.dispatch import replace_unit


def test_the_other_unit_takes_over_role_and_limit(world):
    """One slip, once; the first unit owes nothing any more."""
    case = sample.dispatched()
    clerk = sample.clerk(sample.WATER)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", clerk, sample.MONDAY_MORNING, outcome="return",
        return_reason="归物业。", return_ground="三定规定",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, sample.MONDAY_MORNING, unit_id="gongshui",
        outcome="replace", opinion="归住建。", replacing_unit_id="zhujian", is_precedent=True,
    )
    case = world.keep(case)
    for _ in range(2):
        told = replace_unit(
            case.id, 1, "gongshui", "zhujian", cases=world.cases, documents=world.documents,
            directory=world.directory, catalogue=world.catalogue, topics=world.topics, clock=world.clock,
        )
    kept = world.cases.get(case.id)
    assert told == {"unit_id": "zhujian"}
    assert [(part.unit_id, part.is_open, part.role) for part in kept.assignments] == [
        ("gongshui", False, "lead"), ("zhujian", True, "lead"),
    ]
    assert kept.assignments[1].due_at == kept.assignments[0].due_at
    assert [document.unit_id for document in kept.documents].count("zhujian") == 1
    assert [(line.unit_id, line.not_unit_id, line.topic) for line in world.catalogue.lines()] == [
        ("zhujian", "gongshui", case.topic),
    ]
