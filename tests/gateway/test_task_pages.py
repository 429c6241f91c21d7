"""Every user task has its page, with its form, its article and what the person decides on."""

from datetime import timedelta

import pytest

from hotline.domain.decisions import DECISIONS
from hotline.domain.documents import DocumentKind
from hotline.domain.urging import supervised
from hotline.testing import cases as sample

NOON = sample.MONDAY_MORNING + timedelta(hours=2)
UNIT, HEAD = ("unit:gongshui", "gongshui-01"), ("role:center_head", "fzr01")
PEOPLE = {
    "Task_CheckUnitText": ("role:shift_leader", "zb01"), "Task_AnswerByColleague": ("role:operator", "1002"),
    "Task_DraftApproval": ("role:supervision_section", "dc01"), "Task_HeadReads": HEAD,
    "Task_LeaderInstructs": ("leader:mayor", "ms01"), "Task_HandleAndReport": UNIT, "Task_RuleOnReturn": HEAD,
    "Task_RuleOnExtension": HEAD, "Task_OfficeSupervises": ("role:municipal_office", "sdc01"),
    "Task_UnitAnswers": UNIT, "Task_ReviewReport": ("role:reviewer", "sc01"),
    "Task_LeaderReviews": ("leader:mayor", "ms01"), "Task_CallBack": ("role:supervision_section", "dc01"),
    "Task_SupplyDocuments": ("role:archivist", "da01"), "Task_ApproveDocument": HEAD,
}
NOT_ON_PAGE = {"call_back": {"told_answer"}, "leader_instructs": {"scan_id"}, "leader_reviews": {"scan_id"},
               "rule_on_return": {"scan_id"}, "rule_on_extension": {"scan_id"},
               "unit_report": {"attachments"}}


def case_for(element_id):
    """A case in which such a task is open."""
    if element_id in ("Task_LeaderInstructs", "Task_LeaderReviews", "Task_DraftApproval", "Task_HeadReads"):
        case = sample.prepared()
        case.approvals[0].leader_id = "mayor"
        return case
    if element_id == "Task_CheckUnitText":
        return sample.registered(reports_wrongdoing=True, unit_text="群众反映水压偏低。")
    case = sample.dispatched()
    if element_id == "Task_RuleOnReturn":
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), NOON, outcome="return",
            return_reason="该小区为自管供水。", return_ground="《城市供水条例》第十条",
        )
    if element_id == "Task_RuleOnExtension":
        sample.act(case, "request_extension", sample.clerk(sample.WATER), NOON, workdays=4, reason="水泵需定制。")
    if element_id == "Task_ApproveDocument":
        words = {"facts": "拖延。", "decision": "通报。"}
        sample.act(case, "propose_criticism", sample.SECTION, NOON, unit_id="gongshui", **words)
    if element_id in ("Task_OfficeSupervises", "Task_UnitAnswers"):
        notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, NOON, "gongshui")
        supervised(case, "gongshui", 1, notice, cause="overdue", at=NOON)
    return case


@pytest.mark.requirement("R-5.2.4")
@pytest.mark.parametrize("element_id", DECISIONS)
def test_every_decision_has_its_page(sit_down, keep, element_id):
    """Each user task has a page with every field of its form, its article and what may be seen of the case."""
    group, account = PEOPLE[element_id]
    case, decision = case_for(element_id), DECISIONS[element_id]
    order_id = case.orders[0].id if case.orders else ""
    keep(case, sample.task_of(case, element_id, group, key="90", unit_id="gongshui", order_id=order_id))

    answer = sit_down(account).get("/tasks/90")

    assert answer.status_code == 200, answer.text
    assert decision.title in answer.text
    assert f"规程{decision.article}" in answer.text
    for name in set(decision.form_model.model_fields) - NOT_ON_PAGE.get(decision.form, set()):
        assert f'name="{name}"' in answer.text, name
    said = {"Task_RuleOnReturn": "《城市供水条例》第十条", "Task_RuleOnExtension": "水泵需定制。",
            "Task_ApproveDocument": "拖延。", "Task_LeaderInstructs": "file_scan", "Task_LeaderReviews": "file_scan"}
    assert said.get(element_id, "") in answer.text


@pytest.mark.requirement("R-4.5")
def test_of_a_protected_case_the_unit_is_asked_for_no_contact(sit_down, keep):
    """The closing form of a protected case has no field for contact with the caller, nor for proof of who it is."""
    case = sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。")
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="90", unit_id="gongshui"))
    html = sit_down("gongshui-01").get("/tasks/90").text
    for name in ("contacted_caller", "contact_at", "contact_phone", "contact_note", "file_identity", "file_contact"):
        assert f'name="{name}"' not in html, name
    assert 'name="file_handling"' in html
    assert "由受理中心转告" in html


@pytest.mark.requirement("R-4.5")
def test_of_a_protected_case_the_center_tells_the_answer(sit_down, keep):
    """Who calls a protected caller back reads the answers to tell, ticks that they were told, can't leave a message."""
    case = sample.completed(wants_secrecy=True, unit_text="群众反映水压偏低。")
    keep(case, sample.task_of(case, "Task_CallBack", "role:supervision_section", key="90"))
    html = sit_down("dc01").get("/tasks/90").text
    assert "您反映的水压问题已解决。" in html
    assert 'name="told_answer"' in html
    assert 'name="left_voice_mail"' not in html
