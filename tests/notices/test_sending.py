"""The sender over the real database, with a gateway of the test's own."""

from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.calendar.clock import FixedClock
from hotline.domain.case import Case
from hotline.domain.classification import Protection
from hotline.domain.events import EventType
from hotline.domain.notices import NoticeChannel, NoticeState, RecipientKind
from hotline.domain.quiet_hours import QuietHours
from hotline.notices.addressing import Addresses
from hotline.notices.channels.sink import Sink
from hotline.notices.channels.sms import SmsGateway
from hotline.notices.composing import Composing
from hotline.notices.sending import Patience, Sending
from hotline.storage import Cipher, MongoCalendars, MongoCaseStore, MongoIdentityVault, MongoNotices
from hotline.testing import cases as sample

ALL_BY_SMS = dict.fromkeys(RecipientKind, NoticeChannel.SMS)
PATIENCE = Patience(tries=3, first=timedelta(minutes=1), longest=timedelta(minutes=90))
LATE = sample.MONDAY_MORNING.replace(hour=23)


class Tally:
    """Counts what happened."""

    def __init__(self):
        self.went, self.gave_up = 0, 0

    def delivered(self, channel):
        """One more."""
        self.went += 1

    def failed(self, channel):
        """One more."""
        self.gave_up += 1


class Post:
    """Everything a sender needs, over one database; `clock` is moved by the test."""

    def __init__(self, database: Database, cipher: Cipher, directory, sink, channels=ALL_BY_SMS):
        self.clock, self.tally = FixedClock(sample.MONDAY_MORNING), Tally()
        self.cases, self.notices = MongoCaseStore(database), MongoNotices(database)
        self.vault = MongoIdentityVault(database, cipher, self.clock)
        self.composing = Composing(self.cases, directory, self.clock)
        self.sending = Sending(
            notices=self.notices, addresses=Addresses(directory, self.vault, self.cases, channels),
            channels={NoticeChannel.SMS: SmsGateway(sink.url, "t"), NoticeChannel.SINK: Sink()},
            calendars=MongoCalendars(database), clock=self.clock, quiet=QuietHours(), patience=PATIENCE,
            counting=self.tally,
        )

    def keep(self, case: Case, event: EventType) -> list[str]:
        """Keep case, caller and the notices of an event; their ids."""
        self.cases.add(case)
        self.vault.put(case.id, sample.call_form().identity)
        notices = [n for e in case.outbox if e.type is event for n in self.composing.notices_of(e)]
        self.notices.add(notices)
        return [n.id for n in notices]

    def states(self) -> dict[str, NoticeState]:
        """State of each notice, by recipient."""
        return {n.recipient_id: n.state for n in self.notices.recent(100)}


@pytest.fixture
def post(database, cipher, directory, http_sink) -> Post:
    """A sender by SMS to everybody."""
    return Post(database, cipher, directory, http_sink)


@pytest.mark.requirement("R-6.3")
def test_delivered_once(post, http_sink):
    """A unit with a number gets it; one whose number takes no SMS fails at once, for the center to see."""
    post.keep(sample.dispatched(sample.WATER, sample.HOUSING), EventType.CASE_DISPATCHED)
    assert post.sending.send_due() == 2 and post.sending.send_due() == 0
    assert post.states() == {"gongshui": NoticeState.DELIVERED, "zhujian": NoticeState.FAILED}
    assert [got["body"]["to"] for got in http_sink.got] == ["06338881234"]
    assert (post.tally.went, post.tally.gave_up) == (1, 1)


@pytest.mark.requirement("R-6.3")
def test_held_at_night_till_the_working_morning(post, http_sink):
    """Friday night: the unit is told on Monday at the opening, not before."""
    friday = sample.MONDAY_MORNING.replace(day=27, hour=22)
    post.clock.move(friday - post.clock.now())
    post.keep(sample.dispatched(at=friday), EventType.CASE_DISPATCHED)
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.HELD} and not http_sink.got
    post.clock.move(timedelta(hours=57))
    assert post.sending.send_due() == 0
    post.clock.move(timedelta(hours=1))
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.DELIVERED}


@pytest.mark.requirement("R-6.3")
def test_an_emergency_goes_out_at_night(post, http_sink):
    """Head, unit and nobody else is woken."""
    post.clock.move(LATE - post.clock.now())
    post.keep(sample.dispatched(urgency="emergency"), EventType.CASE_DISPATCHED)
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.DELIVERED} and len(http_sink.got) == 1


