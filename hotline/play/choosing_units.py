"""Which units a message probably belongs to, by the words in it; for plays of files that don't say."""

import random
from functools import cache
from importlib.resources import files

import yaml

HOW_MANY = {1: 80, 2: 15, 3: 5}


def choose_units(text: str, unit_ids: tuple[str, ...], dice: random.Random) -> list[str]:
    """One to three units of the directory, the lead first; any unit where no word speaks."""
    wanted = dice.choices(list(HOW_MANY), list(HOW_MANY.values()))[0]
    named = _named_by(text, unit_ids)
    return named[:wanted] if named else dice.sample(unit_ids, wanted)


def _named_by(text: str, unit_ids: tuple[str, ...]) -> list[str]:
    hits = {unit: sum(text.count(word) for word in words) for unit, words in _words().items() if unit in unit_ids}
    return sorted((unit for unit, count in hits.items() if count), key=lambda unit: (-hits[unit], unit))


@cache
def _words() -> dict[str, list[str]]:
    return yaml.safe_load(files(__package__).joinpath("units_by_word.yaml").read_text("utf-8"))
