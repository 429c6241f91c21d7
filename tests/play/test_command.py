"""A short play on the real system: calls through every door, the clock moved, all stores agreeing in the end."""

import pytest
from rich.console import Console

from hotline.embedded.complaint import Complaint
from hotline.play.command import SAMPLES, _settings, play_messages
from hotline.play.messages import read_messages
from hotline.play.summary import show

PLAYED = {"s04", "s06", "s07", "s09", "s11"}


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.requirement("R-1.1")
def test_a_short_play_ends_with_every_case_closed(tmp_path, capsys):
    """Answered, an emergency, a report of wrongdoing, out of scope, several units: archived, counted, stores agree."""
    messages = [message for message in read_messages(SAMPLES, None) if message.id in PLAYED]
    summary = play_messages(messages, tmp_path, seed=1, delay_factor=1.0, kill=[])
    show(summary, Console())
    assert summary.is_sound, (summary.stranded, summary.differences)
    assert summary.ends.total() == len(PLAYED)
    assert not [end for end in summary.ends if end.startswith("在办")]
    assert summary.urgings and summary.documents and summary.counted == summary.events
    assert "演示结果" in capsys.readouterr().out


def test_a_home_with_real_cases_is_refused(tmp_path):
    """Nobody plays among the city's cases."""
    settings = _settings(tmp_path)
    settings.home.stamp_file.parent.mkdir(parents=True, exist_ok=True)
    settings.home.stamp_file.write_text('{"mode": "production"}', "utf-8")
    with pytest.raises(Complaint, match="正式数据"):
        play_messages(read_messages(SAMPLES, 1), tmp_path, seed=1, delay_factor=1.0, kill=[])
