"""A call of an answering day on the real engine, with the real jobs: the slip is out before the next caller."""

import random
import time

import pytest

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from hotline.testing.models import model_files
from hotline.zeebe.handler import Completed, Handler
from hotline.zeebe.model_index import index_models
from hotline.zeebe.release import stamp_release
from workers import dispatch, intake

PATIENCE_S = 120
JOBS = {**intake.JOBS, **dispatch.JOBS}
NEEDED = (
    "intake.claim_case", "dispatch.prepare_approval_slip", "dispatch.issue_approval_slip",
    "dispatch.issue_transfer_slips",
)
CALL = {
    **sample.call_form().model_dump(), "leader_word": "请供水集团三日内解决。", "leader_limit_workdays": 3,
    "session_caller": 1,
}


@pytest.fixture
def models(engine) -> None:
    """The models of the product, as release 1."""
    files = model_files()
    engine.deploy_resources(stamp_release(files, 1, job_types=index_models(files).job_types()))


def work(kit, case_id: str) -> None:
    """Do the jobs of this case until the units have it."""
    handlers = {name: Handler(JOBS[name], vars(kit)) for name in NEEDED}
    until = time.monotonic() + PATIENCE_S
    while kit.cases.get(case_id).status is not CaseStatus.HANDLING:
        assert time.monotonic() < until, kit.cases.get(case_id).status
        for name, handler in handlers.items():
            for job in kit.engine.poll(
                name, worker="test", most=8, hold_ms=60_000, variables=handler.variables, wait_ms=300
            ):
                if job.case_id == case_id:
                    outcome = handler.perform(job)
                    assert isinstance(outcome, Completed), outcome
                    kit.engine.complete_encoded(job.key, outcome.variables)


@pytest.fixture
def numbers_of_its_own(database, kit) -> None:
    """Case numbers that no other test of this engine has: it takes one start message a number."""
    far = random.randrange(100_000, 900_000)
    database.number_heads.insert_one({"_id": f"case/{kit.clock.now().year}", "seq": far})


@pytest.mark.requirement("R-5.2.1", "R-5.2.2")
def test_slip_and_transfer_go_out_with_the_leaders_word(sit_down, kit, models, numbers_of_its_own):
    """No task for section, head or leader between: slip signed, transfer slip with the word, the board says so."""
    chief, desk = sit_down("zb01"), sit_down("1001")
    day_id = chief.post("/api/v1/answering_days", {
        "name": "接听日", "held_on": "2026-11-23", "leader_id": "mayor", "unit_ids": ["gongshui"],
    }).json()["day_id"]
    chief.post(f"/api/v1/answering_days/{day_id}/open", {})
    desk.post(f"/api/v1/answering_days/{day_id}/callers", {"phone": "13806331234", "matter": "水压过低"})
    desk.post(f"/api/v1/answering_days/{day_id}/callers/1/hand", {})
    case_id = desk.post("/api/v1/calls", {**CALL, "session_id": day_id}).json()["case_id"]
    work(kit, case_id)
    case = kit.cases.get(case_id)
    kit.engine.cancel_instance(case.instance_key)
    assert {document.kind for document in case.documents} == {"approval_slip", "transfer_slip"}
    assert (case.assignments[0].unit_id, case.assignments[0].limit_text) == ("gongshui", "3 个工作日")
    assert kit.worklist.of_case(case_id) == []
    last = chief.get(f"/api/v1/answering_days/{day_id}").json()["last_word"]
    assert (last["number"], last["is_slip_out"]) == (1, True)
    assert "转办单已发" in chief.get(f"/answering_days/{day_id}/board").text
    line = sit_down("gongshui-02").get(f"/api/v1/answering_days/{day_id}/given").json()["cases"][0]
    assert (line["case_id"], line["instruction"], line["may_sign"]) == (case_id, "请供水集团三日内解决。", True)
    report = chief.get(f"/api/v1/answering_days/{day_id}/report").json()["instructions"][0]
    assert report["slips"] == [case.documents[-1].number] and report["state"] == "办理中"
