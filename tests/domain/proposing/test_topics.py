"""Topics proposed from the tree's words."""

import pytest

from hotline.domain.proposing.topics import Topic, TopicTree, propose_topics

CALLS = {
    "小区自来水水压太低，六楼没水": "城乡建设/城市建设和市政管理/自来水供应",
    "供热公司说管道坏了，家里暖气不热，室温只有十二度": "城乡建设/城市建设和市政管理/冬季采暖",
    "楼下烧烤摊占道经营，城管不管": "城乡建设/城市建设和市政管理/城管执法",
    "新生儿怎么上户口": "政法/户籍证件/户籍管理",
    "公司拖欠工资三个月了": "劳动和社会保障/工资福利/工资发放",
    "农村低保怎么申请": "民政/社会救助/农村低保",
    "河里的水发黑发臭，有厂子往里排污水": "环境保护/环境污染/水污染",
    "网约车司机绕路": "交通运输/出租车管理/网约车问题",
    "饭店的食品变质了": "卫生计生/食品药品监管/食品安全",
    "学校补课乱收费": "教育文体/教育收费/乱收费",
}


@pytest.mark.requirement("R-5.1.1")
@pytest.mark.parametrize("words", CALLS)
def test_the_meant_topic_is_among_the_first_three(proposed, words: str):
    """Each call's topic is proposed, with the caller's words as the reason."""
    topics = proposed(words).topics
    assert CALLS[words] in [topic.value for topic in topics[:3]]
    assert topics[0].reason.startswith("来话提到“")


def test_the_shipped_tree_is_the_whole_classification(facts):
    """Fifteen branches, 517 leaves, no path twice."""
    paths = facts.tree.paths
    assert len(paths) == len(facts.tree.topics) == 517
    assert len({topic.level1 for topic in facts.tree.topics}) == 15


def test_nothing_said_nothing_proposed(proposed):
    """Words that point nowhere propose no topic."""
    assert not proposed("喂，你好，请问听得见吗").topics


def test_many_signs_in_a_branch_outweigh_one_odd_word():
    """The branch that more words speak for goes first although each of its leaves has only one."""
    tree = TopicTree((
        Topic("甲", "一", "子", ("工地",)), Topic("甲", "一", "丑", ("塔吊",)), Topic("甲", "一", "寅", ("扬尘",)),
        Topic("乙", "二", "卯", ("老师",)),
    ))
    best = propose_topics("工地的塔吊和扬尘影响老师上课", tree)[0]
    assert best.value.startswith("甲/")


def test_a_leaf_called_other_needs_a_word_of_its_own():
    """其他 isn't proposed by its neighbours' names."""
    tree = TopicTree((Topic("政法", "户籍证件", "其他"), Topic("政法", "户籍证件", "户籍管理")))
    assert [topic.value for topic in propose_topics("户籍证件", tree)] == ["政法/户籍证件/户籍管理"]


def test_a_topic_outside_the_tree_is_said(facts):
    """A path that nobody entered is refused in words; an empty one and a city without a tree are not."""
    assert "从下拉目录中选择" in facts.tree.fault("水的事")
    assert facts.tree.fault("") == TopicTree().fault("水的事") == ""
    assert facts.tree.fault("政法/户籍证件/户籍管理") == ""
