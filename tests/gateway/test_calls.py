"""Taking a call, by page and by JSON."""

import pytest

from hotline.testing.cases import call_form

PROTECTED = {"wants_secrecy": True, "unit_text": "群众反映某小区水压偏低，请核实处理。"}


def json_call(**changes: object) -> dict:
    """A call as a program sends it."""
    return call_form(**changes).model_dump()


@pytest.mark.requirement("R-5.1.1")
def test_a_call_becomes_a_case_with_its_number_to_read_out(sit_down, kit):
    """The operator's form leads to a page that shows the case's number, and the vault knows the caller."""
    desk = sit_down("1001")
    fields = {k: v for k, v in json_call().items() if v not in (False, "", [])}

    answer = desk.send("/calls", **fields)

    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/calls/2026-000001/registered"
    assert "2026-000001" in desk.get(answer.headers["location"]).text
    assert kit.vault.for_slip("2026-000001", reason="test").phone == "13806331234"


def test_the_greeting_names_the_operator_number(sit_down):
    """The call form opens with the sentence that names the operator's number (R-4.1)."""
    assert "<strong>1001</strong>号话务员" in sit_down("1001").get("/calls/new").text


def test_faults_stand_beside_their_fields_and_values_stay(sit_down):
    """A form with faults comes back with every fault in Chinese and with what was filled in."""
    answer = sit_down("1001").send("/calls", name="陈桂芳", phone="12", content="水压低", way="transfer")

    assert answer.status_code == 422
    assert "电话号码应为 7 至 12 位数字" in answer.text
    assert "请选择类别" in answer.text
    assert 'value="陈桂芳"' in answer.text


def test_the_same_key_gives_the_same_case(sit_down, kit):
    """Five repeats of a request are one case, and a fresh key is another."""
    desk = sit_down("1001")
    answers = [desk.post("/api/v1/calls", json_call(), key="the-same-key") for _ in range(5)]
    other = desk.post("/api/v1/calls", json_call(), key="another-key")

    assert {a.json()["case_id"] for a in answers} == {"2026-000001"}
    assert {a.status_code for a in answers} == {201}
    assert other.json()["case_id"] == "2026-000002"
    assert len(list(kit.cases.all_ids())) == 2


def test_the_same_key_for_another_call_is_refused(sit_down):
    """A key that was used for one call can't be used for another."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", json_call(), key="the-same-key")
    assert desk.post("/api/v1/calls", json_call(subject="别的事"), key="the-same-key").status_code == 409


@pytest.mark.requirement("R-4.5")
def test_a_state_secret_is_refused_and_not_kept(sit_down, kit):
    """A matter marked as a state secret is refused in words, and nothing of it comes back or is stored."""
    answer = sit_down("1001").send("/calls", content="机密内容", is_state_secret="1")

    assert answer.status_code == 422
    assert "涉及国家秘密" in answer.text
    assert "机密内容" not in answer.text
    assert not list(kit.cases.all_ids())


@pytest.mark.requirement("R-4.5")
def test_a_report_never_goes_to_the_reported_unit_or_above(sit_down):
    """A report against a district's office can be sent neither to that office nor to its district."""
    desk = sit_down("1001")
    for unit_id in ("chengguan", "donggang"):
        call = json_call(
            reports_wrongdoing=True, reported_unit_id="chengguan", unit_ids=[unit_id], unit_text="反映执法问题。"
        )
        answer = desk.post("/api/v1/calls", call)
        assert answer.status_code == 422
        assert "不得将举报件转给被举报单位" in answer.json()["fields"]["unit_ids"]


def test_calls_are_taken_while_the_engine_is_away(sit_down, kit, monkeypatch):
    """The engine's absence doesn't fail the call; its command stays with the case."""
    from hotline.domain.errors import TemporarilyUnavailable

    class Away:
        def publish_message(self, *args, **kwargs):
            raise TemporarilyUnavailable("流程引擎暂时连不上")

    kit.engine = Away()
    answer = sit_down("1001").post("/api/v1/calls", json_call())

    assert answer.status_code == 201
    assert [c.kind for c in kit.cases.get("2026-000001").commands] == ["start"]


def test_only_operators_take_calls(sit_down):
    """A unit's clerk can't register a call."""
    assert sit_down("gongshui-01").post("/api/v1/calls", json_call()).status_code == 403


def test_twenty_parallel_twins_are_one_case(sit_down, kit):
    """Twenty requests with one key at the same moment get one answer and make one case (F8)."""
    from concurrent.futures import ThreadPoolExecutor

    desk = sit_down("1001")
    headers = {"Idempotency-Key": "twenty-twins"}
    with ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(lambda _: desk.client.post("/api/v1/calls", json=json_call(), headers=headers), range(20))
        )
    assert {answer.status_code for answer in answers} == {201}
    assert {answer.json()["case_id"] for answer in answers} == {"2026-000001"}
    assert list(kit.cases.all_ids()) == ["2026-000001"]


def test_a_call_cut_short_is_finished_by_its_repeat(sit_down, kit, monkeypatch):
    """When the store fails between identity and case, the repeat makes the same case under the same number."""
    from hotline.domain.errors import TemporarilyUnavailable

    desk, add = sit_down("1001"), kit.cases.add

    def away(case):
        raise TemporarilyUnavailable("数据库暂时连不上")

    kit.cases.add = away
    assert desk.post("/api/v1/calls", json_call(), key="cut-short").status_code == 503
    kit.cases.add = add
    again = desk.post("/api/v1/calls", json_call(), key="cut-short")
    assert again.status_code == 201
    assert again.json()["case_id"] == "2026-000001"
    assert kit.vault.for_slip("2026-000001", reason="test").name == "陈桂芳"
