"""The watch ends when its unit has reported."""

from workers.supervision import end_watch


def test_ending_twice_is_harmless(engine):
    """The broker takes the message, and a repeat of it, without complaint."""
    for _ in range(2):
        end_watch("2026-000001", 1, "gongshui", engine=engine)
