"""The one door for what named roles do to a case: each act by its own people, and by nobody else."""

from datetime import timedelta

import pytest

from hotline.domain.acts import ACTS
from hotline.domain.assignment import Urging
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.roles import Role
from hotline.domain.status import CaseStatus
from hotline.domain.turn import Shelf, TurnKind
from hotline.domain.urging import supervised
from hotline.testing import cases as sample

from .conftest import PEOPLE

START = sample.MONDAY_MORNING
NOON = START + timedelta(hours=2)
REASON = {"reason": "情况属实，确有必要。"}
FORMS = {
    "sign_slip": {}, "assign_within_unit": {"account_id": "gongshui-02", "due_on": "2026-11-25"},
    "report_interim": {"text": "抢修人员已到场。"}, "request_extension": {"workdays": 4, **REASON},
    "acknowledge_urging": {"promise": "周三前办结。"}, "appeal_mark": REASON,
    "urge_by_hand": {"unit_id": "gongshui", "person": "值班员"},
    "issue_center_notice": {"unit_id": "gongshui", "demand": "请说明进展。"},
    "extend_limit": {"unit_id": "gongshui", "workdays": 3, **REASON}, "excuse_unit": {"unit_id": "zhujian", **REASON},
    "correct_units": {"unit_ids": ["chengguan"], **REASON}, "substitute_leader": {"leader_id": "deputy", **REASON},
    "withdraw": REASON, "merge": {"parent_id": "2", **REASON}, "undo_merge": REASON,
    "shelve": {**REASON, "explained": "已说明管网改造计划。", "review_on": "2026-12-20"}, "end_shelf": REASON,
    "open_mass_incident": {}, "announce": {"cause": "主管爆裂", "area": "石臼街道", "text": "预计今晚恢复供水。"},
    "rule_on_appeal": {"outcome": "uphold", **REASON},
    "call_for_files": {"unit_id": "gongshui", "materials": "抢修记录", "due_on": "2026-11-25"},
    "summon_head": {"unit_id": "gongshui", "subject": "供水", "at": "2026-11-26T09:00", "place": "二楼会议室"},
    "convene_meeting": {"unit_ids": ["gongshui"], "subject": "供水", "at": "2026-11-26T09:00", "place": "二楼"},
    "record_minutes": {
        "unit_ids": ["gongshui"], "subject": "供水", "at": "2026-11-26T09:00", "place": "二楼", "chair": "赵建国",
        "present": "各单位", "minutes": "研究了供水问题。", "conclusions": "周五前恢复。",
    },
    "propose_criticism": {"unit_id": "gongshui", "facts": "两次催办未果。", "decision": "予以通报。"},
    "propose_accountability": {
        "unit_id": "gongshui", "facts": "拖延。", "harm": "停水三天。", "recommendation": "约谈。",
    },
}
LEFT = {"undo_merge": CaseStatus.MERGED, "end_shelf": CaseStatus.SHELVED}


def case_for(name):
    """A case on which the act can be done; two units hold it, and it was handed over to the municipal office."""
    if name == "appeal_mark" or name == "rule_on_appeal":
        return _dissatisfied(is_appealed=name == "rule_on_appeal")
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, NOON, "gongshui")
    supervised(case, "gongshui", 1, notice, cause="overdue", at=NOON)
    if name == "acknowledge_urging":
        case.assignments[0].urgings.append(
            Urging(
                ordinal=1, at=NOON.isoformat(), by="dc01", by_hand=True, answer_due_at=NOON.isoformat(), document_id=""
            )
        )
    if name == "record_minutes":
        sample.act(case, "convene_meeting", sample.HEAD, NOON, **FORMS["convene_meeting"])
    if name == "announce":
        case.is_mass_incident = True
    if name == "substitute_leader":
        case.approvals = sample.prepared().approvals
        case.approvals[0].leader_id = "mayor"
    if name in LEFT:
        case.status = LEFT[name]
        case.shelves.append(Shelf(reason="等", explained="已说", review_on="2026-12-20", at="", by_name=""))
    return case


def _dissatisfied(*, is_appealed):
    case = sample.completed()
    sample.finish(
        case, "Task_CallBack", "role:supervision_section", sample.SECTION, NOON + timedelta(hours=5), quality=2,
        efficiency=3, satisfaction=2, note="认为太慢。",
    )
    if is_appealed:
        sample.act(case, "appeal_mark", sample.clerk(sample.WATER), NOON + timedelta(hours=6), **REASON)
    return case


