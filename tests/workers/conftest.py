"""A world for jobs: the real stores, the real desk, and a clock that stands still."""

from types import SimpleNamespace

import pytest

from hotline.calendar.clock import FixedClock
from hotline.documents import Desk
from hotline.domain.case import Case
from hotline.domain.directory import Leader
from hotline.domain.identity import CallerIdentity
from hotline.domain.job import JobInfo
from hotline.storage import (
    MongoCalendars,
    MongoCaseStore,
    MongoDirectory,
    MongoDispatchCatalogue,
    MongoDocumentStore,
    MongoIdentityVault,
    MongoNumbers,
    MongoTopics,
)
from hotline.testing import cases as sample


@pytest.fixture
def world(database, cipher, render_pool) -> SimpleNamespace:
    """Collaborators by name, over a fresh database with two units and the mayor."""
    clock = FixedClock(sample.MONDAY_MORNING)
    directory, calendars = MongoDirectory(database), MongoCalendars(database)
    for unit in (sample.WATER, sample.HOUSING):
        directory.put_unit(unit)
    directory.put_leader(Leader(id="mayor", name="周明远", title="市长"))
    calendars.save(sample.CALENDAR)
    numbers, store = MongoNumbers(database), MongoDocumentStore(database, cipher)
    vault = MongoIdentityVault(database, cipher, clock)
    desk = Desk(
        renderer=render_pool, numbers=numbers, store=store, vault=vault, directory=directory, calendars=calendars
    )
    cases = MongoCaseStore(database)
    return SimpleNamespace(
        cases=cases, vault=vault, numbers=numbers, document_store=store, documents=desk, directory=directory,
        calendars=calendars, catalogue=MongoDispatchCatalogue(database), topics=MongoTopics(database), clock=clock,
        keep=lambda case: _keep(cases, vault, case),
    )


def _keep(cases: MongoCaseStore, vault: MongoIdentityVault, case: Case) -> Case:
    vault.put(case.id, CallerIdentity(name="陈桂芳", phone="13806331234", address="东港区石臼街道"))
    cases.add(case)
    return cases.get(case.id)


@pytest.fixture
def job() -> JobInfo:
    """A job of instance 4711."""
    return JobInfo(
        key="2251799813685300", type="x.y", element_id="Task_X", process="case", instance_key="4711", retries=3
    )