def test_tried_again_and_given_up(post, http_sink):
    """After one minute, after two more, then it is the center's; sent again it goes out."""
    (notice_id,) = post.keep(sample.dispatched(), EventType.CASE_DISPATCHED)
    http_sink.answers = [(503, {})] * 3
    post.sending.send_due()
    assert post.sending.send_due() == 0 and post.notices.get(notice_id).tries == 1
    for pause, state in ((1, NoticeState.WAITING), (2, NoticeState.FAILED)):
        post.clock.move(timedelta(minutes=pause))
        assert post.sending.send_due() == 1
        assert post.notices.get(notice_id).state is state
    assert "503" in post.notices.get(notice_id).reason
    post.notices.change(notice_id, lambda n: n.send_again(post.clock.now()))
    post.sending.send_due()
    assert post.notices.get(notice_id).state is NoticeState.DELIVERED
    assert {got["body"]["id"] for got in http_sink.got} == {notice_id}


def test_a_retry_that_falls_into_the_night_waits(post, http_sink):
    """A failure in the evening doesn't wake anybody later."""
    post.clock.move(sample.MONDAY_MORNING.replace(hour=20, minute=59, second=30) - post.clock.now())
    post.keep(sample.dispatched(), EventType.CASE_REGISTERED)
    http_sink.answers = [(503, {})]
    post.sending.send_due()
    post.clock.move(timedelta(minutes=2))
    post.sending.send_due()
    assert post.states() == {"caller": NoticeState.HELD} and len(http_sink.got) == 1


@pytest.mark.requirement("R-6.3")
def test_the_callers_number_comes_from_the_vault_and_stays_there(post, http_sink, database):
    """Looked up at sending, the look on record, in the gateway's request and nowhere else."""
    (notice_id,) = post.keep(sample.dispatched(), EventType.CASE_REGISTERED)
    post.sending.send_due()
    phone = sample.call_form().phone
    assert http_sink.got[0]["body"]["to"] == phone
    assert phone not in str(list(database.notices.find())) and phone not in str(list(database.notice_queue.find()))
    (look,) = post.vault.looks_at("2026-000001")
    assert look.by == "system" and look.reason == "向来话人发送办理进度短信"
    assert notice_id.endswith("caller.caller")


def test_a_caller_who_asked_for_secrecy_meanwhile_is_not_told(post, http_sink):
    """The case is asked once more before anything goes out, and nobody looks into the vault."""
    post.keep(sample.dispatched(), EventType.CASE_REGISTERED)
    post.cases.change("2026-000001", lambda case: setattr(case, "protection", Protection.PROTECTED))
    post.sending.send_due()
    assert post.states() == {"caller": NoticeState.DROPPED}
    assert not http_sink.got and post.vault.looks_at("2026-000001") == []


def test_nobody_outside_is_told_of_what_is_switched_off(database, cipher, directory, http_sink):
    """The sink keeps; a kind without a channel is dropped."""
    channels = {RecipientKind.UNIT: NoticeChannel.SINK}
    post = Post(database, cipher, directory, http_sink, channels)
    post.keep(sample.dispatched(), EventType.CASE_DISPATCHED)
    event = next(e for e in sample.dispatched().outbox if e.type is EventType.CASE_REGISTERED)
    post.notices.add(post.composing.notices_of(event))
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.DELIVERED, "caller": NoticeState.DROPPED} and not http_sink.got


def test_acknowledged_before_it_was_sent(post, http_sink):
    """Who has read it on the page needs no message."""
    (notice_id,) = post.keep(sample.dispatched(), EventType.CASE_DISPATCHED)
    post.notices.change(notice_id, lambda n: n.acknowledge(sample.clerk(sample.WATER), post.clock.now()))
    assert post.sending.send_due() == 0 and not http_sink.got


def test_a_held_reminder_is_dropped_when_the_unit_has_reported(post, http_sink):
    """An urging of the evening says nothing in the morning to a unit that answered at night."""
    post.clock.move(LATE - post.clock.now())
    case = sample.dispatched()
    case.record(
        EventType.UNIT_URGED, at=LATE, by=sample.SECTION, effect="urge",
        data={"unit_id": "gongshui", "round": 1, "attempt": 1, "ordinal": 1, "by_hand": True, "document_id": "d"},
    )
    post.keep(case, EventType.UNIT_URGED)
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.HELD}
    report = sample.reported().assignments[0].report
    post.cases.change(case.id, lambda found: setattr(found.assignments[0], "report", report))
    post.clock.move(timedelta(hours=12))
    post.sending.send_due()
    assert post.states() == {"gongshui": NoticeState.DROPPED} and not http_sink.got


def test_pauses_double_up_to_the_longest():
    """One, two, four … minutes."""
    assert [PATIENCE.pause(n) // timedelta(minutes=1) for n in (1, 2, 3, 8, 500)] == [1, 2, 4, 90, 90]
