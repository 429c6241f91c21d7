"""When a caller who wasn't reached is tried again."""

from workers.supervision import plan_callback


def test_the_next_try_is_in_office_hours_at_another_time_of_day(world):
    """Six of them later: from Monday 9:30 to the afternoon; the clock of the store isn't touched."""
    told = plan_callback("2026-000001", calendars=world.calendars, clock=world.clock)
    assert told == {"next_try_at": "2026-11-23T17:00:00+08:00"}
