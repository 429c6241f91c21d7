"""Lines of the dispatch catalogue."""

import pytest

from hotline.domain.errors import FieldsRefused
from hotline.domain.proposing.catalogue import CatalogueLine


def test_a_line_that_would_hold_for_everything_is_refused():
    """Without topic and words a line isn't taken, in words."""
    with pytest.raises(FieldsRefused, match="须写明主题或关键词"):
        CatalogueLine(id="1", unit_id="gongshui", district="东港区").require_sound()


@pytest.mark.parametrize("words", [("水",), ("很" * 21,), tuple(f"词{n}" for n in range(21))])
def test_unusable_words_are_refused(words: tuple[str, ...]):
    """A single character, a sentence, too many words."""
    with pytest.raises(FieldsRefused, match="关键词每个"):
        CatalogueLine(id="1", unit_id="gongshui", words=words).require_sound()


def test_a_ruling_names_another_unit():
    """The unit in charge isn't the one that was found not to be."""
    with pytest.raises(FieldsRefused, match="不能与原单位相同"):
        CatalogueLine(id="1", unit_id="a", not_unit_id="a", topic="政法").require_sound()


def test_the_sample_catalogue_is_sound(facts):
    """Each line names a unit of the sample directory and, if any, a branch of the tree."""
    units = {unit.id for unit in facts.units}
    for line in facts.lines:
        line.require_sound()
        assert line.unit_id in units
        assert not line.topic or any(path.startswith(line.topic) for path in facts.tree.paths), line.topic
