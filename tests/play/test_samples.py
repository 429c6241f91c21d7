"""The sample calls that the product ships."""

from collections import Counter

from hotline.domain.classification import Importance, Kind, Urgency, Way
from hotline.play.command import SAMPLES
from hotline.play.messages import read_messages

MESSAGES = read_messages(SAMPLES, None)


def _told(field: str) -> Counter:
    return Counter(message.told.get(field) for message in MESSAGES)


def test_samples_are_some_sixty_and_each_its_own():
    """No text comes twice."""
    assert len(MESSAGES) >= 60
    assert len({message.id for message in MESSAGES}) == len({message.text for message in MESSAGES}) == len(MESSAGES)


def test_samples_show_every_kind_and_way_of_the_regulation():
    """All five kinds, every way but attaching to another, urgent ones, emergencies, important and complex ones."""
    assert set(Kind) <= set(_told("kind"))
    assert set(Way) - {Way.ATTACH} <= set(_told("way"))
    assert {Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EMERGENCY} <= set(_told("urgency"))
    assert {Importance.IMPORTANT, Importance.COMPLEX} <= set(_told("importance"))


def test_samples_show_protected_callers_and_what_is_out_of_scope():
    """Reports of wrongdoing, callers who want secrecy, anonymous ones, several organs out of scope."""
    assert _told("reports_wrongdoing")[True] >= 2
    assert _told("wants_secrecy")[True] >= 2
    assert _told("is_anonymous")[True] >= 2
    assert len(set(_told("organ")) - {None}) >= 3


def test_protected_samples_have_a_second_text_for_units():
    """The caller's own words never have to reach a unit."""
    for message in MESSAGES:
        if message.told.get("reports_wrongdoing") or message.told.get("wants_secrecy"):
            assert message.told.get("unit_text") or message.told["way"] in (Way.ANSWER, Way.REDIRECT, Way.HAND_OVER)
