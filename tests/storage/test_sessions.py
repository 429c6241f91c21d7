"""Sessions end: by log-out, by standing idle, at the latest after twelve hours; leases fall free."""

import time

import pytest
from pymongo.database import Database

from hotline.domain.accounts import Due
from hotline.storage import MongoLeases, MongoSessions
from hotline.storage.sessions import HALF_S, IDLE_S, WHOLE_S


def test_a_session_lives_and_ends(database: Database):
    """The token finds its account until it is ended; the database doesn't know the token."""
    sessions = MongoSessions(database)
    token, other = sessions.open("1001"), sessions.open("1001")
    assert sessions.find(token).account_id == "1001" and token not in str(list(database.sessions.find()))
    sessions.end(token)
    assert sessions.find(token) is None and sessions.find(other) is not None
    sessions.end_all("1001")
    assert sessions.find(other) is None and sessions.find("forged") is None


def test_a_session_ends_by_time(database: Database, monkeypatch: pytest.MonkeyPatch):
    """Half an hour idle, or twelve hours in all, end a session. Source: GB/T 22239-2019, 8.1.4.1."""
    sessions, now = MongoSessions(database), [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    idle, busy = sessions.open("1001"), sessions.open("1002")
    for _ in range(int(WHOLE_S / (IDLE_S - 60))):
        now[0] += IDLE_S - 60
        assert sessions.find(busy) is not None
    assert sessions.find(idle) is None
    now[0] += IDLE_S - 60
    assert sessions.find(busy) is None


def test_sessions_are_listed_and_ended_by_their_owner(database: Database):
    """The latest first, each under an id that opens nothing; somebody else's id ends nothing."""
    sessions = MongoSessions(database)
    old, new = sessions.open("1001", address="10.0.0.1"), sessions.open("1001", door="program")
    other = sessions.open("1002")
    listed = sessions.of_account("1001")
    assert {one.door for one in listed} == {"page", "program"} and sessions.find(listed[0].id) is None
    assert not sessions.end_one("1001", sessions.find(other).id)
    assert sessions.end_one("1001", sessions.find(old).id) and sessions.find(old) is None
    sessions.end_all("1001", but=new)
    assert sessions.find(new) and sessions.find(other)


def test_what_is_settled_goes_on_in_a_new_session(database: Database, monkeypatch: pytest.MonkeyPatch):
    """The old token ends; a session that waits for its code lives five minutes."""
    sessions, now = MongoSessions(database), [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    half = sessions.open("fzr01", due=[Due.CODE, Due.PASSWORD])
    token = sessions.renew(half, settled=Due.CODE)
    found = sessions.find(token)
    assert found.due == (Due.PASSWORD,) and found.has_second_factor and sessions.find(half) is None
    late = sessions.open("fzr01", due=[Due.CODE])
    now[0] += HALF_S + 1
    assert sessions.find(late) is None and sessions.find(token) and sessions.renew(late, settled=Due.CODE) == ""


def test_a_lease_is_held_by_one(database: Database):
    """A lease is renewed by its owner, refused to others, free after release or time."""
    leases = MongoLeases(database)
    assert leases.hold("sweep", "a", 60) and leases.hold("sweep", "a", 60) and not leases.hold("sweep", "b", 60)
    leases.release("sweep", "b")
    assert not leases.hold("sweep", "b", 60)
    leases.release("sweep", "a")
    assert leases.hold("sweep", "b", -1) and leases.hold("sweep", "a", 60)
