"""Proposals for the call that is being taken, by page and by JSON; likely duplicates; attaching."""

from datetime import timedelta

import pytest

from hotline.domain.proposing.catalogue import CatalogueLine
from hotline.setup.proposing_seed import shipped_tree, shipped_words
from hotline.testing.cases import call_form

WORDS = "我叫陈桂芳，住金海花园12号楼，六楼水压太低，电话13806331234"


@pytest.fixture(autouse=True)
def facts(kit):
    """The shipped tree and word lists, and one line of the catalogue."""
    kit.topics.save_tree(shipped_tree())
    kit.topics.save_words(shipped_words())
    kit.catalogue.add(CatalogueLine(id="1", unit_id="gongshui", words=("水压",)))


def ask(desk, **fields) -> dict:
    """The JSON door's answer."""
    answer = desk.client.post("/api/v1/proposals", json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


def everything_stored(kit) -> str:
    """The whole database but for sessions."""
    db = kit.idempotency._db
    return str({name: list(db[name].find()) for name in db.list_collection_names() if name != "sessions"})


@pytest.mark.requirement("R-5.1.1")
def test_a_draft_gets_topics_units_and_a_masked_text(sit_down):
    """The JSON door answers with every kind of proposal, each with its reason."""
    found = ask(sit_down("1001"), content=WORDS)
    assert found["topics"][0]["value"].endswith("自来水供应")
    assert found["units"][0]["value"] == "gongshui" and "派单目录" in found["units"][0]["reason"]
    assert "陈桂芳" not in found["masked_text"] and "13806331234" not in found["masked_text"]
    assert {what["what"] for what in found["masked"]} == {"姓名", "门牌住址", "电话"}


@pytest.mark.requirement("R-4.5")
def test_asking_keeps_nothing(sit_down, kit):
    """Neither words nor number of a draft are anywhere after it was asked about, by JSON and by page."""
    desk = sit_down("1001")
    before = everything_stored(kit)
    ask(desk, content=WORDS, phone="13806331234")
    desk.send("/calls/proposals", content=WORDS, phone="13806331234")
    assert everything_stored(kit) == before


@pytest.mark.requirement("R-3.3")
def test_an_organ_out_of_scope_comes_with_its_sentence(sit_down):
    """The court, and what to say to the caller."""
    [organ] = ask(sit_down("1001"), content="对法院的一审判决不服")["organ"]
    assert organ["value"] == "court" and "请您向法院有关机构反映" in organ["sentence"]


@pytest.mark.requirement("R-4.5")
def test_a_state_secret_is_neither_answered_about_nor_kept(sit_down, kit):
    """By tick or by the words themselves: nothing is proposed, nothing comes back, nothing is stored."""
    desk = sit_down("1001")
    before = everything_stored(kit)
    ticked = ask(desk, content=WORDS, is_state_secret=True)
    assert not any(ticked[kind] for kind in ("topics", "units", "duplicates", "masked_text"))
    said = ask(desk, content="这份绝密文件说的是某某工程")
    assert "停止记录" in said["secrecy_warning"] and not said["topics"]
    page = desk.send("/calls/proposals", content="这份文件说的是某某工程", is_state_secret="1")
    assert page.status_code == 422 and "某某工程" not in page.text
    assert everything_stored(kit) == before


@pytest.mark.requirement("R-2.1")
def test_a_second_call_about_the_same_is_a_likely_duplicate(sit_down):
    """Caller, place and like text are found among the cases of the last weeks, with the reasons."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", call_form().model_dump())
    [found] = ask(
        desk, subject="水压低", content="金海花园六楼以上傍晚水压过低，做饭困难", place="金海花园3号楼",
        phone="138-0633-1234",
    )["duplicates"]
    assert found["case_id"] == "2026-000001" and found["is_open"]
    assert found["reasons"][:2] == ["同一来话人", "同一地点：金海花园"]
    assert ask(desk, content="公交末班车太早", phone="13900000000")["duplicates"] == []


def test_after_four_weeks_it_is_a_new_matter(sit_down, clock):
    """Old cases aren't proposed as duplicates, but the caller's earlier calls are shown."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", call_form().model_dump())
    clock.move(timedelta(weeks=4, hours=1))
    found = ask(desk, content=call_form().content, place="金海花园", phone="13806331234")
    assert found["duplicates"] == [] and [case["case_id"] for case in found["earlier"]] == ["2026-000001"]


