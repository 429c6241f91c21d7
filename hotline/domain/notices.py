"""Notices: units and persons are told of a step, and it is on record what became of that (R-6.3).

A notice holds a case number, a kind of step, a limit. Never a subject, a name, a telephone: whom it reaches is
looked up when it is sent.
"""

from datetime import datetime

from pydantic import BaseModel

from .classification import Labelled
from .errors import TransitionRefused
from .quiet_hours import Reach
from .roles import Actor


class NoticeState(Labelled):
    """What became of a notice."""

    WAITING = "waiting", "待发送"
    HELD = "held", "待工作时间发送"
    DELIVERED = "delivered", "已送达"
    FAILED = "failed", "发送失败"
    DROPPED = "dropped", "不再发送"
    ACKNOWLEDGED = "acknowledged", "已签收"

    @classmethod
    def open(cls) -> frozenset["NoticeState"]:
        """States in which it is still to be sent."""
        return frozenset({cls.WAITING, cls.HELD})


class RecipientKind(Labelled):
    """Who is told: a unit by its contact, one person by the account, the caller by the vault."""

    UNIT = "unit", "承办单位"
    PERSON = "person", "工作人员"
    CALLER = "caller", "来话人"


class NoticeChannel(Labelled):
    """How a notice goes out; the sink only keeps it, for demonstrations and tests."""

    SINK = "sink", "仅在系统内"
    SMS = "sms", "短信"
    MAIL = "mail", "邮件"
    WEBHOOK = "webhook", "群机器人"


class Notice(BaseModel):
    """One fact told to one recipient.

    `id` is made of the event and the recipient, so the same fact is told once; it goes out with the message for
    the receiving side to recognise a repeat. `next_at` is business time, ISO 8601; `reason` says why it wasn't
    delivered, without the address.
    """

    id: str
    version: int = 0
    case_id: str
    event: str
    recipient_kind: RecipientKind
    recipient_id: str
    text: str
    reach: Reach
    made_at: str
    state: NoticeState = NoticeState.WAITING
    next_at: str
    tries: int = 0
    channel: NoticeChannel | None = None
    delivered_at: str = ""
    reason: str = ""
    acknowledged_at: str = ""
    acknowledged_by: str = ""
    acknowledged_by_name: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be sent."""
        return self.state in NoticeState.open()

    def hold(self, until: datetime) -> None:
        """Keep it until the recipient may be disturbed."""
        self.state, self.next_at = NoticeState.HELD, _text(until)

    def deliver(self, channel: NoticeChannel, at: datetime) -> None:
        """It went out. One that was acknowledged meanwhile stays so."""
        self.channel, self.delivered_at, self.reason, self.tries = channel, _text(at), "", self.tries + 1
        if self.is_open:
            self.state = NoticeState.DELIVERED

    def postpone(self, reason: str, until: datetime) -> None:
        """It couldn't go out now and is tried again."""
        self.tries += 1
        if self.is_open:
            self.state, self.reason, self.next_at = NoticeState.WAITING, reason, _text(until)

    def give_up(self, reason: str) -> None:
        """It couldn't go out and isn't tried again by itself: the center sees it."""
        self.tries += 1
        if self.is_open:
            self.state, self.reason = NoticeState.FAILED, reason

    def drop(self, reason: str) -> None:
        """It must not or can't go out, and nobody need do anything about it."""
        if self.is_open:
            self.state, self.reason = NoticeState.DROPPED, reason

    def acknowledge(self, by: Actor, at: datetime) -> None:
        """The recipient confirms having read it, delivered or not. A second time changes nothing."""
        if self.state is NoticeState.ACKNOWLEDGED:
            return
        self.state, self.acknowledged_at = NoticeState.ACKNOWLEDGED, _text(at)
        self.acknowledged_by, self.acknowledged_by_name = by.account_id, by.name

    def send_again(self, at: datetime) -> None:
        """The center has a failed one tried anew. Raises: TransitionRefused: it hasn't failed."""
        if self.state is not NoticeState.FAILED:
            raise TransitionRefused("该通知未处于发送失败状态，无需重发")
        self.state, self.next_at, self.tries = NoticeState.WAITING, _text(at), 0


def _text(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
