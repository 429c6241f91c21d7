"""Number chains under contention and sudden death."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from pymongo.database import Database

from hotline.domain.errors import NotFound
from hotline.settings import Settings
from hotline.storage import MongoNumbers

CLAIMER = """
import sys
from hotline.settings import Settings
from hotline.storage import MongoNumbers, connect
numbers = MongoNumbers(connect(Settings.load()))
n = 0
while True:
    numbers.claim("s", f"{sys.argv[1]}/{n}")
    n += 1
"""


def chain(database: Database, series: str = "s") -> list[int]:
    """The numbers taken, ascending."""
    return sorted(found["seq"] for found in database.numbers.find({"series": series}))


def test_same_claim_same_number(database: Database):
    """A claim keeps its number; series count apart."""
    numbers = MongoNumbers(database)
    assert [numbers.claim("s", c) for c in ("a", "b", "a")] == [1, 2, 1] and numbers.claim("t", "c") == 1


def test_a_claim_stays_in_its_series(database: Database):
    """Asked for in another year's series, it is found where it was made."""
    numbers = MongoNumbers(database)
    assert numbers.claim("s/2026", "a") == numbers.claim("s/2027", "a") == 1
    assert numbers.series_of("a") == "s/2026"
    with pytest.raises(NotFound):
        numbers.series_of("b")


def test_eight_threads_leave_no_gap(database: Database):
    """Eight threads that also repeat each other's claims take every number once (I4)."""
    got: list[tuple[str, int]] = []

    def claim(thread: int) -> None:
        for n in range(12):
            name = f"{(thread + n) % 8}/{n}"
            got.append((name, MongoNumbers(database).claim("s", name)))

    threads = [threading.Thread(target=claim, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = chain(database)
    assert taken == list(range(1, len(taken) + 1)) and len(dict(got)) == len(set(got)) == len(taken)


@pytest.mark.fault
@pytest.mark.timeout(300)
def test_killed_claimers_leave_no_gap(database: Database, settings: Settings):
    """Processes killed in the middle of claiming leave no gap and no double (I4)."""
    environment = {**os.environ, "MONGODB_URI": settings.mongodb(), "HOTLINE_DATABASE": settings.database}
    for life in range(3):
        children = [
            subprocess.Popen([sys.executable, "-c", CLAIMER, f"{life}-{n}"], env=environment) for n in range(3)
        ]
        reached, until = len(chain(database)) + 10, time.monotonic() + 40
        while len(chain(database)) < reached and time.monotonic() < until:
            time.sleep(0.05)
        for child in children:
            child.send_signal(signal.SIGKILL)
            child.wait()
    taken = chain(database)
    claims = {found["claim"] for found in database.numbers.find()}
    assert taken == list(range(1, len(taken) + 1)) and len(claims) == len(taken) >= 30
