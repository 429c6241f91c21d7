"""Delivers what waits: not at night, again after a failure, given up after enough tries."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import structlog

from ..domain.errors import TemporarilyUnavailable
from ..domain.notices import Notice, NoticeChannel
from ..domain.ports import Calendars, Clock, Notices
from ..domain.quiet_hours import QuietHours
from .addressing import Addresses, NotToBeTold
from .channels import Channel, NotDelivered, Outgoing

log = structlog.get_logger()

THREADS = 8
AT_ONCE = 40
NO_ADDRESS = "目录中没有登记该方式的联系地址，请补录后重发"


class Counting(Protocol):
    """What is counted."""

    def delivered(self, channel: NoticeChannel) -> None:
        """One went out."""

    def failed(self, channel: NoticeChannel | None) -> None:
        """One was given up."""


@dataclass(frozen=True)
class Patience:
    """How often a delivery is tried, and how long the pauses are: doubled each time, up to `longest`."""

    tries: int
    first: timedelta
    longest: timedelta

    def pause(self, tries: int) -> timedelta:
        """The pause after the try with this number, from 1."""
        return min(self.longest, self.first * 2 ** min(tries - 1, 20))


@dataclass(frozen=True)
class Sending:
    """One look at the queue at a time.

    At least once to the outside: who dies between sending and writing sends again, with the same id.
    """

    notices: Notices
    addresses: Addresses
    channels: Mapping[NoticeChannel, Channel]
    calendars: Calendars
    clock: Clock
    quiet: QuietHours
    patience: Patience
    counting: Counting

    def send_due(self) -> int:
        """Deal with what is due now; how many there were. Raises: TemporarilyUnavailable."""
        due = self.notices.due(self.clock.now(), AT_ONCE)
        if due:
            self._send_all(due)
        return len(due)

    def _send_all(self, due: Sequence[str]) -> None:
        with ThreadPoolExecutor(min(THREADS, len(due)), thread_name_prefix="send") as pool:
            for outcome in list(pool.map(self._send_safely, due)):
                if outcome is not None:
                    raise outcome

    def _send_safely(self, notice_id: str) -> TemporarilyUnavailable | None:
        try:
            self._send(notice_id)
        except TemporarilyUnavailable as error:
            return error
        except Exception as error:
            log.exception("notice_broke", notice_id=notice_id)
            self._refused(notice_id, NotDelivered(f"系统出错（{type(error).__name__}）"), None)
        return None

    def _send(self, notice_id: str) -> None:
        now = self.clock.now()
        notice = self.notices.get(notice_id)
        if not notice.is_open or notice.next_at > now.isoformat(timespec="seconds"):
            self.notices.line_up(notice)
            return
        free_at = self.quiet.free_from(now, notice.reach, self.calendars.current())
        if free_at > now:
            self.notices.change(notice_id, lambda n: n.hold(free_at))
            return
        channel: NoticeChannel | None = None
        try:
            channel, to = self.addresses.of(notice)
            self._deliver(notice, channel, to)
        except NotToBeTold as reason:
            why = reason.reason
            self.notices.change(notice_id, lambda n: n.drop(why))
        except NotDelivered as refused:
            self._refused(notice_id, refused, channel)

    def _deliver(self, notice: Notice, channel: NoticeChannel, to: str) -> None:
        if not to and channel is not NoticeChannel.SINK:
            raise NotDelivered(NO_ADDRESS, is_final=True)
        title = f"市长公开电话通知 {notice.case_id}"
        self.channels[channel].send(Outgoing(id=notice.id, to=to, title=title, text=notice.text))
        self.notices.change(notice.id, lambda n: n.deliver(channel, self.clock.now()))
        self.counting.delivered(channel)

    def _refused(self, notice_id: str, refused: NotDelivered, channel: NoticeChannel | None) -> None:
        def note(notice: Notice) -> None:
            notice.channel = channel
            if refused.is_final or notice.tries + 1 >= self.patience.tries:
                notice.give_up(refused.reason)
            else:
                notice.postpone(refused.reason, self.clock.now() + self.patience.pause(notice.tries + 1))

        changed = self.notices.change(notice_id, note)
        if not changed.is_open:
            self.counting.failed(channel)
            log.warning("notice_given_up", notice_id=notice_id, reason=refused.reason)
