"""What the watch over a limit does next."""

from datetime import timedelta

from hotline.testing import cases as sample
from workers.supervision import plan_watch


def _plan(world, case_id):
    return plan_watch(
        case_id, 1, "gongshui", sample.URGING_RULE, cases=world.cases, calendars=world.calendars, clock=world.clock
    )


def test_first_urging_comes_a_working_day_before_the_limit(world):
    """Limit on Monday 9:30: the first urging falls on the Friday before."""
    case = world.keep(sample.dispatched())
    plan = _plan(world, case.id)
    assert (plan["watch_at"], plan["watch_act"]) == ("2026-11-27T09:30:00+08:00", "urge")


def test_limit_that_passed_means_supervision_at_once(world):
    """Found after the limit, the act is supervision, now, because the limit is past."""
    case = world.keep(sample.dispatched())
    world.clock.move(timedelta(days=8))
    plan = _plan(world, case.id)
    assert (plan["watch_act"], plan["watch_cause"]) == ("supervise", "overdue")
    assert plan["watch_at"] == world.clock.now().isoformat(timespec="seconds")


def test_unit_that_reported_is_not_watched(world):
    """Nothing is left to watch."""
    case = world.keep(sample.reported())
    assert _plan(world, case.id)["watch_act"] == "done"
