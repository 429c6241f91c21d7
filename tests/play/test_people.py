"""Callers made up by seed."""

import random

from hotline.domain.identity import normal_phone
from hotline.play import people


def test_the_same_seed_makes_the_same_caller():
    """A play repeats itself."""
    first, second = random.Random(5), random.Random(5)
    assert [people.name(first), people.phone(first)] == [people.name(second), people.phone(second)]


def test_numbers_are_of_a_prefix_that_nobody_has():
    """No real person's telephone can be hit by chance."""
    dice = random.Random(1)
    for _ in range(100):
        number = people.phone(dice)
        assert number.startswith("140") and len(normal_phone(number)) == 11


def test_some_names_have_rare_characters():
    """Names beyond the common character sets are among the callers."""
    dice = random.Random(1)
    names = [people.name(dice) for _ in range(500)]
    assert any(ord(character) > 0xFFFF or character in "㛃䶮" for name in names for character in name)


def test_every_address_has_its_district():
    """The district is read off the address."""
    dice = random.Random(1)
    districts = {people.district(people.address(dice)) for _ in range(200)}
    assert {"东港区", "岚山区", "莒县", "五莲县", "日照经济开发区", "山海天旅游度假区"} == districts
