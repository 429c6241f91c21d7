"""Log files stay small, a filling disk is said in time."""
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from hotline.embedded import housekeeping
from hotline.embedded.housekeeping import Housekeeping, cut
from hotline.settings.home import Home

Usage = namedtuple("Usage", "total used free")


def test_long_log_is_cut_while_its_writer_goes_on(tmp_path: Path) -> None:
    """The old lines are kept once, the new ones follow in an empty file."""
    log = tmp_path / "gateway.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"old\n" * 10)
        assert cut(log, limit_bytes=20)
        writer.write(b"new\n")
    assert log.read_bytes() == b"new\n"
    assert (tmp_path / "gateway.1.log").read_bytes() == b"old\n" * 10
    assert not cut(log, limit_bytes=20)


def test_low_disk_is_said_once_and_its_end_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line when the disk gets low, one when there is room again."""
    monkeypatch.setattr(housekeeping, "EVERY_SECONDS", 0)
    said: list[str] = []
    keeper = Housekeeping(Home(tmp_path), said.append)
    for free_mb in (5000, 100, 90, 5000):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free_mb=free_mb: Usage(0, 0, free_mb * 1024 * 1024))
        keeper.look([])
    assert [line[:4] for line in said] == ["磁盘只剩", "磁盘空间"]
