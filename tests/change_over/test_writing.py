"""A sound import is written whole, once, and nothing of it is seen before."""

from datetime import date

import pytest

from hotline.change_over import Writing
from hotline.domain.change_over import TableKind
from hotline.domain.errors import FieldsRefused, NotFound, TransitionRefused
from hotline.domain.events import EventType
from hotline.domain.history import first_broken, folded_status
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus
from hotline.testing import old_city

from .conftest import ADMIN, SECURITY

TODAY = date(2026, 11, 20)


@pytest.fixture
def whole() -> dict:
    """Directory, closed cases of two years, open ones of every stage."""
    stages = ("待批办", "办理中", "待审查", "待回访")
    return old_city.directory() | {
        TableKind.CLOSED: [old_city.closed(number) for number in range(30)],
        TableKind.OPEN: [old_city.running(number, TODAY, stage) for number, stage in enumerate(stages)],
    }


def test_nothing_is_seen_before_it_is_written(city, stores, whole, database):
    """The dry run leaves directory, knowledge and cases as they were, and counts what would come."""
    one = city.bring(whole)
    assert (one["state"], one["fault_count"], one["faults"]) == ("awaiting_approval", 0, [])
    assert one["counts"]["closed"] == {"new": 30, "changed": 0, "same": 0}
    assert not stores.directory.units() and not stores.directory.accounts()
    assert database.cases.count_documents({}) == database.identities.count_documents({}) == 0


@pytest.mark.requirement("R-6.4")
def test_everything_is_written_with_its_old_number(city, stores, whole, database):
    """Directory, calendar, knowledge and cases are there afterwards; each case is found by its old number."""
    city.bring(whole)
    assert city.write()["state"] == "done"
    assert [unit.parent_id for unit in stores.directory.units()] == ["", "ludeng"]
    assert {account.id for account in stores.directory.accounts()} == {"ludeng-01", "hw09"}
    assert date(2027, 10, 1) in stores.calendars.current().holidays
    assert database.knowledge.count_documents({}) == 1
    found = stores.old_numbers.several(["RX-000007", " zb-000001"])
    case = stores.cases.get(found["RX-000007"])
    assert (case.old_number, case.status, case.id[:4]) == ("RX-000007", CaseStatus.ARCHIVED, "2022")
    assert (case.registered_at[:16], case.outcome) == ("2022-01-04T09:07", "completed")
    assert first_broken(case.history) is None and folded_status(case.history) is case.status
    assert [entry.event for entry in case.history] == [EventType.CASE_MOVED_IN]
    assert stores.vault.show(case.id, to=SYSTEM, reason="核对").phone == "06330000007"
    assert not database.change_over_pieces.count_documents({})


def test_open_cases_start_where_they_stood(city, stores, whole):
    """Each stage has its state, its boundary of the procedure, and the limit of the sheet."""
    city.bring(whole)
    city.write()
    ids = stores.old_numbers.several([f"ZB-{number:06d}" for number in range(4)])
    cases = [stores.cases.get(ids[f"ZB-{number:06d}"]) for number in range(4)]
    assert [case.resume_at for case in cases] == ["approval", "handling", "review", "callback"]
    assert [case.commands[0].variables["resume_at"] for case in cases] == [case.resume_at for case in cases]
    handling = cases[1]
    assert (handling.status, handling.kept_limit.due_at[:10]) == (CaseStatus.APPROVED, "2026-11-27")
    assert handling.unit_ids == ["ludeng"]
    assert cases[2].assignments[0].report.handling == "已更换灯具。"


def test_an_interrupted_import_is_finished_without_doing_anything_twice(city, stores, whole, database):
    """A batch that was written but not noted is gone over again: the same cases, the same numbers."""
    city.bring(whole)
    city.desk.approve("import-1", by=SECURITY, at=city.at)
    city.desk.write("import-1", by=ADMIN, at=city.at)
    asked = iter([True] * 6)
    assert not Writing(stores).carry_out("import-1", lambda: next(asked, False))
    first = {case["_id"]: case["old_number"] for case in database.cases.find()}
    assert stores.change_overs.get("import-1")["state"] == "writing"
    stores.change_overs.note("import-1", written=0)
    assert Writing(stores).carry_out("import-1")
    after = {case["_id"]: case["old_number"] for case in database.cases.find()}
    assert len(after) == 34 and after.items() >= first.items() and len(set(after.values())) == 34
    assert database.numbers.count_documents({}) == 34


def test_the_same_file_is_recognised(city, whole):
    """The same contents under another name are refused, and the old numbers are known in any other file."""
    content = old_city.workbook(whole)
    city.bring_file("city.xlsx", content)
    city.write()
    with pytest.raises(FieldsRefused, match="不会重复导入"):
        city.bring_file("other.xlsx", content, "import-2")
    again = city.bring({TableKind.CLOSED: [old_city.closed(5)]}, "import-3")
    assert [(f["column"], f["row"]) for f in again["faults"]] == [("旧编号", 2)]
    assert "已于此前导入" in again["faults"][0]["text"]


def test_an_import_that_gives_roles_is_approved_by_another_person(city, stores, whole):
    """Without the security administrator's word it isn't written, and who brought it can't be the one."""
    city.bring(whole)
    with pytest.raises(TransitionRefused):
        city.desk.write("import-1", by=ADMIN, at=city.at)
    with pytest.raises(TransitionRefused, match="以外"):
        city.desk.approve("import-1", by=ADMIN, at=city.at)
    city.write()
    records = stores.account_records.of_account("ludeng-01")
    assert {(one.what, one.by) for one in records} == {("changed", "xt01"), ("roles_given", "aq01")}


def test_what_was_dropped_is_removed(city, stores, whole):
    """A dropped import leaves nothing of its contents, and can't be written any more."""
    city.bring(whole)
    city.desk.give_up("import-1")
    with pytest.raises(NotFound):
        stores.change_overs.read("import-1", "rows/closed/1")
    with pytest.raises(TransitionRefused):
        city.desk.write("import-1", by=ADMIN, at=city.at)
