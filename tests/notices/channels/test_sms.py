"""SMS over an HTTP gateway."""

import pytest

from hotline.notices.channels import NotDelivered, Outgoing
from hotline.notices.channels.sms import SmsGateway


def outgoing(to: str = "0633-8881234") -> Outgoing:
    """A message to a unit."""
    return Outgoing(id="2026-000001.2026-000001.3.unit.gongshui", to=to, title="通知", text="2026-000001号事项已转办。")


def test_posted_with_its_id(http_sink):
    """Number without fillers, text, bearer token, and the id by which a repeat is recognised."""
    SmsGateway(http_sink.url, "geheim").send(outgoing())
    (got,) = http_sink.got
    assert got["body"] == {"id": outgoing().id, "to": "06338881234", "text": outgoing().text}
    assert got["headers"]["idempotency-key"] == outgoing().id
    assert got["headers"]["authorization"] == "Bearer geheim"


@pytest.mark.parametrize(("status", "is_final"), [(500, False), (503, False), (429, False), (400, True), (302, False)])
def test_refusals(http_sink, status, is_final):
    """A fault of the gateway may pass, a refusal of the message doesn't; neither says the number."""
    http_sink.answers = [(status, {"to": "06338881234"})]
    with pytest.raises(NotDelivered) as raised:
        SmsGateway(http_sink.url, "t").send(outgoing())
    assert raised.value.is_final is is_final and "8881234" not in raised.value.reason


def test_what_is_no_number_is_not_sent(http_sink):
    """An internal extension can't get an SMS: said at once, for the directory to be mended."""
    with pytest.raises(NotDelivered) as raised:
        SmsGateway(http_sink.url, "t").send(outgoing("内线6101"))
    assert raised.value.is_final and "6101" not in raised.value.reason and not http_sink.got


def test_an_absent_gateway_may_come_back():
    """Nobody listens: tried again later."""
    with pytest.raises(NotDelivered) as raised:
        SmsGateway("http://127.0.0.1:1/send", "t").send(outgoing())
    assert not raised.value.is_final
