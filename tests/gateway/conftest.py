"""The gateway over a real database and the real engine, with a small directory of people and units."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from types import SimpleNamespace
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from pymongo.database import Database

from gateway.app import create_app
from gateway.openapi.document import document_of
from hotline.calendar.clock import FixedClock
from hotline.documents import Desk as DocumentDesk
from hotline.documents import RenderPool
from hotline.domain.case import Case
from hotline.domain.directory import Account, Leader, Unit
from hotline.domain.roles import Role
from hotline.domain.tasks import OpenTask
from hotline.settings import Settings
from hotline.storage import (
    Cipher,
    MongoAccountRecords,
    MongoAnsweringDays,
    MongoAttachmentStore,
    MongoCalendars,
    MongoCallDrafts,
    MongoCaseLists,
    MongoCaseRows,
    MongoCaseStore,
    MongoChangeOvers,
    MongoCredentials,
    MongoDayCallers,
    MongoDepartures,
    MongoDirectory,
    MongoDirectoryRecords,
    MongoDispatchCatalogue,
    MongoDocumentStore,
    MongoEngineView,
    MongoIdempotency,
    MongoIdentityVault,
    MongoKnowledge,
    MongoLearnedModels,
    MongoLikenessIndex,
    MongoLookUpCodes,
    MongoLookUpTries,
    MongoNotices,
    MongoNumbers,
    MongoOldNumbers,
    MongoReleases,
    MongoRevisions,
    MongoRoster,
    MongoSecondFactors,
    MongoSessions,
    MongoSlipPrints,
    MongoSubstitutions,
    MongoTopics,
    MongoUsualOpinions,
    MongoWorkFilters,
    MongoWorklist,
)
from hotline.storage.case_facts import MongoCaseFacts
from hotline.testing import cases as sample
from hotline.testing.api_answers import Description
from hotline.virus_scanning import ClamdScanner
from hotline.zeebe import ZeebeEngine
from hotline.zeebe.diagrams import Diagrams

PASSWORD = "Hotline-2026"
UNITS = [
    sample.WATER, sample.HOUSING,
    Unit(id="donggang", name="东港区", short_name="东港区", category="区县", duties=["辖区综合事务"]),
    Unit(
        id="chengguan", name="东港区城市管理局", short_name="东港城管", category="区县部门", duties=["占道经营"],
        parent_id="donggang",
    ),
]
PEOPLE = [
    Account(id="1001", name="王晓梅", roles=[Role.OPERATOR], operator_number="1001"),
    Account(id="1002", name="李卫国", roles=[Role.OPERATOR], operator_number="1002"),
    Account(id="ld01", name="周明远", roles=[Role.CITY_LEADER], leader_id="mayor"),
    Account(id="ms01", name="秘书", roles=[Role.LEADER_SECRETARY], leader_id="mayor"),
    *[
        Account(id=account_id, name=role.label, roles=[role])
        for account_id, role in {
            "zb01": Role.SHIFT_LEADER, "dc01": Role.SUPERVISION_SECTION, "sc01": Role.REVIEWER,
            "fzr01": Role.CENTER_HEAD, "sdc01": Role.MUNICIPAL_OFFICE, "da01": Role.ARCHIVIST,
            "lc01": Role.PROCESS_ADMIN, "fb01": Role.RELEASER, "xt01": Role.SYSTEM_ADMIN,
            "aq01": Role.SECURITY_ADMIN, "sj01": Role.AUDIT_ADMIN, "cy01": Role.AUDITOR,
        }.items()
    ],
    *[
        Account(id=f"{unit.id}-0{place}", name=role.label, roles=[role], unit_id=unit.id)
        for unit in UNITS for place, role in ((1, Role.UNIT_CLERK), (2, Role.UNIT_HEAD))
    ],
]


@dataclass
class Desk:
    """A person at the gateway: page client and JSON client of one signed-in account."""

    client: TestClient
    token: str = ""
    made: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    tag: str = field(default_factory=lambda: uuid4().hex[:12])

    def get(self, path: str, **more):
        """Fetch a page or a JSON answer."""
        return self.client.get(path, follow_redirects=False, **more)

    def csrf(self) -> str:
        """What the forms of this session carry."""
        html = self.get("/").text
        return html.split('name="csrf" value="')[1].split('"')[0]

    def send(self, path: str, **fields):
        """Send a form as a page of this session would."""
        self.made += 1
        body = {"csrf": self.csrf(), "key": f"form-key-{self.tag}-{self.made}", **fields}
        return self.client.post(path, data=body, follow_redirects=False)

    def post(self, path: str, body: object, key: str = ""):
        """Post JSON with an idempotency key."""
        self.made += 1
        return self.client.post(
            path, json=body, headers={"Idempotency-Key": key or f"json-key-{self.tag}-{self.made}"}
        )


class CheckedClient(TestClient):
    """A client that holds every answer of the API against its description."""

    def __init__(self, app):
        super().__init__(app, base_url="http://hotline.test", raise_server_exceptions=False)
        self.description = described()

    def request(self, method, url, **more):
        """Send the request; an answer that isn't as described fails the test."""
        answer = super().request(method, url, **more)
        media = answer.headers.get("content-type", "").partition(";")[0]
        body = answer.json() if media.endswith("json") and answer.content else None
        assert self.description.faults(method, answer.url.path, answer.status_code, media, body) == []
        return answer


