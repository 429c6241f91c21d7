"""Moving in at the gateway: brought and checked by one administrator, its roles approved by another, then written."""

import pytest

from hotline.change_over import Runner
from hotline.change_over.ports import Stores
from hotline.domain.change_over import TableKind
from hotline.spreadsheets import read_file
from hotline.storage import MongoLeases
from hotline.testing import old_city


@pytest.fixture
def machine(kit, database) -> Runner:
    """What the relay does in the background."""
    return Runner(Stores(**{name: getattr(kit, name) for name in Stores.__dataclass_fields__}), MongoLeases(database))


def brought(desk, content: bytes, name: str = "city.xlsx") -> str:
    """Upload a file on the page; returns the address of its import."""
    answer = desk.client.post(
        "/change_overs", data={"csrf": desk.csrf(), "key": f"change-over-{desk.tag}"}, files={"files": (name, content)},
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


@pytest.mark.requirement("R-6.4")
def test_a_city_moves_in_by_the_page(sit_down, machine, kit):
    """Files are checked, approved by the second administrator, written; the old number leads to the case."""
    admin, security = sit_down("xt01"), sit_down("aq01")
    tables = old_city.directory() | {TableKind.CLOSED: [old_city.closed(number) for number in range(3)]}
    address = brought(admin, old_city.workbook(tables))
    assert "正在检查" in admin.get(address).text
    machine.round()
    assert "待安全管理员核准" in admin.get(address).text
    assert admin.send(f"{address}/approve").status_code == 403
    assert security.send(f"{address}/approve").status_code == 303
    assert admin.send(f"{address}/write").status_code == 303
    assert "尚未完成" in admin.get(address).text
    machine.round()
    assert "已全部导入" in admin.get(address).text
    operator = sit_down("1001")
    found = operator.get("/cases?number=rx-000002")
    assert found.headers["location"].startswith("/cases/2022-")
    assert "RX-000002" in operator.get(found.headers["location"]).text


def test_faults_are_listed_row_by_row_and_quote_nobody(sit_down, machine):
    """Page, JSON and the csv text name file, sheet, row and column; no cell that may be personal is quoted."""
    admin = sit_down("xt01")
    rows = [old_city.closed(1, phone="13800001111x2222", name="赵钱孙"), old_city.closed(2, kind="投诉举报")]
    address = brought(admin, old_city.workbook(old_city.directory() | {TableKind.CLOSED: rows}))
    machine.round()
    page, api = admin.get(address).text, admin.get(f"/api/v1{address}").json()
    assert api["state"] == "faulty" and api["fault_count"] == 2
    assert [(f["row"], f["column"]) for f in api["faults"]] == [(3, "类别"), (2, "联系电话")]
    text = admin.get(f"{address}/faults").content.decode("utf-8-sig")
    for told in (page, text, str(api)):
        assert "赵钱孙" not in told and "13800001111" not in told and "已办结案件" in told


def test_the_template_can_be_filled_in_and_brought_back(sit_down):
    """The template has a sheet for each table and is read by what reads imports."""
    content = sit_down("xt01").get("/change_overs/template").content
    assert {table.sheet for table in read_file("x.xlsx", content).tables} >= {kind.label for kind in TableKind}


def test_nobody_who_works_on_cases_sees_imports(sit_down):
    """Operators, the head and units have no door to them."""
    for account in ("1001", "fzr01", "dc01"):
        assert sit_down(account).get("/change_overs").status_code == 403


def test_a_file_that_is_none_is_refused_in_words(sit_down, machine):
    """Whatever bytes come, the import ends as faulty with what to do."""
    admin = sit_down("xt01")
    address = brought(admin, b"PK\x03\x04" + b"\x00" * 200)
    machine.round()
    assert "另存为" in admin.get(address).text
