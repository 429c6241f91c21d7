"""Mail over SMTP."""

import email
import email.policy

import pytest

from hotline.notices.channels import NotDelivered, Outgoing
from hotline.notices.channels.mail import MailServer


def outgoing(to: str = "water@hotline.test") -> Outgoing:
    """A message to a unit."""
    return Outgoing(id="2026-000001.2026-000001.3.unit.gongshui", to=to, title="市长公开电话通知", text="第1次催办。")


@pytest.fixture
def server(mail_sink) -> MailServer:
    """The channel over the sink."""
    return MailServer("127.0.0.1", mail_sink.port, "none", "hotline@city.test")


def test_a_message_arrives(server, mail_sink):
    """Subject and text in Chinese, the id in Message-ID."""
    server.send(outgoing())
    ((to, raw),) = mail_sink.got
    message = email.message_from_string(raw, policy=email.policy.default)
    assert to == "water@hotline.test" and message["Subject"] == "市长公开电话通知"
    assert message["Message-ID"] == f"<{outgoing().id}@hotline>"
    assert message.get_content().strip() == "第1次催办。"


def test_refused_and_busy(server, mail_sink):
    """A refused address is final, a busy server isn't; neither says the address."""
    mail_sink.refused, mail_sink.busy = {"water@hotline.test"}, {"busy@hotline.test"}
    for to, is_final in (("water@hotline.test", True), ("busy@hotline.test", False)):
        with pytest.raises(NotDelivered) as raised:
            server.send(outgoing(to))
        assert raised.value.is_final is is_final and "hotline.test" not in raised.value.reason


@pytest.mark.parametrize("to", ["kein", "a@b.test\r\nBcc: x@y.test", "a@b.test, c@d.test", "@"])
def test_what_is_no_address_is_not_sent(server, mail_sink, to):
    """No second recipient and no header gets in by the directory."""
    with pytest.raises(NotDelivered) as raised:
        server.send(outgoing(to))
    assert raised.value.is_final and not mail_sink.got


def test_an_absent_server_may_come_back():
    """Nobody listens: tried again later."""
    with pytest.raises(NotDelivered) as raised:
        MailServer("127.0.0.1", 1, "none", "hotline@city.test").send(outgoing())
    assert not raised.value.is_final
