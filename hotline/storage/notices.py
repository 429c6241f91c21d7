"""Notices, and the queue of those to be sent: a small collection, so that the sender never reads the delivered."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from pymongo import DESCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import NotFound, VersionConflict
from ..domain.notices import Notice, NoticeState, RecipientKind
from ..domain.quiet_hours import Reach
from .connection import available, repeated

TRIES = 20
Before = tuple[str, str] | None


class MongoNotices:
    """Implements `ports.Notices`.

    The queue is written after the notice; a crash in between is made good when the event comes again (its
    offset is committed after both), or by the sender, which asks the notice itself.
    """

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def add(self, notices: Sequence[Notice]) -> int:
        """Keep new notices and queue them; those known stay as they are. How many were new."""
        new = 0
        with available():
            for notice in notices:
                try:
                    self._db.notices.insert_one({"_id": notice.id, **_fields(notice)})
                    new += 1
                except DuplicateKeyError:
                    notice = self.get(notice.id)
                self.line_up(notice)
        return new

    @repeated
    def line_up(self, notice: Notice) -> None:
        """Bring the queue in step with the notice."""
        with available():
            if notice.is_open:
                place = {"next_at": notice.next_at, "rank": 0 if notice.reach is Reach.ALWAYS else 1}
                self._db.notice_queue.update_one({"_id": notice.id}, {"$set": place}, upsert=True)
            else:
                self._db.notice_queue.delete_one({"_id": notice.id})

    @repeated
    def due(self, at: datetime, limit: int) -> list[str]:
        """Ids of queued notices whose time has come: emergencies first, then the longest due."""
        with available():
            until = {"next_at": {"$lte": at.isoformat(timespec="seconds")}}
            found = self._db.notice_queue.find(until).sort([("rank", 1), ("next_at", 1)]).limit(limit)
            return [place["_id"] for place in found]

    @repeated
    def get(self, notice_id: str) -> Notice:
        """Raises: NotFound."""
        with available():
            found = self._db.notices.find_one({"_id": notice_id})
        if found is None:
            raise NotFound("没有该通知，请返回通知列表")
        return _notice(found)

    def change(self, notice_id: str, change: Callable[[Notice], None]) -> Notice:
        """Load, change, save by compare-and-set, and bring the queue in step. Raises: NotFound, VersionConflict."""
        for _ in range(TRIES):
            notice = self.get(notice_id)
            changed = notice.model_copy()
            change(changed)
            if changed == notice or self._save(changed):
                self.line_up(changed)
                return changed
        raise VersionConflict(notice.case_id)

    @repeated
    def _save(self, notice: Notice) -> bool:
        same = {"_id": notice.id, "version": notice.version}
        with available():
            update = {"$set": _fields(notice) | {"version": notice.version + 1}}
            return bool(self._db.notices.update_one(same, update).matched_count)

    def of_recipient(self, kind: RecipientKind, recipient_id: str, limit: int, before: Before = None) -> list[Notice]:
        """The latest notices of one recipient, newest first; `before` (made_at, id): only older ones."""
        return self._found({"recipient_kind": kind.value, "recipient_id": recipient_id}, limit, before)

    def in_state(self, state: NoticeState, limit: int, before: Before = None) -> list[Notice]:
        """The latest notices in a state, newest first; `before` (made_at, id): only older ones."""
        return self._found({"state": state.value}, limit, before)

    def recent(self, limit: int, before: Before = None) -> list[Notice]:
        """The latest notices of all, newest first; `before` (made_at, id): only older ones."""
        return self._found({}, limit, before)

    @repeated
    def count_queued(self) -> int:
        """How many are to be sent."""
        with available():
            return self._db.notice_queue.count_documents({})

    @repeated
    def _found(self, query: dict[str, Any], limit: int, before: Before) -> list[Notice]:
        if before:
            at, notice_id = before
            query["$or"] = [{"made_at": {"$lt": at}}, {"made_at": at, "_id": {"$lt": notice_id}}]
        newest_first = [("made_at", DESCENDING), ("_id", DESCENDING)]
        with available():
            found = list(self._db.notices.find(query).sort(newest_first).limit(limit))
        return [_notice(each) for each in found]


def _fields(notice: Notice) -> dict[str, Any]:
    return notice.model_dump(mode="json", exclude={"id"})


def _notice(found: dict[str, Any]) -> Notice:
    return Notice.model_validate({"id": found.pop("_id"), **found})
