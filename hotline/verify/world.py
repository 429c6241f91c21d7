"""The stores as they are at one moment, read once for all checks."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from pymongo.database import Database

from ..domain.case import Case
from ..domain.case_row import CaseRow
from ..domain.documents import DocumentRef
from ..domain.tasks import OpenTask
from ..storage import (
    MongoCaseFacts,
    MongoCaseRows,
    MongoCaseStore,
    MongoDocumentStore,
    MongoEngineView,
    MongoSetAside,
    MongoWorklist,
)


@dataclass
class World:
    """What the checks compare, each part read when it is first asked for.

    `sound_documents` are the documents whose bytes have been found unchanged; it outlives one look.
    """

    database: Database
    now: datetime
    store: MongoDocumentStore
    sound_documents: set[str]
    acknowledged: frozenset[str] = frozenset()

    @cached_property
    def cases(self) -> dict[str, Case]:
        """Every case by id."""
        return {case.id: case for case in MongoCaseStore(self.database).each()}

    @cached_property
    def rows(self) -> dict[str, CaseRow]:
        """The rows that lists are made of, by case id."""
        return MongoCaseRows(self.database).all()

    @cached_property
    def shelves(self) -> dict[str, dict[str, str]]:
        """What lies on each shelf: case id → the text of its line."""
        return MongoCaseRows(self.database).shelves()

    @cached_property
    def instances(self) -> dict[str, str]:
        """Living root instances."""
        return MongoEngineView(self.database).live_instances()

    @cached_property
    def engine_tasks(self) -> set[str]:
        """Keys of living user tasks by the engine."""
        return MongoEngineView(self.database).open_user_tasks()

    @cached_property
    def open_tasks(self) -> list[OpenTask]:
        """The work list."""
        return MongoWorklist(self.database).all()

    @cached_property
    def numbers(self) -> list[dict[str, Any]]:
        """Numbers taken: series, seq, claim."""
        return list(self.database.numbers.find())

    @cached_property
    def documents(self) -> dict[str, DocumentRef]:
        """Descriptions of the kept documents, by id."""
        return {ref.id: ref for ref in self.store.all()}

    @cached_property
    def attachments(self) -> dict[str, str]:
        """Hashes of the files that people attached, by id."""
        return {found["_id"]: found["sha256"] for found in self.database.attachments.find({}, {"sha256": 1})}

    @cached_property
    def counted(self) -> dict[str, list[str]]:
        """Case id → ids of the events that the consumer has counted."""
        return dict(MongoCaseFacts(self.database).event_ids())

    @cached_property
    def jobs(self) -> list[dict[str, Any]]:
        """Workers' jobs that have not ended."""
        return list(self.database.engine_jobs.find())

    @cached_property
    def incidents(self) -> list[dict[str, Any]]:
        """Open incidents."""
        return MongoEngineView(self.database).incidents()

    @cached_property
    def set_aside(self) -> int:
        """Things put aside for somebody to look at."""
        return MongoSetAside(self.database).count()

    def counts(self) -> dict[str, int]:
        """How much was compared, by its Chinese name."""
        return {
            "案件": len(self.cases), "其中在办": sum(c.is_open for c in self.cases.values()),
            "流程实例": len(self.instances), "待办任务": len(self.open_tasks), "编号": len(self.numbers),
            "文件": len(self.documents), "事件": sum(len(c.history) for c in self.cases.values()),
            "已统计事件": sum(map(len, self.counted.values())),
        }
