"""The kind that the words speak for."""

import pytest

from hotline.domain.classification import Kind
from hotline.domain.proposing.kinds import propose_kind


@pytest.mark.requirement("R-3.1")
@pytest.mark.parametrize("text, kind", [
    ("您好，我想问一下办理老年优待证需要什么材料", Kind.CONSULTATION),
    ("小区停水两天了，没人管，请帮忙解决", Kind.HELP),
    ("建议在望海路增设一个公交站", Kind.SUGGESTION),
    ("窗口工作人员态度很差，推诿，我很不满意", Kind.OPINION),
    ("门口有一只走失的小狗", Kind.HELP),
])
def test_the_words_speak_for_a_kind_with_the_reason(text, kind):
    """A question, a suggestion, a criticism; else a request for help. The reason names the words."""
    proposal = propose_kind(text)[0]
    assert proposal.value == kind and proposal.label == kind.label and proposal.reason
