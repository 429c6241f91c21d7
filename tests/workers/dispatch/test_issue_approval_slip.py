"""The approval slip is printed with its opinions."""

from hotline.testing import cases as sample
from workers.dispatch import issue_approval_slip, prepare_approval_slip


def _approved(world, *, by_leader: bool):
    case = world.keep(sample.registered(way="approve", importance="important", unit_ids=[]))
    prepare_approval_slip(case.id, 1, cases=world.cases, documents=world.documents, clock=world.clock)

    def decide(case):
        head = {"is_major": True, "leader_id": "mayor"} if by_leader else {"unit_ids": ["gongshui"]}
        sample.finish(
            case, "Task_HeadReads", "role:center_head", sample.HEAD, sample.MONDAY_MORNING, opinion="请速办", **head
        )
        if by_leader:
            sample.finish(
                case, "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, sample.MONDAY_MORNING,
                opinion="请供水集团三日内解决", unit_ids=["gongshui"], limit_workdays=3,
            )

    world.cases.change(case.id, decide)
    return case.id


def _issue(world, case_id):
    issue_approval_slip(
        case_id, 1, cases=world.cases, documents=world.documents, numbers=world.numbers, clock=world.clock
    )


def test_slip_is_kept_once_under_its_number(world):
    """The document has the number that was prepared, and a second try makes no second one."""
    case_id = _approved(world, by_leader=False)
    _issue(world, case_id)
    _issue(world, case_id)
    case = world.cases.get(case_id)
    assert [d.number for d in case.documents] == [case.approvals[0].number]
    assert world.document_store.read(case.documents[0].id).startswith(b"%PDF")


def test_instructed_matter_takes_its_place_by_date_of_instruction(world):
    """The leaders' chain counts at the instruction, not at the archiving."""
    _issue(world, _approved(world, by_leader=True))
    assert world.numbers.claim("volume/leader/2026", "volume/2026-000001") == 1
    assert world.numbers.claim("volume/leader/2026", "volume/2026-000002") == 2
