"""Notices and their queue in the database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.domain.errors import NotFound
from hotline.domain.notices import Notice, NoticeChannel, NoticeState, RecipientKind
from hotline.domain.quiet_hours import Reach
from hotline.storage import MongoNotices
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING


def notice(seq: int, *, unit_id: str = "gongshui", after: timedelta = timedelta()) -> Notice:
    """A notice to a unit that is due some time after the morning."""
    made, due = AT.isoformat(timespec="seconds"), (AT + after).isoformat(timespec="seconds")
    return Notice(
        id=f"2026-000001.2026-000001.{seq}.unit.{unit_id}", case_id="2026-000001", event="unit_urged",
        recipient_kind=RecipientKind.UNIT, recipient_id=unit_id, text=f"第{seq}次", reach=Reach.OFFICE_HOURS,
        made_at=made, next_at=due,
    )


@pytest.fixture
def notices(database: Database) -> MongoNotices:
    """The store over a fresh database."""
    return MongoNotices(database)


def test_added_once(notices):
    """A known notice stays as it is, and one that was delivered isn't queued again."""
    assert notices.add([notice(1), notice(2)]) == 2
    notices.change(notice(1).id, lambda n: n.deliver(NoticeChannel.SINK, AT))
    assert notices.add([notice(1), notice(2), notice(3)]) == 1
    assert notices.get(notice(1).id).state is NoticeState.DELIVERED
    assert sorted(notices.due(AT, 10)) == [notice(2).id, notice(3).id]


def test_a_crash_between_notice_and_queue_is_made_good(notices, database):
    """The event comes again, since its offset wasn't committed: then the queue has it."""
    notices.add([notice(1)])
    database.notice_queue.delete_many({})
    assert notices.add([notice(1)]) == 0 and notices.due(AT, 10) == [notice(1).id]


def test_due_in_time(notices):
    """Only what is due by then; the queue follows the notice."""
    notices.add([notice(1), notice(2, after=timedelta(hours=1))])
    assert notices.due(AT, 10) == [notice(1).id]
    notices.change(notice(1).id, lambda n: n.hold(AT + timedelta(hours=2)))
    assert notices.due(AT + timedelta(hours=1), 10) == [notice(2).id]
    assert notices.count_queued() == 2
    notices.change(notice(2).id, lambda n: n.give_up("x"))
    assert notices.count_queued() == 1


def test_emergencies_first(notices):
    """Five hundred callers of a burst main don't keep an emergency waiting."""
    urgent = notice(9, after=timedelta(minutes=5)).model_copy(update={"reach": Reach.ALWAYS})
    notices.add([notice(1), notice(2, after=timedelta(minutes=-5)), urgent])
    at = AT + timedelta(minutes=10)
    assert notices.due(at, 2) == [urgent.id, notice(2).id]


def test_lists(notices):
    """Of a recipient, of a state, of all; and what isn't there is said."""
    notices.add([notice(1), notice(2, unit_id="zhujian")])
    notices.change(notice(2, unit_id="zhujian").id, lambda n: n.give_up("x"))
    assert [n.text for n in notices.of_recipient(RecipientKind.UNIT, "gongshui", 10)] == ["第1次"]
    assert [n.text for n in notices.in_state(NoticeState.FAILED, 10)] == ["第2次"]
    assert len(notices.recent(10)) == 2
    with pytest.raises(NotFound):
        notices.get("no.such")


def test_changes_at_the_same_time(notices):
    """Sender and reader at once: neither's change is lost."""
    notices.add([notice(1)])
    acts = [lambda n: n.acknowledge(sample.clerk(sample.WATER), AT)]
    acts += [lambda n: n.postpone("忙", AT) for _ in range(8)]
    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(lambda act: notices.change(notice(1).id, act), acts))
    kept = notices.get(notice(1).id)
    assert kept.state is NoticeState.ACKNOWLEDGED and kept.tries == 8 and kept.version == 9
