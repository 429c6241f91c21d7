"""The directory kept by administrators: units, persons, roles."""

import pytest

from hotline.domain.roles import Role
from hotline.testing.cases import call_form

UNIT = {
    "id": "ranqi", "name": "日照市燃气集团", "short_name": "燃气集团", "category": "公用事业",
    "duties": "燃气供应\n管道维修", "contact_phone": "0633-8781234", "is_active": True,
}


@pytest.fixture
def admin(sit_down):
    """The system administrator at the desk."""
    return sit_down("xt01")


def test_a_unit_is_entered_and_chosen(admin, sit_down, kit):
    """A unit that was just entered stands in the directory and can be given a matter."""
    answer = admin.send("/directory/units", revision="0", **{**UNIT, "is_active": "1"})
    assert answer.status_code == 303
    assert kit.directory.unit("ranqi").duties == ["燃气供应", "管道维修"]
    assert "燃气集团" in sit_down("1001").get("/directory").text
    assert 'value="ranqi"' in sit_down("1001").get("/calls/new").text


def test_faults_are_said_beside_the_fields(admin):
    """A code with capitals, no duties, a wrong telephone: all three at once, and nothing is entered."""
    wrong = {**UNIT, "id": "Gas", "duties": "", "contact_phone": "abc"}
    answer = admin.post("/api/v1/directory/units", {**wrong, "revision": 0})
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"id", "duties", "contact_phone"}


def test_a_unit_is_not_its_own_superior(admin):
    """The chain of superiors must not turn back: it decides who may not get a report of wrongdoing."""
    entry = admin.get("/api/v1/directory/units/donggang").json()
    answer = admin.post("/api/v1/directory/units", {**entry, "parent_id": "chengguan"})
    assert "parent_id" in answer.json()["fields"]


def test_two_administrators_do_not_undo_each_other(admin):
    """Who changes what somebody changed meanwhile is told, and nothing is overwritten."""
    entry = admin.get("/api/v1/directory/units/gongshui").json()
    assert admin.post("/api/v1/directory/units", {**entry, "contact_name": "甲"}).status_code == 201
    answer = admin.post("/api/v1/directory/units", {**entry, "contact_name": "乙"})
    assert answer.status_code == 422 and "刚被他人修改" in answer.json()["detail"]
    now = admin.get("/api/v1/directory/units/gongshui").json()
    assert now["contact_name"] == "甲" and now["records"][0]["by_name"] == "系统管理员"
    assert now["records"][0]["changes"] == [{"field": "联络人", "before": "", "after": "甲"}]


def test_a_closed_unit_gets_nothing_new(admin, sit_down, kit):
    """It isn't offered any more, and sent all the same it is refused."""
    entry = admin.get("/api/v1/directory/units/gongshui").json()
    assert admin.post("/api/v1/directory/units", {**entry, "is_active": False}).status_code == 201
    operator = sit_down("1001")
    assert 'value="gongshui"' not in operator.get("/calls/new").text
    answer = operator.post("/api/v1/calls", call_form(unit_ids=["gongshui"]).model_dump(mode="json"))
    assert "已停用" in answer.json()["fields"]["unit_ids"]


def test_a_person_is_registered_and_given_roles_by_another(admin, sit_down, kit):
    """The system administrator registers, the security administrator gives roles; both stand on record."""
    person = {"id": "1009", "name": "孙小圣", "operator_number": "1009", "is_active": True, "revision": 0}
    assert admin.post("/api/v1/directory/people", person).status_code == 201
    assert kit.directory.account("1009").roles == []
    assert admin.post("/api/v1/directory/people/1009/roles", {"roles": ["operator"], "reason": "新"}).status_code == 403
    security = sit_down("aq01")
    answer = security.send("/account_security/1009/roles", roles=["operator"], reason="新进话务员，已培训上岗")
    assert answer.status_code == 303
    assert kit.directory.account("1009").roles == [Role.OPERATOR]
    assert {record.what.value for record in kit.account_records.of_account("1009")} == {"opened", "roles_given"}


@pytest.mark.parametrize(("account", "roles", "words"), [
    ("xt01", ["system_admin", "operator"], "不兼任"), ("lc01", ["process_admin", "releaser"], "两人"),
    ("gongshui-01", ["unit_clerk", "reviewer"], "承办单位人员"), ("fzr01", ["operator"], "上岗编号"),
    ("fzr01", ["unit_clerk"], "所在单位"), ("fzr01", ["city_leader"], "市领导"), ("fzr01", ["king"], "列表"),
])
def test_roles_that_do_not_go_together_are_refused(sit_down, account, roles, words):
    """Each with its reason."""
    answer = sit_down("aq01").post(
        f"/api/v1/directory/people/{account}/roles", {"roles": roles, "reason": "调岗"}
    )
    assert answer.status_code == 422 and words in answer.json()["fields"]["roles"]


def test_nobody_gives_roles_to_themselves(sit_down):
    """Another security administrator does it."""
    answer = sit_down("aq01").post("/api/v1/directory/people/aq01/roles", {"roles": ["auditor"], "reason": "调岗"})
    assert answer.status_code == 403


def test_a_closed_account_is_out_at_once(admin, sit_down):
    """Its sessions end with the change."""
    operator = sit_down("1002")
    entry = admin.get("/api/v1/directory/people/1002").json()
    assert admin.post("/api/v1/directory/people", {**entry, "is_active": False}).status_code == 201
    assert operator.get("/").headers["location"] == "/login"


def test_the_head_of_a_unit_keeps_its_contacts(sit_down, kit):
    """Of one's own unit, and only the contacts."""
    head = sit_down("gongshui-02")
    revision = head.get("/api/v1/directory/own_contacts").json()["revision"]
    told = {"contact_phone": "0633-1112222", "name": "别名"}
    answer = head.send("/directory/own_contacts/change", revision=str(revision), **told)
    assert answer.status_code == 303
    unit = kit.directory.unit("gongshui")
    assert (unit.contact_phone, unit.name) == ("0633-1112222", "日照市供水集团")


def test_contacts_and_people_are_for_who_needs_them(sit_down):
    """A clerk sees units and duties; neither the contacts of others nor the list of persons."""
    told = sit_down("gongshui-01").get("/api/v1/directory").json()
    assert told["people"] == [] and "contact_phone" not in told["units"][0]
    assert "contact_phone" in sit_down("1001").get("/api/v1/directory").json()["units"][0]