@pytest.mark.requirement("R-4.5")
def test_a_protected_caller_is_not_given_away_by_the_number(sit_down):
    """To an operator a protected case never shows as one of the same caller."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", call_form(wants_secrecy=True, unit_text="反映水压。").model_dump())
    found = ask(desk, content="公交车末班车太早坐不上", phone="13806331234")
    assert found["duplicates"] == found["earlier"] == []


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("account", ["gongshui-01", "ld01", "sdc01", "xt01"])
def test_only_operators_may_ask(sit_down, account: str):
    """No unit, leader, office or administrator sees drafts or duplicates."""
    desk = sit_down(account)
    assert desk.client.post("/api/v1/proposals", json={"content": WORDS}).status_code == 403
    assert desk.send("/calls/proposals", content=WORDS).status_code == 403


def test_the_page_shows_proposals_without_a_script(sit_down):
    """The button sends the form, which comes back as it was with the proposals beside it."""
    page = sit_down("1001").send("/calls/proposals", content=WORDS, name="陈桂芳")
    assert page.status_code == 200
    assert 'value="topic=城乡建设/城市建设和市政管理/自来水供应"' in page.text
    assert 'value="陈桂芳"' in page.text and WORDS in page.text


def test_a_button_fills_its_field_without_a_script(sit_down):
    """Organ, unit, topic and masked text go into the form."""
    desk = sit_down("1001")
    organ = desk.send("/calls/proposals", content="法院判决不服", take="way=redirect&organ=court").text
    assert 'name="way" value="redirect" checked' in organ and 'name="organ" value="court" checked' in organ
    unit = desk.send("/calls/proposals", content=WORDS, take="unit_ids=gongshui").text
    assert 'name="unit_ids" value="gongshui" checked' in unit
    assert 'name="lead_unit_id" value="gongshui" checked' in unit and 'name="way" value="transfer" checked' in unit
    report = desk.send("/calls/proposals", content="举报收受好处费", take="reports_wrongdoing=1").text
    assert 'name="reports_wrongdoing" value="1" checked' in report
    masked = desk.send("/calls/proposals", content=WORDS, take="unit_text=*").text
    assert "我叫某群众，住（住址略）" in masked.split('name="unit_text"')[1].split("</textarea>")[0]


def test_a_button_can_t_fill_in_anything_else(sit_down):
    """A forged button changes no other field."""
    page = sit_down("1001").send("/calls/proposals", content=WORDS, take="name=别人&is_state_secret=1&content=x").text
    assert "别人" not in page and WORDS in page
    assert sit_down("1001").send("/calls/proposals", content=WORDS, take="a=1&" * 50).status_code == 200


def test_the_script_gets_the_proposals_alone(sit_down):
    """With its header the page's script is given the part it shows, no whole page."""
    desk = sit_down("1001")
    part = desk.client.post(
        "/calls/proposals", data={"csrf": desk.csrf(), "content": WORDS}, headers={"X-Part": "proposals"}
    )
    assert part.status_code == 200 and "<html" not in part.text and "自来水供应" in part.text


def test_a_topic_outside_the_tree_is_refused_in_words(sit_down):
    """The operator picks one of the three-level tree."""
    answer = sit_down("1001").post("/api/v1/calls", call_form(topic="水的事").model_dump())
    assert answer.status_code == 422 and "从下拉目录中选择" in answer.json()["fields"]["topic"]


@pytest.mark.requirement("R-3.2")
@pytest.mark.parametrize("channel", ["letter", "visit"])
def test_letters_and_visits_are_refused_with_the_sentence(sit_down, kit, channel: str):
    """By telephone only: nothing is registered, the explanation is said."""
    answer = sit_down("1001").send("/calls", channel=channel, content="来信内容")
    assert answer.status_code == 422 and "不受理来信来访" in answer.text
    assert not list(kit.cases.all_ids())


@pytest.mark.requirement("R-2.1")
def test_a_call_is_attached_to_the_case_it_repeats(sit_down, kit):
    """By its short number; the next operator sees the case as an incident under way."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", call_form().model_dump())
    answer = desk.post("/api/v1/calls", call_form(way="attach", parent_id="1", unit_ids=[]).model_dump())
    assert answer.status_code == 201, answer.text
    assert kit.cases.get("2026-000002").turn.data["parent_id"] == "2026-000001"
    assert [case["case_id"] for case in ask(desk, content="也是没有水了")["incidents"]] == ["2026-000001"]


@pytest.mark.parametrize(
    ("parent_id", "words"), [("99", "没有可并入的事项"), ("abc", "请输入案件编号"), ("", "请选择要并入的事项")]
)
def test_there_must_be_a_case_to_attach_to(sit_down, parent_id: str, words: str):
    """An unknown number, none, nonsense: said beside the field."""
    call = call_form(way="attach", parent_id=parent_id, unit_ids=[]).model_dump()
    answer = sit_down("1001").post("/api/v1/calls", call)
    assert answer.status_code == 422 and words in answer.json()["fields"]["parent_id"]


@pytest.mark.requirement("R-4.5")
def test_a_report_is_never_attached_to_a_case_of_the_reported_unit(sit_down):
    """Merging is no way around the block."""
    desk = sit_down("1001")
    desk.post("/api/v1/calls", call_form().model_dump())
    report = call_form(
        way="attach", parent_id="1", unit_ids=[], reports_wrongdoing=True, reported_unit_id="gongshui", unit_text="反映"
    )
    answer = desk.post("/api/v1/calls", report.model_dump())
    assert answer.status_code == 422 and "举报件不得并入" in answer.json()["fields"]["parent_id"]


def test_hostile_drafts_are_refused_or_harmless(sit_down):
    """Too long, of the wrong type, markup: no error of ours, nothing unescaped."""
    desk = sit_down("1001")
    assert desk.client.post("/api/v1/proposals", json={"content": "水" * 5001}).status_code == 422
    assert desk.client.post("/api/v1/proposals", json={"content": {"$gt": ""}}).status_code == 422
    assert desk.client.post("/api/v1/proposals", json=[]).status_code == 422
    page = desk.send("/calls/proposals", content="水压<script>alert(1)</script>", place="{{7*7}}" * 100)
    assert page.status_code == 200 and "<script>alert" not in page.text
