"""The settings of notices."""

from datetime import time

import pytest

from hotline.bootstrap.notices import build_channels, channels_by_kind
from hotline.domain.notices import NoticeChannel, RecipientKind
from hotline.notices.channels.mail import MailServer
from hotline.notices.channels.webhook import GroupRobot
from hotline.settings import Settings, WrongSettings


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Give an environment without settings but the home."""
    for field in Settings.model_fields.values():
        monkeypatch.delenv(field.alias, raising=False)
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))


def test_by_default_nobody_outside_is_told():
    """Everything stays in the system, with the night of the house's rule."""
    settings = Settings.load()
    assert set(channels_by_kind(settings).values()) == {NoticeChannel.SINK} == set(build_channels(settings))
    assert (settings.quiet_from, settings.quiet_until) == (time(21), time(8))


def test_a_channel_asks_for_what_it_needs(monkeypatch):
    """All that is missing is named at once."""
    for name, value in {"HOTLINE_NOTICE_UNITS": "mail", "HOTLINE_NOTICE_PERSONS": "webhook",
                        "HOTLINE_NOTICE_CALLERS": "sms"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as raised:
        Settings.load()
    for name in ("HOTLINE_SMTP_HOST", "HOTLINE_SMTP_FROM", "HOTLINE_WEBHOOK_ORIGINS", "HOTLINE_WEBHOOK_SECRET",
                 "HOTLINE_SMS_URL"):
        assert name in str(raised.value)


def test_channels_are_built_as_set(monkeypatch):
    """Each kind of recipient has its own; one that is off has none; secrets don't show."""
    for name, value in {
        "HOTLINE_NOTICE_UNITS": "mail", "HOTLINE_NOTICE_PERSONS": "webhook", "HOTLINE_NOTICE_CALLERS": "off",
        "HOTLINE_SMTP_HOST": "mail.city.test", "HOTLINE_SMTP_FROM": "hotline@city.test",
        "HOTLINE_SMTP_PASSWORD": "geheim", "HOTLINE_WEBHOOK_SECRET": "geheim", "HOTLINE_WEBHOOK_STYLE": "dingtalk",
        "HOTLINE_WEBHOOK_ORIGINS": "https://oapi.dingtalk.com/, https://qyapi.weixin.qq.com",
    }.items():
        monkeypatch.setenv(name, value)
    settings = Settings.load()
    assert channels_by_kind(settings) == {
        RecipientKind.UNIT: NoticeChannel.MAIL, RecipientKind.PERSON: NoticeChannel.WEBHOOK,
    }
    channels = build_channels(settings)
    mail, robot = channels[NoticeChannel.MAIL], channels[NoticeChannel.WEBHOOK]
    assert isinstance(mail, MailServer) and (mail.port, mail.security, mail.password) == (587, "starttls", "geheim")
    assert isinstance(robot, GroupRobot) and robot.style == "dingtalk"
    assert robot.origins == {"https://oapi.dingtalk.com", "https://qyapi.weixin.qq.com"}
    assert "geheim" not in repr(settings)


def test_a_sms_gateway_is_a_web_address(monkeypatch):
    """Another scheme is refused."""
    monkeypatch.setenv("HOTLINE_SMS_URL", "file:///etc/passwd")
    with pytest.raises(WrongSettings, match="HOTLINE_SMS_URL"):
        Settings.load()
