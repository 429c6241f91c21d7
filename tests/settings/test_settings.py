"""Settings from the environment."""
import json
from pathlib import Path

import pytest

from hotline.settings import Settings, WrongSettings


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give an environment without settings but the home."""
    for field in Settings.model_fields.values():
        monkeypatch.delenv(field.alias, raising=False)
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))


def test_defaults_need_nothing(tmp_path: Path) -> None:
    """Without any setting there is a working demonstration on this machine."""
    settings = Settings.load()
    assert (settings.mode, settings.port, settings.database) == ("demo", 8812, "hotline")
    assert settings.vault_key_file == tmp_path / "keys" / "vault.json"


def test_all_faults_are_named_at_once_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wrong variable has its own line, without the value."""
    for name, value in {"HOTLINE_MODE": "geheim", "HOTLINE_PORT": "80", "HOTLINE_DATABASE": "a b",
                        "HOTLINE_WORKER_JOBS": "viele"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as raised:
        Settings.load()
    text = str(raised.value)
    assert len(raised.value.faults) == 4
    assert "HOTLINE_PORT（网页端口）不能小于 1024" in text
    assert "HOTLINE_WORKER_JOBS（每个工作进程同时办理的任务数）必须是整数" in text
    assert "geheim" not in text and "viele" not in text


def test_pools_that_do_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More threads than jobs make no sense."""
    monkeypatch.setenv("HOTLINE_WORKER_JOBS", "4")
    with pytest.raises(WrongSettings, match="HOTLINE_WORKER_THREADS"):
        Settings.load()


def test_addresses_come_from_the_home_until_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command started beside the system finds its servers; a set address wins."""
    ports = {"zeebe": 21001, "kafka": 21002, "mongo": 21003}
    (tmp_path / "ports.json").write_text(json.dumps(ports), "utf-8")
    settings = Settings.load()
    assert settings.zeebe() == "127.0.0.1:21001"
    assert settings.kafka() == ["127.0.0.1:21002"]
    assert settings.mongodb() == "mongodb://127.0.0.1:21003"
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2")
    assert Settings.load().kafka() == ["a:1", "b:2"]