def may(account, name):
    """Whether this account is one of the act's people and can see the sample case."""
    actor = account.actor
    if not actor.has(*ACTS[name].roles):
        return False
    return not actor.has(*Role.unit()) or actor.unit_id in ("gongshui", "zhujian")


def test_every_act_is_tried():
    """The table below knows every act."""
    assert set(FORMS) == set(ACTS)


@pytest.mark.requirement("R-2.0")
@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_done_by_its_people_and_by_nobody_else(sit_down, keep, kit, name):
    """Everyone else gets 403, or 404 for a case that isn't theirs, by page and by JSON; nothing is changed."""
    kit.directory.put_leader(sample.DIRECTORY.leader("vice_mayor_1").model_copy(update={"id": "deputy"}), place=1)
    keep(case_for(name))
    keep(sample.registered("2026-000002"))
    path, kept = f"/cases/2026-000001/acts/{name}", kit.cases.get("2026-000001")
    for account in PEOPLE:
        if not may(account, name):
            desk = sit_down(account.id)
            assert desk.get(path).status_code in (403, 404), account.id
            assert desk.post(f"/api/v1{path}", FORMS[name]).status_code in (403, 404), account.id
    assert kit.cases.get("2026-000001") == kept

    account = next(account for account in PEOPLE if may(account, name))
    desk = sit_down(account.id)
    assert ACTS[name].title in desk.get("/cases/2026-000001").text
    html = desk.get(path).text
    assert f"规程{ACTS[name].article}" in html
    for field in ACTS[name].form_model.model_fields:
        assert f'name="{field}"' in html, field
    answer = desk.post(f"/api/v1{path}", FORMS[name], key="act-key-1")
    assert answer.status_code == 200, answer.text
    assert desk.post(f"/api/v1{path}", FORMS[name], key="act-key-1").json() == answer.json()
    changed = kit.cases.get("2026-000001")
    assert len(changed.history) == len(kept.history) + 1, "the same key does it once"
    assert changed.history[-1].by == account.id


def test_faults_come_back_beside_the_fields_of_an_act(sit_down, keep):
    """A form without its reason comes back with what was written."""
    keep(sample.dispatched())
    answer = sit_down("fzr01").send("/cases/2026-000001/acts/correct_units", unit_ids="chengguan", reason="")
    assert answer.status_code == 422
    assert "请填写改派理由" in answer.text
    assert 'value="chengguan" checked' in answer.text


def test_what_can_not_be_done_now_is_said_in_words(sit_down, keep):
    """An act that isn't open is refused with its name, the case's state and the article."""
    keep(sample.dispatched())
    answer = sit_down("fzr01").post("/api/v1/cases/2026-000001/acts/end_shelf", REASON)
    assert answer.status_code == 409
    assert "办理中" in answer.json()["detail"] and "提前恢复办理" in answer.json()["detail"]


@pytest.mark.requirement("R-5.3.1")
def test_a_granted_extension_shows_on_the_work_list(sit_down, keep, kit):
    """The unit asks, the head grants four of five working days, and the unit's task shows the new limit."""
    case = sample.dispatched()
    sample.act(case, "request_extension", sample.clerk(sample.WATER), NOON, workdays=5, reason="水泵需定制。")
    before = case.assignments[0].due_at
    keep(
        case,
        sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui", due_at=before),
        sample.task_of(case, "Task_RuleOnExtension", "role:center_head", key="72", unit_id="gongshui"),
    )
    answer = sit_down("fzr01").send("/tasks/72/finish", outcome="grant", workdays="4")
    assert answer.status_code == 303, answer.text
    after = kit.cases.get(case.id).assignments[0]
    assert after.due_at > before
    assert kit.worklist.get("71").due_at == after.due_at
    assert "同意延期" in sit_down("gongshui-01").get(f"/cases/{case.id}").text


