"""Passwords and the lock-out."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from hotline.domain.accounts import LockedOut
from hotline.domain.errors import AccessRefused
from hotline.storage import MongoCredentials
from hotline.storage.sign_in_tries import FREE_TRIES, MongoSignInTries


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wall time that the test moves."""
    now = [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


@pytest.mark.parametrize("account_id", ["1001", "nobody"])
def test_right_password_opens_and_wrong_ones_lock(database, account_id):
    """Five wrong ones lock the account even against the right one; unknown accounts behave alike."""
    credentials = MongoCredentials(database)
    credentials.set("1001", "right-horse")
    credentials.check("1001", "right-horse")
    for _ in range(FREE_TRIES):
        with pytest.raises(AccessRefused, match="不正确"):
            credentials.check(account_id, "wrong")
    with pytest.raises(LockedOut, match="1 分钟后"):
        credentials.check(account_id, "right-horse")


def test_the_lock_grows_and_the_right_password_ends_it(database, wall):
    """Each further wrong one locks twice as long, an hour at most; the right one begins anew."""
    credentials = MongoCredentials(database)
    credentials.set("1001", "right-horse")
    waits = []
    for _ in range(FREE_TRIES - 1):
        _guess(credentials)
    for _ in range(9):
        _guess(credentials)
        with pytest.raises(LockedOut) as locked:
            credentials.check("1001", "right-horse")
        waits.append(locked.value.wait_minutes)
        wall[0] += locked.value.wait_minutes * 60
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    credentials.check("1001", "right-horse")
    _guess(credentials)


def _guess(credentials: MongoCredentials) -> None:
    with pytest.raises(AccessRefused, match="不正确"):
        credentials.check("1001", "wrong")


def test_many_at_once_gain_nothing(database):
    """Guesses sent in parallel are counted before they are looked at."""
    tries = MongoSignInTries(database)

    def one(_: int) -> bool:
        try:
            tries.begin("1001")
        except LockedOut:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        admitted = sum(pool.map(one, range(64)))
    assert admitted <= FREE_TRIES + 16


def test_a_given_password_is_to_be_changed(database):
    """One that somebody else chose says so at every sign-in, until its owner sets another."""
    credentials = MongoCredentials(database)
    credentials.set("1001", "given-by-another", is_given=True)
    assert credentials.check("1001", "given-by-another") is True
    credentials.set("1001", "chosen by myself")
    assert credentials.check("1001", "chosen by myself") is False
