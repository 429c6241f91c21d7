"""Another leader sits at the desk meanwhile."""

from hotline.domain.directory import Leader
from hotline.testing import cases as sample
from workers.dispatch import substitute_leader


def test_the_desk_moves_once(world):
    """The variables lead to the substitute's task; both names stand on the order."""
    world.directory.put_leader(Leader(id="vice_mayor_1", name="吴德清", title="副市长"))
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, sample.MONDAY_MORNING, opinion="呈批。", is_major=True,
        leader_id="mayor",
    )
    sample.act(
        case, "substitute_leader", sample.HEAD, sample.MONDAY_MORNING, leader_id="vice_mayor_1", reason="外出考察。"
    )
    case = world.keep(case)
    told = [
        substitute_leader(case.id, cases=world.cases, directory=world.directory, clock=world.clock) for _ in range(2)
    ]
    assert told[0] == told[1]
    assert (told[0]["leader_id"], told[0]["resume_at"]) == ("vice_mayor_1", "instruction")
    assert world.cases.get(case.id).orders[0].extra["absent"] == "周明远 市长"
