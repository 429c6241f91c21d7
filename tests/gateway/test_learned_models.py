"""The page on which a person switches learned proposals on and off."""

from hotline.domain.proposing.topics import Topic, TopicTree

ACCURACY = {
    "topics": {
        "asked": 60, "choices": 2, "words_first": 40, "words_within": 50, "learned_first": 45, "learned_within": 55,
        "both_first": 50, "both_within": 58,
    }
}


def _scales(choice: str, piece: str) -> dict:
    return {"choices": [choice], "offsets": [0.0], "rarity": {piece: 1.0}, "weights": {piece: [[0, 1.0]]}}


def _version(kit) -> int:
    scales = {"topics": _scales("甲/乙/丙", "怪味"), "units": _scales("gongshui", "怪味")}
    return kit.learned_models.add(
        scales, made_at="2026-11-02T09:00:00+08:00", by="hotline learn", examples=60, accuracy=ACCURACY
    )


def test_switched_on_it_is_proposed_with_its_reason(kit, sit_down):
    """What no word list knows is proposed once the center's head has switched the version on."""
    kit.topics.save_tree(TopicTree((Topic("甲", "乙", "丙"),)))
    _version(kit)
    head, operator = sit_down("fzr01"), sit_down("1001")
    draft = {"content": "楼道里总有怪味，好几天了"}
    assert operator.post("/api/v1/proposals", draft).json()["topics"] == []
    answer = head.send("/learned_models", number="1")
    assert answer.status_code == 303
    page = head.get("/learned_models").text
    assert "现在启用的是<strong>第 1 版" in page and "50/60（83%）" in page
    proposals = operator.post("/api/v1/proposals", draft).json()
    assert proposals["topics"][0]["value"] == "甲/乙/丙" and "怪味" in proposals["topics"][0]["reason"]
    assert "gongshui" in [unit["value"] for unit in proposals["units"]]


def test_switched_off_nothing_of_it_is_left(kit, sit_down):
    """Off is off at once, and both switches are on record."""
    _version(kit)
    head = sit_down("fzr01")
    for number in (1, 0):
        assert head.post("/api/v1/learned_models/in_use", {"number": number}).json() == {"number": number}
    overview = head.get("/api/v1/learned_models").json()
    assert overview["in_use"] == 0 and [one["number"] for one in overview["switches"]] == [0, 1]


def test_a_version_that_is_not_there_is_refused(kit, sit_down):
    """The answer says to choose from the list."""
    answer = sit_down("lc01").post("/api/v1/learned_models/in_use", {"number": 9})
    assert answer.status_code == 404 and "请从列表中选择" in answer.json()["detail"]


def test_who_only_sees_has_no_switch(kit, sit_down):
    """The shift leader reads the figures."""
    _version(kit)
    page = sit_down("zb01").get("/learned_models").text
    assert "启用这一版" not in page and "首位正确" in page
