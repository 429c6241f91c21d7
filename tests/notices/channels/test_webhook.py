"""Webhooks of group robots."""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs, urlsplit

import pytest

from hotline.calendar.clock import WallClock
from hotline.notices.channels import NotDelivered, Outgoing
from hotline.notices.channels.webhook import GroupRobot, origin_of


def outgoing(to: str) -> Outgoing:
    """A message to a robot."""
    return Outgoing(id="2026-000001.2026-000001.3.unit.gongshui", to=to, title="通知", text="第1次催办。")


def test_a_signed_message(http_sink):
    """Type text as robots want it; the body signed with the time, so that it can't be forged or replayed for long."""
    GroupRobot({http_sink.origin}, "geheim").send(outgoing(f"{http_sink.url}?key=1"))
    (got,) = http_sink.got
    assert got["body"] == {"msgtype": "text", "text": {"content": "第1次催办。"}} and got["path"] == "/send?key=1"
    at, signature = (part.split("=")[1] for part in got["headers"]["x-hotline-signature"].split(","))
    assert signature == hmac.new(b"geheim", at.encode() + b"." + got["raw"], hashlib.sha256).hexdigest()
    assert abs(int(at) - WallClock().now().timestamp()) < 60
    assert got["headers"]["idempotency-key"] == outgoing("").id


def test_dingtalk_signs_the_address(http_sink):
    """Its robots check timestamp and sign of the address."""
    GroupRobot({http_sink.origin}, "SECx", style="dingtalk").send(outgoing(f"{http_sink.url}?access_token=1"))
    asked = parse_qs(urlsplit(http_sink.got[0]["path"]).query)
    expected = hmac.new(b"SECx", f"{asked['timestamp'][0]}\nSECx".encode(), hashlib.sha256).digest()
    assert asked["sign"] == [base64.b64encode(expected).decode()] and asked["access_token"] == ["1"]


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:1/send", "https://qyapi.weixin.qq.com.evil.test/x", "https://qyapi.weixin.qq.com@evil.test/x",
    "http://qyapi.weixin.qq.com/x", "https://qyapi.weixin.qq.com:8443/x", "file:///etc/passwd", "gopher://x", "", "https://[",
])
def test_only_listed_addresses_are_called(address):
    """Whatever stands in the directory: another host, port or scheme is refused before anything is sent."""
    with pytest.raises(NotDelivered) as raised:
        GroupRobot({"https://qyapi.weixin.qq.com"}, "x").send(outgoing(address))
    assert raised.value.is_final and "允许" in raised.value.reason


def test_a_robots_refusal_in_its_answer(http_sink):
    """Robots answer 200 with an error code: tried again."""
    http_sink.answers = [(200, {"errcode": 45009, "errmsg": "api freq out of limit"})]
    with pytest.raises(NotDelivered) as raised:
        GroupRobot({http_sink.origin}, "x").send(outgoing(http_sink.url))
    assert "45009" in raised.value.reason and not raised.value.is_final


def test_origin():
    """Scheme, host, port; nothing for an address with a user in it."""
    assert origin_of("https://Host.test:8443/a?b") == "https://host.test:8443"
    assert origin_of("https://user@host.test/") == ""
