"""The second text of protected cases, as far as it is proposed."""

import pytest

from hotline.domain.identity import CallerIdentity
from hotline.domain.proposing.masking import propose_unit_text

CALLER = CallerIdentity(name="陈桂芳", phone="13806331234", address="石臼街道金海花园12号楼")
IDENTIFYING = {
    "我叫李卫国，举报工地偷倒渣土": "李卫国",
    "我是王晓梅，想反映物业的事": "王晓梅",
    "本人欧阳志远，住在附近": "欧阳志远",
    "我姓司徒，家在隔壁": "司徒",
    "我爱人刘静在现场看到的": "刘静",
    "打我手机 139 5555 0011 就行": "139 5555 0011",
    "座机0633-8771234": "0633-8771234",
    "联系方式：8771234": "8771234",
    "身份证37110219800101123X": "37110219800101123X",
    "车牌鲁L·A1234被划": "鲁L·A1234",
    "新能源车鲁LD12345占位": "鲁LD12345",
    "住在金海花园3号楼2单元501室": "3号楼2单元501室",
    "海曲路88号5栋二单元": "88号5栋二单元",
    "我住1-2-302": "1-2-302",
    "家住三庄镇前街12号，想反映村干部的事": "三庄镇前街12号",
    "我在山水纺织公司上班，老板偷排": "山水纺织公司",
    "微信号：lao_wang88": "lao_wang88",
    "邮箱 wang@example.com 收": "wang@example.com",
    "卡号6222021234567890123被扣钱": "6222021234567890123",
}
ORDINARY = [
    "2026年11月3日起修路，15路公交改道，国道204线堵车，请拨打12345", "五楼以上水压低，共120户，补贴3000元没发",
    "我是来反映情况的，我叫了好几次没人管", "我和邻居都听见了", "本人认为不合理", "全长3.5公里的路挖了2次",
    "村口有一座桥，还有两栋旧楼", "我是普通的上班族", "收取本人费用",
    "办理号码为2019-6-12的业务", "我是高中老师", "我住的小区停水",
    "公租房住户反映住房漏水，住院也报不了",
    "我住在附近，经过时看到的",
]


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("words", IDENTIFYING)
def test_what_identifies_is_left_out(words: str):
    """Names, numbers, plates, doors, employers; the rest of the sentence stays."""
    masked = propose_unit_text(words, CallerIdentity())
    assert IDENTIFYING[words] not in masked.text
    [span] = masked.spans
    assert masked.text == words[:span.begin] + span.instead + words[span.end:]


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_words_stay(words: str):
    """Dates, bus lines, sums and counts of people aren't taken for numbers of a person."""
    assert propose_unit_text(words, CallerIdentity()).text == words


@pytest.mark.requirement("R-4.5")
def test_what_the_operator_wrote_down_of_the_caller_is_left_out_wherever_it_stands():
    """Name, form of address, number however it is spaced, address."""
    words = "陈桂芳说，陈女士的号码138-0633-1234，家在石臼街道金海花园12号楼，请找陈桂芳"
    masked = propose_unit_text(words, CALLER)
    for known in ("陈桂芳", "陈女士", "0633", "12号楼"):
        assert known not in masked.text
    assert masked.summary == "姓名 3 处、电话 1 处、门牌住址 1 处"


def test_nothing_found_nothing_changed():
    """An empty text and an unknown caller."""
    assert propose_unit_text("", CALLER).text == "" and propose_unit_text("路灯坏了", CallerIdentity()).summary == ""


def test_a_long_text_is_looked_through_quickly():
    """Five thousand digits, brackets and names don't hold it up."""
    import time

    for words in ("1" * 5_000, "我叫" * 2_500, "12号楼" * 1_600, "1 " * 2_500, "路1号" * 1_600, "我在" + "是" * 4_000):
        began = time.process_time()
        propose_unit_text(words, CALLER)
        assert time.process_time() - began < 0.5