def test_a_case_that_may_not_be_seen_is_no_parent(sit_down, keep, kit):
    """Merging into a number that isn't there, or into itself, is said beside the field; nothing is ordered."""
    keep(sample.dispatched())
    desk = sit_down("1001")
    for parent_id, words in (("999", "没有可查看的案件"), ("甲", "请输入案件编号"), ("1", "不能并入自身")):
        answer = desk.post("/api/v1/cases/2026-000001/acts/merge", {"parent_id": parent_id})
        assert answer.status_code in (409, 422), answer.text
        assert words in answer.json()["detail"]
    assert kit.cases.get("2026-000001").turn is None


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("unit_id", ["chengguan", "donggang"])
def test_a_report_never_gets_to_the_reported_unit(sit_down, keep, kit, unit_id):
    """Neither by correction, nor by a meeting, nor by following a matter that the unit or its superior has."""
    keep(sample.dispatched(reports_wrongdoing=True, unit_text="群众反映占道。", reported_unit_id="chengguan"))
    theirs = sample.registered("2026-000002", unit_ids=[unit_id])
    keep(theirs)
    desk = sit_down("fzr01")
    path = "/api/v1/cases/2026-000001/acts"
    forms = {
        "correct_units": {"unit_ids": [unit_id], **REASON}, "merge": {"parent_id": "2026-000002"},
        "convene_meeting": {**FORMS["convene_meeting"], "unit_ids": ["gongshui", unit_id]},
    }
    for name, form in forms.items():
        answer = desk.post(f"{path}/{name}", form)
        assert answer.status_code == 422, name
        assert "第三十条" in answer.json()["detail"]
    case = kit.cases.get("2026-000001")
    assert case.turn is None and case.orders == []


@pytest.mark.requirement("R-5.2.4")
def test_the_office_acts_on_what_was_handed_over_only(sit_down, keep):
    """The municipal office summons the unit handed over to it, not the other, and not before the hand-over."""
    keep(case_for("summon_head"))
    desk = sit_down("sdc01")
    other = desk.post("/api/v1/cases/2026-000001/acts/summon_head", {**FORMS["summon_head"], "unit_id": "zhujian"})
    assert other.status_code == 422
    assert "zhujian" not in desk.get("/cases/2026-000001/acts/summon_head").text
    keep(sample.registered("2026-000002"))
    assert desk.post("/api/v1/cases/2026-000002/acts/summon_head", FORMS["summon_head"]).status_code == 404


@pytest.mark.requirement("R-2.0")
def test_a_pending_turn_is_shown_and_stops_the_tasks(sit_down, keep, kit):
    """While a correction is under way the page says so, and the clerk's report is refused in words."""
    case = sample.dispatched()
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui"))
    assert sit_down("fzr01").send(
        "/cases/2026-000001/acts/correct_units", unit_ids="chengguan", lead_unit_id="chengguan", reason="职责调整。"
    ).status_code == 303
    assert kit.cases.get(case.id).turn.kind is TurnKind.CORRECT
    assert kit.cases.get(case.id).history[-1].event is EventType.TURN_ORDERED
    clerk = sit_down("gongshui-01")
    assert "正在办理「改派」" in clerk.get("/cases/2026-000001").text
    refused = clerk.post(
        "/api/v1/tasks/71/finish", {"handling": "已换泵。", "public_answer": "已恢复。", "is_solved": True}
    )
    assert refused.status_code == 409
    assert "改派" in refused.json()["detail"]


def test_the_word_of_a_unit_to_its_people_stays_inside_it(kit, keep, sit_down):
    """The person in charge and the day are the center's to see; the word is the unit's own."""
    case = keep(sample.dispatched(sample.WATER, sample.HOUSING))
    form = sit_down("gongshui-01").get(f"/cases/{case.id}/acts/assign_within_unit").text
    assert "gongshui-02" in form and "zhujian-02" not in form
    fields = {"account_id": "gongshui-02", "due_on": "2026-11-25", "word": "先查加压泵", "back": "work"}
    sent = sit_down("gongshui-01").send(f"/cases/{case.id}/acts/assign_within_unit", **fields)
    assert sent.headers["location"] == "/work"
    assert "先查加压泵" in sit_down("gongshui-02").get(f"/cases/{case.id}").text
    center = sit_down("dc01").get(f"/cases/{case.id}").text
    assert "交 承办单位负责人 承办" in center and "先查加压泵" not in center
    beside = sit_down("zhujian-01").get(f"/cases/{case.id}").text
    assert "承办单位负责人 承办" not in beside and "先查加压泵" not in beside
