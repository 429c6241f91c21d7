"""The knowledge base at the gateway: beside the call, for editors, for units, for everybody."""

import pytest

FORM = {
    "title": "水表冻裂怎么办", "question": "水表冻坏了找谁修，家里漏水", "answer": "请先关闭表前阀门，再拨打抢修电话。",
    "unit_ids": ["gongshui"], "state": "public", "valid_from": "2026-11-01", "valid_until": "2026-11-30",
}
PATH = "/api/v1/knowledge"


@pytest.fixture
def article_id(sit_down) -> str:
    """An article of the supervision section."""
    return sit_down("dc01").post(PATH, FORM).json()["article_id"]


def test_an_editor_writes_revises_and_earlier_versions_stay(sit_down, article_id) -> None:
    """On the pages; the same key is one article; who edits an old state is refused in words."""
    desk = sit_down("fzr01")
    form = {**FORM, "answer": "请拨打供水热线。", "revision": "1"}
    assert 'name="revision" value="1"' in desk.get(f"/knowledge/{article_id}/edit").text
    assert desk.send(f"/knowledge/{article_id}", **form).status_code == 303
    page = desk.get(f"/knowledge/{article_id}").text
    assert "请拨打供水热线。" in page and "第 1 版" in page and FORM["answer"] in page
    stale = desk.send(f"/knowledge/{article_id}", **form)
    assert stale.status_code == 409 and "刚被他人修改" in stale.text
    section = sit_down("dc01")
    twins = [section.post(PATH, FORM, key="same-article").json() for _ in range(2)]
    assert twins[0] == twins[1] != {"article_id": article_id}


def test_faults_stand_beside_their_field(sit_down) -> None:
    """An unknown unit and a missing answer; what was written stays."""
    answer = sit_down("zb01").send("/knowledge", **{**FORM, "answer": "", "unit_ids": "nobody"})
    assert answer.status_code == 422 and "请填写答复内容" in answer.text and "不在单位目录中" in answer.text
    assert FORM["title"] in answer.text


@pytest.mark.requirement("R-2.1")
def test_beside_the_call_the_answer_is_found_by_what_is_said(sit_down, article_id) -> None:
    """The answer to say, with the key that takes it; by what is written down so far."""
    found = sit_down("1001").send("/calls/knowledge", q="昨天天冷，家里水表冻坏了，一直漏水")
    assert found.status_code == 200 and FORM["answer"] in found.text and 'data-key="z"' in found.text
    assert FORM["answer"] not in sit_down("1001").send("/calls/knowledge", q="公交车晚点").text
    assert 'id="knowledge"' in sit_down("1001").get("/calls/new").text


@pytest.mark.parametrize("changes", [
    {"valid_until": "2026-11-20", "valid_from": "2026-11-01"}, {"valid_from": "2026-12-01", "valid_until": ""},
    {"state": "draft"},
])
def test_what_is_not_in_force_is_never_proposed_nor_public(sit_down, nobody, changes) -> None:
    """Expired, not begun, draft: neither beside the call nor for the public; editors find it."""
    article_id = sit_down("dc01").post(PATH, {**FORM, **changes}).json()["article_id"]
    assert FORM["answer"] not in sit_down("1001").send("/calls/knowledge", q="水表冻坏").text
    assert FORM["title"] not in nobody.get("/look-up/knowledge?q=水表冻坏").text
    assert FORM["title"] not in nobody.get("/look-up/knowledge").text
    assert nobody.get(f"/look-up/knowledge/{article_id}").status_code == 404
    assert FORM["title"] in sit_down("dc01").get("/knowledge?q=水表冻坏").text


def test_the_public_reads_public_answers_without_signing_in(sit_down, nobody, article_id) -> None:
    """Found by words, listed, read; what is for staff isn't there; no word of who wrote it."""
    staff = sit_down("dc01").post(PATH, {**FORM, "title": "水表冻裂内部口径", "state": "staff"}).json()["article_id"]
    for path in ("/look-up/knowledge?q=水表", "/look-up/knowledge"):
        page = nobody.get(path).text
        assert FORM["title"] in page and "内部口径" not in page
    page = nobody.get(f"/look-up/knowledge/{article_id}")
    assert FORM["answer"] in page.text and "督查科" not in page.text and "set-cookie" not in page.headers
    assert nobody.get(f"/look-up/knowledge/{staff}").status_code == 404


def test_a_unit_reads_what_concerns_it_and_asks_for_renewal(sit_down, article_id) -> None:
    """The editor finds the request in a list of its own; the next version answers it."""
    clerk, other, section = sit_down("gongshui-01"), sit_down("zhujian-01"), sit_down("dc01")
    assert FORM["title"] in clerk.get("/knowledge").text and FORM["title"] in clerk.get("/knowledge?q=水表").text
    assert FORM["title"] not in other.get("/knowledge").text + other.get("/knowledge?q=水表").text
    assert other.get(f"/knowledge/{article_id}").status_code == 404
    assert other.post(f"{PATH}/{article_id}/renewal", {"reason": "x"}).status_code == 404
    assert clerk.send(f"/knowledge/{article_id}/renewal", reason="").status_code == 422
    assert clerk.send(f"/knowledge/{article_id}/renewal", reason="抢修电话已变更。").status_code == 303
    assert FORM["title"] in section.get("/knowledge?list=asked").text
    assert "抢修电话已变更。" in section.get(f"/knowledge/{article_id}/edit").text
    sent = section.post(f"{PATH}/{article_id}", {**FORM, "revision": 2})
    assert sent.status_code == 200 and FORM["title"] not in section.get("/knowledge?list=asked").text
    assert "已在第 2 版更新" in clerk.get(f"/knowledge/{article_id}").text


def test_lists_are_for_those_who_need_them(sit_down, article_id) -> None:
    """Operators have no list of drafts; an unknown list is said in words; the JSON twin lists the same."""
    assert sit_down("1001").get("/knowledge?list=draft").status_code == 404
    assert sit_down("dc01").get("/knowledge?list=nonsense").status_code == 404
    assert FORM["title"] in sit_down("dc01").get("/knowledge?list=ending").text
    answer = sit_down("1001").get(PATH).json()
    assert answer["count"] == 1 and answer["articles"][0]["article_id"] == article_id
    assert sit_down("1001").get(f"{PATH}/{article_id}").json()["answer"] == FORM["answer"]
    assert sit_down("ld01").get(PATH).status_code == 403
