"""How often somebody tried, on the real database."""

from concurrent.futures import ThreadPoolExecutor

from pymongo.database import Database

from hotline.storage import Cipher, MongoLookUpTries
from hotline.storage.look_up_tries import PREFIX

WINDOW_S = 86400


def test_tries_are_counted_by_subject_and_outlive_a_restart(database: Database, cipher: Cipher) -> None:
    """Of twenty at once none goes uncounted; another process counts on; what was taken back doesn't count."""
    tries = MongoLookUpTries(database, cipher)
    with ThreadPoolExecutor(20) as pool:
        counts = list(pool.map(lambda _: tries.count("address/1.2.3.4", WINDOW_S), range(20)))
    assert max(counts) == 20 and all(count >= place for place, count in enumerate(sorted(counts), start=1))
    restarted = MongoLookUpTries(database, cipher)
    restarted.take_back("address/1.2.3.4", WINDOW_S)
    assert restarted.count("address/1.2.3.4", WINDOW_S) == 20
    assert restarted.count("number/2026-000001", WINDOW_S) == 1
    assert 0 < restarted.seconds_left(WINDOW_S) <= WINDOW_S


def test_addresses_are_not_readable_and_old_days_are_dropped(database: Database, cipher: Cipher) -> None:
    """Counts lie under keyed hashes; a collection of days ago goes when the day's first try comes."""
    database[f"{PREFIX}19000"].insert_one({"_id": "x", "tries": 1})
    MongoLookUpTries(database, cipher).count("address/1.2.3.4", 1800)
    kept = [name for name in database.list_collection_names() if name.startswith(PREFIX)]
    assert len(kept) == 1 and "1.2.3.4" not in str(list(database[kept[0]].find()))
