"""Learning from examples: what it finds, what it refuses, what it leaves out."""

import json
import os
from pathlib import Path

import pytest

from hotline.domain.classification import Protection, SecrecyLevel
from hotline.domain.proposing import Proposal
from hotline.domain.proposing.learned import Scales, fused, pieces, propose_learned
from hotline.domain.status import CaseStatus
from hotline.learning import Example, TooFew, train
from hotline.learning.examples import examples_of
from hotline.testing import cases as sample

DATA = Path(os.environ.get("HOTLINE_MESSAGES", Path(__file__).resolve().parents[3] / "shared" / "data"))
WATER = ("小区水压太低", "自来水浑浊发黄", "水管爆裂停水", "水费收缴错误", "供水时断时续")
ROAD = ("路灯整夜不亮", "井盖破损危险", "人行道坑洼积水", "道路塌陷未修", "红绿灯配时过短")


def _many(count: int = 30) -> list[Example]:
    return [
        Example(f"c{place}", f"{words[place % 5]}，住在{place}号楼，电话1380633{place:04d}", topic, unit)
        for words, topic, unit in ((WATER, "供水", "gongshui"), (ROAD, "道路", "zhujian")) for place in range(count)
    ]


def _nothing(text: str) -> list[str]:
    return []


def test_what_was_learned_is_proposed_with_the_words_that_spoke_for_it():
    """A new matter goes where its like went, and the reason quotes the words."""
    trained = train(_many(), _nothing, _nothing)
    found = propose_learned("我家停水了，自来水发黄", trained.topics, {"供水": "供水", "道路": "道路"})
    assert found[0].value == "供水"
    assert "自来水" in found[0].reason


def test_numbers_of_people_are_not_learned():
    """No piece holds a digit or a letter: telephone and house numbers can't be in the weights."""
    trained = train(_many(), _nothing, _nothing)
    assert not any(character.isdigit() for piece in trained.topics.rarity for character in piece)
    assert list(pieces("电话13806331234，ABC楼")) == ["电话"]


def test_what_one_caller_said_is_not_learned():
    """Pieces that fewer than five cases share are left out, so a name that was said once is in no weight."""
    examples = [*_many(), Example("x", "赵铁柱反映水压太低", "供水", "gongshui")]
    assert "铁柱" not in train(examples, _nothing, _nothing).topics.rarity


def test_accuracy_is_measured_on_cases_that_training_had_not_seen():
    """Labels without any sense are learned by heart, but not found again in the cases set apart."""
    nonsense = [Example(e.case_id, e.text, str(place % 3)) for place, e in enumerate(_many(60))]
    accuracy = train(nonsense, _nothing, _nothing).accuracy["topics"]
    assert accuracy.asked == 120
    assert accuracy.learned_first < 0.7 * accuracy.asked


def test_too_few_cases_are_refused_in_words():
    """It says how many there are and how many it takes."""
    with pytest.raises(TooFew, match="共 8 件"):
        train(_many(4), _nothing, _nothing)


def test_the_scales_outlive_being_kept():
    """Written as JSON and read again, they weigh the same."""
    trained = train(_many(), _nothing, _nothing)
    kept = Scales.read(json.loads(json.dumps(trained.topics.plain())))
    assert kept.weigh("自来水发黄") == trained.topics.weigh("自来水发黄")


def test_what_stands_high_on_both_lists_goes_first():
    """Words say a, b; cases say b, c: b goes first, with both reasons."""
    words, cases = (
        [Proposal(value=value, label=value, reason=f"{source}{value}") for value in values]
        for source, values in (("词", "ab"), ("案", "bc"))
    )
    found = fused(words, cases, 3)
    assert [one.value for one in found] == ["b", "a", "c"]
    assert found[0].reason == "词b；案b"


def test_protected_and_open_cases_are_no_examples():
    """Only archived cases of ordinary matters are learned from."""
    ordinary = sample.registered()
    archived = ordinary.model_copy(update={"status": CaseStatus.ARCHIVED})
    kept_back = [
        archived.model_copy(update=change) for change in (
            {"protection": Protection.PROTECTED}, {"reports_wrongdoing": True}, {"secrecy": SecrecyLevel.INTERNAL},
            {"outcome": "withdrawn"},
        )
    ]
    assert [example.case_id for example in examples_of([ordinary, archived, *kept_back])] == [archived.id]


def test_real_messages_are_found_again():
    """Of real messages that training hadn't seen, the right first level is among three for more than 80 %."""
    path = DATA / "labelled.jsonl"
    if not path.is_file():
        pytest.skip(f"real messages are absent: {path}")
    examples = [
        Example(m["id"], f"{m['subject']}。{m['text']}", m["level1"])
        for m in map(json.loads, path.read_text("utf-8").splitlines())
    ]
    accuracy = train(examples, _nothing, _nothing).accuracy["topics"]
    assert accuracy.learned_within / accuracy.asked > 0.8
