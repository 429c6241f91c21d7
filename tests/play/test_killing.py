"""Kills spread over a play."""

import pytest

from hotline.embedded.complaint import Complaint
from hotline.play.killing import WORKERS, Killer, parts_named


def test_kills_are_spread_over_the_calls():
    """One part after the other, none at the very start."""
    killed: list[str] = []
    killer = Killer(["zeebe", "kafka"], 9, lambda part: killed.append(part) or 1)
    assert [killer.next_after(calls) for calls in range(10)] == ["", "", "", "zeebe", "", "", "kafka", "", "", ""]
    assert killed == ["zeebe", "kafka"] and killer.left == []


def test_a_part_that_is_not_running_is_killed_later():
    """A kill that was asked for isn't silently left out."""
    pids = iter([None, 7])
    killer = Killer(["mongo"], 1, lambda part: next(pids))
    assert killer.next_after(1) == "" and killer.left == ["mongo"]
    assert killer.next_after(1) == "mongo" and killer.left == []


def test_workers_means_each_of_them():
    """One word for the four."""
    assert parts_named(["workers", "zeebe"]) == [*WORKERS, "zeebe"]


def test_a_part_that_does_not_exist_is_refused_in_words():
    """Before anything is started, with the names there are."""
    with pytest.raises(Complaint, match="zebee"):
        parts_named(["zebee"])
