"""kill -9 while an import is being written: it goes on where it was, and nothing is there twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

from hotline.change_over import Writing
from hotline.domain.change_over import TableKind
from hotline.domain.history import first_broken
from hotline.testing import old_city

from .conftest import ADMIN, SECURITY

CLOSED, RUNNING, KILLS = 1_200, 100, 4
WRITER = """
import sys
from hotline.bootstrap.change_over import build_change_over
from hotline.change_over import Writing
from hotline.settings import Settings
Writing(build_change_over(Settings.load())).carry_out("import-1")
"""


@pytest.mark.slow
@pytest.mark.requirement("R-6.4")
def test_a_killed_import_is_finished_and_nothing_is_there_twice(city, stores, settings, database):
    """Killed four times at different places; then every old number has one case, every case one number."""
    tables = old_city.directory()
    for kind, rows in old_city.cases(CLOSED, RUNNING, date(2026, 11, 20)):
        tables[kind] = rows
    assert city.bring(tables)["faults"] == []
    city.desk.approve("import-1", by=SECURITY, at=city.at)
    city.desk.write("import-1", by=ADMIN, at=city.at)
    killed = sum(_killed_after(settings, batches, stores) for batches in range(5, 5 + KILLS))
    assert killed and stores.change_overs.get("import-1")["state"] == "writing"
    begun = time.monotonic()
    assert Writing(stores).carry_out("import-1")
    print(f"\n{killed} kills, the rest written in {time.monotonic() - begun:.1f} s")
    cases = list(stores.cases.each())
    assert len(cases) == len({case.old_number for case in cases}) == CLOSED + RUNNING
    assert not any(first_broken(case.history) for case in cases)
    assert database.numbers.count_documents({}) == CLOSED + RUNNING
    assert database.identities.count_documents({}) == CLOSED + RUNNING
    found = stores.old_numbers.several([case.old_number for case in cases])
    assert found == {case.old_number: case.id for case in cases}
    assert {row.id for row in map(stores.cases.get, found.values())} == {case.id for case in cases}
    assert set(tables) >= {TableKind.CLOSED, TableKind.OPEN}


def _killed_after(settings, batches: int, stores) -> int:
    """Let another process write until so many batches are noted, then kill it; 1 when it was killed at work."""
    environment = os.environ | {
        "HOTLINE_HOME": str(settings.home_path), "MONGODB_URI": settings.mongodb(),
        "HOTLINE_DATABASE": settings.database, "HOTLINE_VAULT_KEYS": str(settings.vault_key_file),
    }
    writer = subprocess.Popen([sys.executable, "-c", WRITER], env=environment)
    until = time.monotonic() + 120
    while writer.poll() is None and time.monotonic() < until:
        if stores.change_overs.get("import-1")["written"] >= batches:
            break
        time.sleep(0.01)
    is_at_work = writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    return int(is_at_work)
