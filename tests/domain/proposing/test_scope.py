"""The scope gate and the signs of danger."""

import pytest

from hotline.domain.classification import Organ
from hotline.domain.proposing.scope import WordList

ORGANS = {
    "对法院的一审判决不服": "court", "检察院不受理我的申诉": "procuratorate", "怎么提交政协提案": "cppcc",
    "人大代表什么时候接待群众": "peoples_congress", "部队家属院围墙占路": "armed_forces",
    "向纪委反映问题": "party_committee",
    "怎么加入九三学社": "democratic_party", "行业协会乱收会费": "association",
}
ORDINARY = [
    "法院路的路灯坏了", "我是退役军人，优待证怎么办", "人民公园的树倒了",
    "热水器打不着火", "楼道有火灾隐患", "避免交通事故建议设减速带",
]


@pytest.mark.requirement("R-3.3")
@pytest.mark.parametrize("words", ORGANS)
def test_each_organ_out_of_scope_is_proposed_with_its_sentence(proposed, words: str):
    """The organ first, by the caller's word; its sentence says where to turn."""
    [organ, *_] = proposed(words).organs
    assert organ.value == ORGANS[words]
    assert Organ(organ.value).label in Organ(organ.value).sentence


@pytest.mark.parametrize("words", ORDINARY)
def test_words_that_mean_something_else_raise_no_alarm(proposed, words: str):
    """Streets named after courts, veterans, heaters that don't light."""
    found = proposed(words)
    assert not found.organs and not found.services


@pytest.mark.requirement("R-4.3")
@pytest.mark.parametrize(
    ("words", "service"),
    [("三楼着火了快来人", "fire"), ("路口出了车祸", "traffic"), ("有人晕倒在公交站", "ambulance"),
     ("楼下正在打架有人持刀", "police"), ("厨房煤气味很大怀疑燃气泄漏", "fire"), ("老人困在电梯里了", "fire")],
)
def test_danger_to_life_proposes_hand_over_and_urgency(proposed, words: str, service: str):
    """110, 119, 120 or 122, and for most of them the highest urgency."""
    found = proposed(words)
    assert service in [proposal.value for proposal in found.services]
    assert "移交" in found.services[0].reason


@pytest.mark.requirement("R-4.3")
def test_the_highest_urgency_that_is_said_is_proposed(proposed):
    """An explosion in a building without water is an emergency, a building without heating very urgent."""
    assert [p.value for p in proposed("停水两天，刚才锅炉爆炸了").urgency] == ["emergency"]
    assert [p.value for p in proposed("供暖管道漏水，整栋楼停暖").urgency] == ["very_urgent"]
    assert [p.value for p in proposed("家里停水").urgency] == ["urgent"]
    assert not proposed("想咨询公积金提取").urgency


@pytest.mark.requirement("R-3.1")
def test_a_report_of_wrongdoing_is_proposed_to_be_marked(proposed):
    """So that nobody forgets to protect who reports; an ordinary complaint isn't."""
    [report] = proposed("举报某镇干部收受好处费").wrongdoing
    assert "“好处费”" in report.reason and "保密" in report.reason
    assert not proposed("夜间施工扰民，没人管").wrongdoing


@pytest.mark.requirement("R-4.5")
def test_a_state_secret_stops_everything(proposed):
    """Nothing is proposed but to stop writing; not even the masked text repeats what was said."""
    found = proposed("我手里有一份绝密文件，内容是")
    assert "停止记录" in found.secrecy_warning
    assert not (found.topics or found.units or found.organs or found.masked.text)


def test_phrases_that_only_hold_a_word_are_passed_over():
    """A word counts again when it is said by itself too."""
    words = WordList(words=["火灾"], but_not=["火灾隐患"])
    assert words.found_in("有火灾隐患") == [] and words.found_in("有火灾隐患，昨天真的火灾了") == ["火灾"]
