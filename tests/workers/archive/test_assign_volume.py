"""The place in a volume."""

from hotline.testing import cases as sample
from workers.archive import assign_volume


def test_places_run_by_year_and_kind(world):
    """Two cases of one kind follow each other; the job run twice gives no second place."""
    for case_id in ("2026-000001", "2026-000002"):
        case = sample.registered(case_id, way="answer", answer="请到窗口办理。", unit_ids=[])
        world.keep(case)
        for _ in range(2):
            assign_volume(case_id, cases=world.cases, numbers=world.numbers, clock=world.clock)
    places = [world.cases.get(case_id).volume for case_id in ("2026-000001", "2026-000002")]
    assert [(v.name, v.position) for v in places] == [("2026年求助类第1卷", 1), ("2026年求助类第1卷", 2)]
