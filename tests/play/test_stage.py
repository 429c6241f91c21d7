"""When the clock may be moved."""

from datetime import datetime, timedelta

import pytest

from hotline.play.stage import _is_at_rest, _on_grid, _waits

NOW = "2026-11-02T09:00:00+08:00"
REST = {
    "waiting_jobs": {}, "commands": 0, "outbox": 0, "tasks_differ": 0, "view_lag": 0, "analytics_lag": 0,
    "next_timer_at": "2026-11-03T09:00:00+08:00", "now": NOW,
}


def test_a_system_that_waits_for_people_and_timers_is_at_rest():
    """Nothing under way; the relay and the consumer may still be at the events."""
    assert _is_at_rest(REST)
    assert _is_at_rest(REST | {"next_timer_at": None, "outbox": 3, "analytics_lag": 5})


@pytest.mark.parametrize(
    "change",
    [{"waiting_jobs": {"supervision.urge": 1}}, {"commands": 1}, {"commands": None, "waiting_jobs": {"a.b": 1}},
     {"tasks_differ": 1}, {"view_lag": 2}, {"view_lag": None}, {"next_timer_at": NOW}],
    ids=str,
)
def test_whatever_is_under_way_is_waited_for(change):
    """A job, a command, a task not yet on its list, records not yet read, a timer past its time."""
    assert not _is_at_rest(REST | change)


@pytest.mark.parametrize(
    ("at", "on_grid"), [("09:00", "09:00"), ("09:01", "09:30"), ("23:40", "00:00")],
)
def test_the_clock_stops_on_the_grid(at, on_grid):
    """At the next point, over midnight too."""
    moment = datetime.fromisoformat(f"2026-11-02T{at}:00+08:00")
    assert _on_grid(moment, timedelta(minutes=30)).strftime("%H:%M") == on_grid


@pytest.mark.parametrize(
    ("shown", "waits"),
    [({"status": "shelved"}, True), ({"status": "merged"}, True), ({"status": "handling"}, False),
     ({"status": "completed", "callbacks": [{"outcome": "try_again"}]}, True),
     ({"status": "completed", "callbacks": [{"outcome": "satisfied"}]}, False)],
)
def test_some_cases_wait_for_nobody(shown, waits):
    """For a day, for the matter they follow, for the next try to ring the caller."""
    assert _waits(shown) is waits
