"""The heading that is made from the caller's words."""

import pytest

from hotline.domain.identity import CallerIdentity
from hotline.domain.proposing.masking import propose_unit_text
from hotline.domain.proposing.subjects import MOST_CHARACTERS, propose_subject


def heading(content: str, **identity: str) -> str:
    """The heading of what was said by this caller."""
    return propose_subject(propose_unit_text(content, CallerIdentity(**identity)).text)


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("content, expected", [
    ("我叫陈桂芳，住望海新城12号楼，六楼水压太低，做饭都困难", "六楼水压太低，做饭都困难"),
    ("喂，您好，我想问一下，办理老年卡需要什么材料", "办理老年卡需要什么材料"),
    ("电话13806331234，路灯坏了三天", "路灯坏了三天"),
    ("您好", ""),
    ("", ""),
])
def test_the_heading_says_the_matter_and_nobody_s_name(content, expected):
    """Greetings, names, telephone numbers and doors are left out; where nothing is said, there is no heading."""
    assert heading(content) == expected


def test_a_caller_s_written_name_is_left_out():
    """Also a name that only the form knows."""
    assert "欧阳" not in heading("欧阳若兰家门口积水，没法出门", name="欧阳若兰")


def test_a_heading_is_short():
    """A long clause is cut."""
    assert len(heading("马路" * 100)) == MOST_CHARACTERS
