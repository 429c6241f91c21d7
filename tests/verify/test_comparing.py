"""The comparison of the stores, on the real database."""

import hashlib
from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.domain import archiving, turning
from hotline.domain.assignment import Evidence
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.events import Event
from hotline.storage import Cipher, MongoCaseFacts, MongoCaseStore, MongoDocumentStore, MongoNumbers
from hotline.testing import cases as sample
from hotline.verify.comparing import compare
from hotline.verify.findings import Invariant
from hotline.verify.world import World


@pytest.fixture
def store(database: Database, cipher: Cipher) -> MongoDocumentStore:
    """The store of documents."""
    return MongoDocumentStore(database, cipher)


@pytest.fixture
def sound(database: Database, store: MongoDocumentStore) -> Case:
    """One dispatched case of which every store knows the same."""
    numbers = MongoNumbers(database)
    assert numbers.claim("case/2026", "case/2026/1001/k1") == 1
    case, pdf = sample.registered(), b"%PDF-1.7 slip"
    seq = numbers.claim("document/transfer_slip/2026", "slip/1")
    ref = sample.slip(case, DocumentKind.TRANSFER_SLIP, seq, sample.MONDAY_MORNING, sample.WATER.id)
    ref = ref.model_copy(update={"sha256": hashlib.sha256(pdf).hexdigest(), "claim": "slip/1"})
    store.put(ref, pdf)
    case.documents.append(ref)
    MongoCaseFacts(database).take(case.outbox)
    case.outbox, case.commands = [], []
    MongoCaseStore(database).add(case)
    database.engine_instances.insert_one({"_id": "4711", "process": "case", "parent_key": "", "version": 1})
    return case


def found(database: Database, store: MongoDocumentStore, acknowledged: frozenset[str] = frozenset()) -> set:
    """The invariants that don't hold, with the subjects."""
    outcome = compare(
        lambda: World(database, sample.MONDAY_MORNING, store, set(), acknowledged), wait_s=0
    )
    return {(finding.invariant, finding.subject) for finding in outcome.findings}


def test_stores_that_agree(database: Database, store: MongoDocumentStore, sound: Case):
    """Nothing is reported when all stores know the same."""
    assert found(database, store, frozenset({sound.id})) == set()


def test_a_lost_case(database: Database, store: MongoDocumentStore):
    """A case that was acknowledged and is not there is told (I1)."""
    assert (Invariant.I1, "2026-000009") in found(database, store, frozenset({"2026-000009"}))


@pytest.mark.parametrize(
    ("invariant", "subject", "harm"),
    [
        (Invariant.I2, "2026-000001", lambda db: db.engine_instances.delete_one({"_id": "4711"})),
        (Invariant.I2, "88", lambda db: db.engine_instances.insert_one(
            {"_id": "88", "process": "case", "parent_key": "", "version": 1})),
        (Invariant.I2, "77", lambda db: db.engine_user_tasks.insert_one({"_id": "77"})),
        (Invariant.I3, "2026-000001", lambda db: db.cases.update_one({}, {"$set": {"status": "completed"}})),
        (Invariant.I4, "document/transfer_slip/2026", lambda db: db.numbers.insert_one(
            {"_id": "document/transfer_slip/2026/000003", "series": "document/transfer_slip/2026", "seq": 3,
             "claim": "z"})),
        (Invariant.I5, "2026-000001", lambda db: db.documents.delete_many({})),
        (Invariant.I5, "2026-000001", lambda db: db.documents.update_one({}, {"$set": {"nonce": b"0" * 12}})),
        (Invariant.I6, "2026-000001", lambda db: db.analytics_cases.update_one({}, {"$pop": {"events": 1}})),
        (Invariant.I6, "2026-000002", lambda db: db.analytics_cases.insert_one(
            {"_id": "2026-000002", "events": [{"id": "2026-000002/1"}]})),
        (Invariant.I7, "2026-000001", lambda db: db.cases.update_one({}, {"$set": {"outbox": [_event()]}})),
        (Invariant.I8, "2026-000001", lambda db: db.cases.update_one(
            {}, {"$set": {"history.0.by_name": "someone else"}})),
        (Invariant.I9, "5", lambda db: db.engine_jobs.insert_one(
            {"_id": "5", "type": "intake.claim_case",
             "created_at": (sample.MONDAY_MORNING - timedelta(minutes=3)).isoformat()})),
    ],
)
def test_harm_is_named(database: Database, store: MongoDocumentStore, sound: Case, invariant, subject, harm):
    """Each kind of harm is told under its invariant, by case, number or key."""
    harm(database)
    assert (invariant, subject) in found(database, store)


def test_families_that_disagree(database: Database, store: MongoDocumentStore):
    """A child its parent doesn't know, and one left behind by a parent that has ended, are told (I2)."""
    parent, child = sample.completed(), sample.registered("2026-000002")
    sample.act(child, "merge", sample.OPERATOR, sample.MONDAY_MORNING, parent_id=parent.id)
    turning.joined(child, at=sample.MONDAY_MORNING)
    archiving.closed(parent, at=sample.MONDAY_MORNING)
    for case in (parent, child):
        MongoCaseStore(database).add(case)
    outcome = compare(lambda: World(database, sample.MONDAY_MORNING, store, set(), frozenset()), wait_s=0)
    told = [finding.text for finding in outcome.findings if finding.subject == child.id]
    assert any("没有登记" in text for text in told) and any("未随之办结" in text for text in told)


def test_an_attached_file_that_is_gone(database: Database, store: MongoDocumentStore):
    """A report that names a file the store lacks, or has otherwise, is told (I5)."""
    case = sample.reported()
    case.assignments[0].report.attachments = [
        Evidence(id="a1", name="照片.jpg", kind="handling", sha256="1" * 64, size_bytes=9),
    ]
    MongoCaseStore(database).add(case)
    assert (Invariant.I5, case.id) in found(database, store)
    database.attachments.insert_one({"_id": "a1", "sha256": "2" * 64})
    assert (Invariant.I5, case.id) in found(database, store)


def test_an_order_left_unprinted(database: Database, store: MongoDocumentStore):
    """A case that has ended with a document still to be printed is told (I5)."""
    case = sample.completed()
    archiving.closed(case, at=sample.MONDAY_MORNING)
    MongoCaseStore(database).add(case)
    assert (Invariant.I5, case.id) in found(database, store)


def test_a_moved_limit(database: Database, store: MongoDocumentStore):
    """A limit that isn't the recorded one is told (I10)."""
    case = sample.dispatched()
    case.assignments[0].due_at = "2027-01-01T00:00:00+08:00"
    MongoCaseStore(database).add(case)
    assert (Invariant.I10, case.id) in found(database, store)


def _event() -> dict:
    event = Event(
        id="2026-000001/9", type="supervision_answered", case_id="2026-000001", seq=9, at="2026-11-23T09:30:00+08:00",
        data={"unit_id": "gongshui", "round": 1, "attempt": 1},
    )
    return event.model_dump(mode="json")
