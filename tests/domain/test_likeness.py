"""How like two texts are, and sketches by which like ones are found."""

from hotline.domain.likeness import BANDS, bands_of, likeness, pairs_of

ONE = "金海花园小区六楼以上每天傍晚水压过低，做饭都困难，请尽快解决"
LIKE = "金海花园六楼以上傍晚水压过低，没法做饭，请有关部门尽快解决"
OTHER = "公交15路末班车太早，下夜班的人坐不上车，建议延长到十点"


def test_like_texts_are_told_from_others():
    """The same matter in other words is like, another one isn't."""
    assert likeness(pairs_of(ONE), pairs_of(ONE)) == 1.0
    assert likeness(pairs_of(ONE), pairs_of(LIKE)) > 0.4 > 0.05 > likeness(pairs_of(ONE), pairs_of(OTHER))


def test_polite_words_and_punctuation_count_nothing():
    """What every call says tells nothing apart."""
    assert pairs_of("请问，请尽快解决！谢谢。") == frozenset()


def test_like_texts_share_a_band_and_others_don_t():
    """The sketch finds what is worth comparing."""
    assert len(bands_of(pairs_of(ONE))) == BANDS
    assert set(bands_of(pairs_of(ONE))) & set(bands_of(pairs_of(LIKE)))
    assert not set(bands_of(pairs_of(ONE))) & set(bands_of(pairs_of(OTHER)))


def test_bands_stay_the_same_for_ever():
    """They are stored: another version of the program must find them again."""
    assert bands_of(pairs_of(ONE))[0] == "0/4599e857cacd"


def test_a_few_characters_are_like_nothing():
    """A call of three words isn't looked for by its text."""
    assert bands_of(pairs_of("停水了")) == []
