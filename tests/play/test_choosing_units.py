"""Units chosen by the words of a message."""

import random
from importlib.resources import files

import yaml

from hotline.play.choosing_units import choose_units

DIRECTORY = tuple(u["id"] for u in yaml.safe_load(files("hotline.setup").joinpath("sample/units.yaml").read_text()))


def test_words_name_the_unit():
    """Water goes to the water company, whoever else is chosen with it."""
    assert choose_units("小区停水三天，自来水什么时候来", DIRECTORY, random.Random(1))[0] == "gongshui"


def test_without_a_word_any_unit_is_chosen():
    """Somebody always handles it, and each unit once."""
    for seed in range(50):
        chosen = choose_units("……", DIRECTORY, random.Random(seed))
        assert 1 <= len(chosen) <= 3 and len(set(chosen)) == len(chosen)


def test_every_unit_named_by_words_is_in_the_sample_directory():
    """The words don't point at units that the sample city lacks."""
    words = yaml.safe_load(files("hotline.play").joinpath("units_by_word.yaml").read_text("utf-8"))
    assert set(words) <= set(DIRECTORY)
