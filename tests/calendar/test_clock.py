"""The one clock of business time."""
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.calendar.clock import ZONE, FixedClock, OffsetClock, WallClock, read_offset, write_offset

NOON = datetime(2026, 2, 16, 12, 0, tzinfo=ZONE)


def test_wall_clock_tells_the_time_of_the_city() -> None:
    """The wall clock is aware and in the city's zone."""
    now = WallClock().now()
    assert now.utcoffset() == timedelta(hours=8)
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_offset_clock_without_a_file_is_the_wall_clock(tmp_path: Path) -> None:
    """A home whose clock was never moved runs on wall time."""
    assert OffsetClock(tmp_path / "clock.json", wall=lambda: NOON).now() == NOON


def test_offset_clock_follows_every_change_of_the_file(tmp_path: Path) -> None:
    """Two processes of one home see a move at once."""
    file = tmp_path / "clock.json"
    one, other = OffsetClock(file, wall=lambda: NOON), OffsetClock(file, wall=lambda: NOON)
    for days in (1, 3, -2):
        write_offset(file, timedelta(days=days))
        assert one.now() == other.now() == NOON + timedelta(days=days)


def test_offset_survives_as_written(tmp_path: Path) -> None:
    """What is written is read back to the millisecond, and no scratch file stays."""
    file = tmp_path / "new" / "clock.json"
    write_offset(file, timedelta(days=-400, milliseconds=7))
    assert read_offset(file) == timedelta(days=-400, milliseconds=7)
    assert [path.name for path in file.parent.iterdir()] == ["clock.json"]


@pytest.mark.parametrize("content", ["", "{}", '{"offset_ms": null}', '{"offset_ms": "x"}'])
def test_damaged_clock_file_is_named(tmp_path: Path, content: str) -> None:
    """A damaged file stops the clock instead of silently telling wall time."""
    file = tmp_path / "clock.json"
    file.write_text(content, "utf-8")
    with pytest.raises(ValueError):
        OffsetClock(file).now()


def test_fixed_clock_moves_only_when_moved() -> None:
    """A fixed clock stands still until it is moved."""
    clock = FixedClock(NOON.astimezone(UTC))
    clock.move(timedelta(hours=2))
    assert clock.now() == NOON + timedelta(hours=2)
    with pytest.raises(ValueError):
        FixedClock(datetime(2026, 1, 1))
