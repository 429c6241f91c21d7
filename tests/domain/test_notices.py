"""What becomes of a notice."""

from datetime import timedelta

import pytest

from hotline.domain.errors import TransitionRefused
from hotline.domain.notices import Notice, NoticeChannel, NoticeState, RecipientKind
from hotline.domain.quiet_hours import Reach
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING


@pytest.fixture
def notice() -> Notice:
    """A fresh notice to the water company."""
    text = AT.isoformat(timespec="seconds")
    return Notice(
        id="2026-000001.2026-000001.3.unit.gongshui", case_id="2026-000001", event="case_dispatched",
        recipient_kind=RecipientKind.UNIT, recipient_id="gongshui", text="x", reach=Reach.WORKING_DAYS,
        made_at=text, next_at=text,
    )


def test_delivered_then_acknowledged(notice):
    """The usual way, with both instants and who confirmed."""
    notice.deliver(NoticeChannel.SMS, AT)
    assert notice.state is NoticeState.DELIVERED and notice.channel is NoticeChannel.SMS
    notice.acknowledge(sample.clerk(sample.WATER), AT + timedelta(hours=1))
    notice.acknowledge(sample.HEAD, AT + timedelta(hours=2))
    assert (notice.state, notice.acknowledged_by) == (NoticeState.ACKNOWLEDGED, "gongshui-01")
    assert notice.acknowledged_at == (AT + timedelta(hours=1)).isoformat(timespec="seconds")


def test_acknowledged_stays_so(notice):
    """Nothing that the sender notes afterwards takes an acknowledgement back."""
    notice.acknowledge(sample.clerk(sample.WATER), AT)
    notice.deliver(NoticeChannel.SMS, AT)
    notice.postpone("忙", AT)
    notice.give_up("忙")
    notice.drop("忙")
    assert notice.state is NoticeState.ACKNOWLEDGED and notice.delivered_at


def test_failed_and_sent_again(notice):
    """Only what failed is sent again, with its tries counted anew."""
    notice.hold(AT + timedelta(hours=12))
    assert notice.state is NoticeState.HELD and notice.is_open
    with pytest.raises(TransitionRefused):
        notice.send_again(AT)
    notice.postpone("短信网关连接不上", AT + timedelta(minutes=1))
    assert (notice.state, notice.tries) == (NoticeState.WAITING, 1)
    notice.give_up("短信网关连接不上")
    assert notice.state is NoticeState.FAILED and not notice.is_open
    notice.send_again(AT)
    assert (notice.state, notice.tries, notice.is_open) == (NoticeState.WAITING, 0, True)
