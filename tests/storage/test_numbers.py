"""Number chains without gaps or doubles."""

from concurrent.futures import ThreadPoolExecutor

from hotline.storage import MongoNumbers


def test_same_claim_keeps_its_number(database):
    """A retry finds what it claimed before."""
    numbers = MongoNumbers(database)
    assert [numbers.claim("a", "x"), numbers.claim("a", "y"), numbers.claim("a", "x")] == [1, 2, 1]


def test_eight_threads_leave_no_gap_and_no_double(database):
    """One hundred claims, each asked for twice, give exactly the numbers one to one hundred."""
    numbers = MongoNumbers(database)
    claims = [f"claim/{n}" for n in range(100)] * 2
    with ThreadPoolExecutor(8) as threads:
        given = dict(zip(claims, threads.map(lambda claim: numbers.claim("a", claim), claims), strict=True))
    assert sorted(given.values()) == list(range(1, 101))


def test_lost_hint_costs_no_number(database):
    """Without the hint of where the chain ends, the next number is still the next."""
    numbers = MongoNumbers(database)
    for n in range(5):
        numbers.claim("a", f"claim/{n}")
    database.number_heads.delete_many({})
    assert numbers.claim("a", "later") == 6