@cache
def described() -> Description:
    """The description of the routes, which are the same for every application of the tests."""
    return Description(document_of(create_app(None)))


@pytest.fixture
def clock() -> FixedClock:
    """Monday morning, half past nine, a few hours after the sample calls."""
    return FixedClock(sample.MONDAY_MORNING + timedelta(hours=4))


@pytest.fixture
def kit(
    settings: Settings, database: Database, cipher: Cipher, engine: ZeebeEngine, clock: FixedClock,
    render_pool: RenderPool,
):
    """The gateway's collaborators over the real stores."""
    directory = MongoDirectory(database)
    for place, unit in enumerate(UNITS):
        directory.put_unit(unit, place=place)
    directory.put_leader(Leader(id="mayor", name="周明远", title="市长", portfolio="市政府全面工作"))
    MongoCalendars(database).save(sample.CALENDAR)
    for place, account in enumerate(PEOPLE):
        directory.put_account(account, place=place)
    return SimpleNamespace(
        settings=settings, clock=clock, cases=MongoCaseStore(database),
        vault=MongoIdentityVault(database, cipher, clock), numbers=MongoNumbers(database),
        document_store=MongoDocumentStore(database, cipher), directory=directory,
        documents=document_desk(database, cipher, clock, render_pool),
        calendars=MongoCalendars(database), topics=MongoTopics(database),
        catalogue=MongoDispatchCatalogue(database), likeness=MongoLikenessIndex(database, cipher),
        learned_models=MongoLearnedModels(database), worklist=MongoWorklist(database), engine=engine,
        engine_view=MongoEngineView(database), credentials=MongoCredentials(database), sessions=MongoSessions(database),
        departures=MongoDepartures(database), identity_provider=None,
        account_records=MongoAccountRecords(database), second_factors=MongoSecondFactors(database, cipher),
        idempotency=MongoIdempotency(database), call_drafts=MongoCallDrafts(database, cipher),
        roster=MongoRoster(database),
        answering_days=MongoAnsweringDays(database), day_callers=MongoDayCallers(database, cipher, clock),
        releases=MongoReleases(database), diagrams=Diagrams(MongoReleases(database)),
        directory_records=MongoDirectoryRecords(database),
        change_overs=MongoChangeOvers(database, cipher), old_numbers=MongoOldNumbers(database),
        facts=MongoCaseFacts(database), releasing=None,
        notices=MongoNotices(database), substitutions=MongoSubstitutions(database),
        attachments=MongoAttachmentStore(database, cipher), case_lists=MongoCaseLists(database),
        case_rows=MongoCaseRows(database), usual_opinions=MongoUsualOpinions(database),
        knowledge=MongoKnowledge(database), look_up_codes=MongoLookUpCodes(database, cipher),
        look_up_tries=MongoLookUpTries(database, cipher), revisions=MongoRevisions(database),
        work_filters=MongoWorkFilters(database), slip_prints=MongoSlipPrints(database),
        virus_scanner=ClamdScanner(""),
    )


def document_desk(database: Database, cipher: Cipher, clock: FixedClock, render_pool: RenderPool) -> DocumentDesk:
    """The desk that numbers, prints and keeps papers."""
    return DocumentDesk(
        renderer=render_pool, numbers=MongoNumbers(database), store=MongoDocumentStore(database, cipher),
        vault=MongoIdentityVault(database, cipher, clock), directory=MongoDirectory(database),
        calendars=MongoCalendars(database),
    )


@pytest.fixture
def app(kit):
    """The application over the kit."""
    return create_app(kit)


@pytest.fixture
def nobody(app) -> Desk:
    """Somebody who isn't signed in."""
    return Desk(CheckedClient(app))


@pytest.fixture
def sit_down(app, kit):
    """Returns a function that signs an account in and gives its desk."""

    def desk(account_id: str) -> Desk:
        client = CheckedClient(app)
        token = kit.sessions.open(account_id)
        client.cookies.set("hotline_session", token)
        return Desk(client, token)

    return desk


@pytest.fixture
def keep(kit):
    """Returns a function that puts a case into the store, with its caller and, if wanted, an open task."""

    def put(case: Case, *tasks: OpenTask) -> Case:
        kit.cases.add(case)
        form = sample.call_form()
        kit.vault.put(case.id, form.identity)
        for task in tasks:
            kit.worklist.put(task)
        return case

    return put
