"""Open cases that were moved in go through the whole running system to their end, each from where it stood."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from hotline.bootstrap.change_over import build_change_over
from hotline.bootstrap.collaborators import build_collaborators
from hotline.change_over import ChangeOverDesk, Examining
from hotline.change_over.runner import LEASE
from hotline.change_over.writing import cases
from hotline.domain.change_over import TableKind
from hotline.domain.status import CaseStatus
from hotline.embedded.background import kill_part
from hotline.play.doors import Doors, account_of
from hotline.storage import MongoLeases, connect
from hotline.testing import old_city
from hotline.verify.command import verify_stores

from .conftest import ADMIN

IMPORT, TEST = "moved-on-the-engine", "the-test"
OPINION = {"opinion": "请办理。", "proposal": "拟转承办单位。", "unit_ids": ["gongshui"], "lead_unit_id": "gongshui"}
FORMS = {
    "Task_CheckUnitText": {"unit_text": "有群众反映路灯问题，请核查。", "is_clean": True},
    "Task_DraftApproval": OPINION, "Task_HeadReads": OPINION,
    "Task_HandleAndReport": {"handling": "已修复。", "public_answer": "路灯已修复。", "is_solved": True},
    "Task_ReviewReport": {"outcome": "complete", "opinion": "符合要求。"},
    "Task_CallBack": {"is_reached": True, "told_answer": True, "quality": 5, "efficiency": 5, "satisfaction": 5},
}
STAGES = {
    "callback": ("待回访", "Task_CallBack", "role:supervision_section"),
    "review": ("待审查", "Task_ReviewReport", "role:reviewer"),
    "handling": ("办理中", "Task_HandleAndReport", "unit:gongshui"),
    "overdue": ("办理中", "Task_HandleAndReport", "unit:gongshui"),
    "report": ("办理中", "Task_CheckUnitText", "role:shift_leader"),
    "approval": ("待批办", "Task_DraftApproval", "role:supervision_section"),
}
OPEN_TO_CALLER = set(STAGES) - {"report"}
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.requirement("R-6.4")]


class Moved:
    """Open cases of every stage, brought into the running system. `ids` are their numbers by stage."""

    def __init__(self, settings, until):
        self.settings, self.until, self.db = settings, until, connect(settings)
        self.parts, self.stores = build_collaborators(settings), build_change_over(settings)
        self.doors, self.leases = Doors(f"http://127.0.0.1:{settings.port}"), MongoLeases(self.db)
        self.today = self.parts.clock.now().date()
        self.due_on = self.today + timedelta(days=20)
        self.ids: dict[str, str] = {}

    def write_and_crash(self) -> None:
        """The worst place: everything is written and the engine is at it, but nobody noted that it is."""
        at = self.parts.clock.now().isoformat(timespec="seconds")
        desk = ChangeOverDesk(self.stores.change_overs)
        assert self.until(lambda: self.leases.hold(LEASE, TEST, 120), 30)
        desk.receive({"open.xlsx": old_city.workbook({TableKind.OPEN: self._rows()})}, IMPORT, by=ADMIN, at=at)
        Examining(self.stores).examine(IMPORT)
        assert self.stores.change_overs.get(IMPORT)["faults"] == []
        desk.write(IMPORT, by=ADMIN, at=at)
        one = self.stores.change_overs.get(IMPORT)
        cases(self.stores, one, json.loads(self.stores.change_overs.read(IMPORT, "rows/open/1")))
        found = self.stores.old_numbers.several([f"ENG-{name}" for name in STAGES])
        self.ids = {name: found[f"ENG-{name}"] for name in STAGES}
        kill_part(self.settings, "relay")

    def go_on(self) -> bool:
        """Let the system's own importer take it up again; whether it came to its end."""
        self.leases.release(LEASE, TEST)
        return self.until(lambda: self.stores.change_overs.get(IMPORT)["state"] == "done", 60)

    def task(self, name: str):
        """The task that a case waits at first."""
        _, element, group = STAGES[name]
        tasks = self.parts.worklist.of_case(self.ids[name])
        return next((t for t in tasks if t.element_id == element and t.group == group), None)

    def walk(self) -> bool:
        """Finish what stands; whether every case came to its end."""
        return self.until(lambda: not [name for name in self.ids if self._push_on(self.ids[name])], 120)

    def _push_on(self, case_id: str) -> bool:
        for task in self.parts.worklist.of_case(case_id):
            if task.element_id in FORMS:
                self.doors.finish(account_of(task.group), task.key, FORMS[task.element_id])
        return self.parts.cases.get(case_id).status is not CaseStatus.ARCHIVED

    def _rows(self) -> list[dict]:
        came = self.today - timedelta(days=60)
        changes = {
            "overdue": {"due_at": f"{self.today - timedelta(days=30)}"},
            "report": {"reports_wrongdoing": "是", "unit_text": "有群众反映路灯问题，请核查。"},
        }
        return [
            old_city.running(number, came, stage, old_number=f"ENG-{name}", **{
                "unit_ids": "gongshui", "due_at": f"{self.due_on}", **changes.get(name, {}),
            })
            for number, (name, (stage, *_)) in enumerate(STAGES.items())
        ]


@pytest.fixture
def moved(system, until) -> Iterator[Moved]:
    """The import into the session's system."""
    found = Moved(system.settings, until)
    yield found
    found.doors.close()


def test_open_cases_go_on_where_they_stood_to_their_end(moved):
    """Written, killed, written again: one instance each at its place, nobody told of old things, all archived."""
    moved.write_and_crash()
    assert moved.until(lambda: all(map(moved.task, STAGES)), 90), [n for n in STAGES if not moved.task(n)]
    first = {name: moved.task(name).key for name in STAGES}
    assert moved.go_on()
    assert {name: moved.task(name).key for name in STAGES} == first
    written = moved.db.cases.count_documents({"old_number": {"$regex": "^ENG-"}})
    assert len(set(moved.ids.values())) == len(STAGES) == written
    handling = moved.parts.cases.get(moved.ids["handling"])
    assert handling.assignments[0].due_at[:10] == f"{moved.due_on}"
    assert not moved.parts.cases.get(moved.ids["callback"]).documents
    assert moved.walk()
    assert not verify_stores(moved.settings, wait_s=60).findings
    callers = [moved.ids[name] for name in OPEN_TO_CALLER]
    assert moved.until(lambda: all(_told(moved.db, case_id, "caller") == ["case_archived"] for case_id in callers))
    units = {name: _told(moved.db, case_id, "unit") for name, case_id in moved.ids.items()}
    assert units == {
        "callback": [], "review": [], "handling": [], "report": [], "overdue": ["supervision_started"],
        "approval": ["case_dispatched"],
    }


def _told(db, case_id: str, kind: str) -> list[str]:
    """The events of which somebody of a kind was told."""
    return [one["event"] for one in db.notices.find({"case_id": case_id, "recipient_kind": kind})]
