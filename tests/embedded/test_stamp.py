"""The stamp of a data directory, and the machine's faults in words."""
import json
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from hotline.embedded import jar_cache, stamp
from hotline.embedded.clock_control import advance
from hotline.embedded.complaint import (
    ChecksumMismatch,
    Complaint,
    DiskFull,
    MoveRefused,
    OtherVersion,
    PortTaken,
)
from hotline.embedded.jars import Jar
from hotline.embedded.ports import assign
from hotline.embedded.stamp import open_home
from hotline.embedded.supervisor import Supervisor
from hotline.settings import Settings


def test_home_of_another_layout_is_refused_in_words(tmp_path: Path) -> None:
    """A home that a newer program made is named, with what to do."""
    (tmp_path / "home.json").write_text(json.dumps({"layout": 99, "mode": "demo"}), "utf-8")
    with pytest.raises(OtherVersion, match=r"目录版本 99.*HOTLINE_HOME"):
        open_home(Settings(HOTLINE_HOME=tmp_path))


def test_demo_home_is_not_run_as_production(tmp_path: Path) -> None:
    """Demonstration data and real data never mix."""
    open_home(Settings(HOTLINE_HOME=tmp_path))
    with pytest.raises(Complaint, match="不能混用"):
        open_home(Settings(HOTLINE_HOME=tmp_path, HOTLINE_MODE="production"))


def test_full_disk_is_named_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little room is said with the figures."""
    monkeypatch.setattr(stamp, "MIN_FREE_MB", 10**9)
    with pytest.raises(DiskFull, match="磁盘空间不足"):
        open_home(Settings(HOTLINE_HOME=tmp_path))


def test_clock_of_a_production_home_cannot_be_moved(tmp_path: Path) -> None:
    """Real deadlines run on real time."""
    settings = Settings(HOTLINE_HOME=tmp_path, HOTLINE_MODE="production")
    open_home(settings)
    with pytest.raises(MoveRefused):
        advance(settings.home, timedelta(days=1))
    assert not settings.home.clock_file.exists()


def test_taken_web_port_is_named_with_the_setting(tmp_path: Path) -> None:
    """A taken port says which setting chooses another one."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings = Settings(HOTLINE_HOME=tmp_path, HOTLINE_PORT=other.getsockname()[1])
        with pytest.raises(PortTaken, match="HOTLINE_PORT"):
            Supervisor(settings).run()


def test_ports_are_remembered_and_moved_when_taken(tmp_path: Path) -> None:
    """A home keeps its ports between runs, and gives one up that a stranger holds."""
    home = Settings(HOTLINE_HOME=tmp_path).home
    first = assign(home, ["zeebe", "kafka"])
    assert assign(home, ["zeebe", "kafka"]) == first
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", first["zeebe"]))
        stranger.listen()
        second = assign(home, ["zeebe", "kafka"])
    assert second["kafka"] == first["kafka"]
    assert second["zeebe"] not in first.values()


def test_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A jar whose checksum differs never reaches the cache."""
    jar = Jar("g", "a", "1", "", "0" * 64)
    false = tmp_path / "a-1.jar"
    false.write_bytes(b"other")
    monkeypatch.setenv("HOTLINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(jar_cache, "pinned", lambda name: (jar,))
    monkeypatch.setattr(jar_cache, "_download", lambda jar, scratch: false)
    with pytest.raises(ChecksumMismatch):
        jar_cache.fetch(["zeebe"])
    assert list((tmp_path / "cache" / "jars").iterdir()) == []
