"""Ties the process of notices together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from prometheus_client import CollectorRegistry

from hotline.domain.notices import NoticeChannel, RecipientKind
from hotline.domain.quiet_hours import QuietHours
from hotline.messaging import Message
from hotline.notices.addressing import Addresses
from hotline.notices.channels import Channel
from hotline.notices.channels.mail import MailServer
from hotline.notices.channels.sink import Sink
from hotline.notices.channels.sms import SmsGateway
from hotline.notices.channels.webhook import GroupRobot
from hotline.notices.composing import Composing
from hotline.notices.process import Counts, SendingLoop, TakingIn, put_aside
from hotline.notices.sending import Patience, Sending
from hotline.settings import Settings
from hotline.storage import (
    Cipher,
    MongoCalendars,
    MongoCaseStore,
    MongoDirectory,
    MongoIdentityVault,
    MongoLeases,
    MongoNotices,
    MongoSetAside,
    connect,
)

from .collaborators import build_clock


@dataclass(frozen=True)
class Notifying:
    """What the process runs: the batch handler, where poison goes, the sending loop."""

    taking_in: TakingIn
    set_aside: Callable[[Message, Exception], None]
    loop: SendingLoop


def build_notifying(settings: Settings, registry: CollectorRegistry) -> Notifying:
    """The process over the adapters of the settings.

    Raises:
        HotlineError: the vault's keys are missing or can't be read.
    """
    database, clock, counts = connect(settings), build_clock(settings), Counts(registry)
    cases, directory, notices = MongoCaseStore(database), MongoDirectory(database), MongoNotices(database)
    vault = MongoIdentityVault(database, Cipher.from_settings(settings), clock)
    aside = MongoSetAside(database)
    sending = Sending(
        notices=notices, addresses=Addresses(directory, vault, cases, channels_by_kind(settings)),
        channels=build_channels(settings), calendars=MongoCalendars(database), clock=clock,
        quiet=QuietHours(settings.quiet_from, settings.quiet_until), patience=_patience(settings), counting=counts,
    )
    return Notifying(
        taking_in=TakingIn(
            Composing(cases, directory, clock), notices, counts, timedelta(hours=settings.notice_stale_hours)
        ),
        set_aside=lambda message, error: put_aside(aside, clock, message, error),
        loop=SendingLoop(sending, notices, MongoLeases(database), counts),
    )


def channels_by_kind(settings: Settings) -> dict[RecipientKind, NoticeChannel]:
    """By which channel each kind of recipient is told."""
    chosen = {
        RecipientKind.UNIT: settings.notice_units, RecipientKind.PERSON: settings.notice_persons,
        RecipientKind.CALLER: settings.notice_callers,
    }
    return {kind: NoticeChannel(channel) for kind, channel in chosen.items() if channel != "off"}


def build_channels(settings: Settings) -> dict[NoticeChannel, Channel]:
    """The channels in use."""
    makers: dict[NoticeChannel, Callable[[], Channel]] = {
        NoticeChannel.SINK: Sink,
        NoticeChannel.SMS: lambda: SmsGateway(settings.sms_url, settings.sms_token.get_secret_value()),
        NoticeChannel.MAIL: lambda: MailServer(
            host=settings.smtp_host, port=settings.smtp_port, security=settings.smtp_security,
            sender=settings.smtp_from, user=settings.smtp_user, password=settings.smtp_password.get_secret_value(),
        ),
        NoticeChannel.WEBHOOK: lambda: GroupRobot(
            origins=settings.webhook_allowed(), secret=settings.webhook_secret.get_secret_value(),
            style=settings.webhook_style,
        ),
    }
    return {channel: makers[channel]() for channel in set(channels_by_kind(settings).values())}


def _patience(settings: Settings) -> Patience:
    return Patience(
        tries=settings.notice_tries, first=timedelta(seconds=settings.notice_pause_s),
        longest=timedelta(seconds=settings.notice_longest_pause_s),
    )
