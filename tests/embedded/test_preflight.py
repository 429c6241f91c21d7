"""What a machine lacks is said in words before anything starts."""
from pathlib import Path

import pytest

from hotline.embedded import fonts, preflight
from hotline.embedded.complaint import Complaint


def test_missing_pango_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pango no document can be made: said with the command that brings it."""
    monkeypatch.setattr(preflight, "_loads", lambda library: "pango-" not in library)
    with pytest.raises(Complaint, match=r"apt-get install .*libpango-1\.0-0"):
        preflight.check_machine()


def test_missing_subset_library_is_only_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the subset library documents are slow, not impossible."""
    monkeypatch.setattr(preflight, "_loads", lambda library: "subset" not in library)
    monkeypatch.setattr(preflight, "place_fonts", lambda: None)
    assert ["libharfbuzz-subset0" in remark for remark in preflight.check_machine()] == [True]


def test_missing_chinese_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the font nothing starts; the message names the setting."""
    monkeypatch.setenv("HOTLINE_FONTS", str(tmp_path / "none"))
    monkeypatch.setattr(fonts, "SOURCE", tmp_path / "absent")
    monkeypatch.setattr(preflight, "_loads", lambda library: True)
    with pytest.raises(Complaint, match=r"中文字体.*HOTLINE_FONTS"):
        preflight.check_machine()
