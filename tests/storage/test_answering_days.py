"""Answering days on the real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.calendar.clock import FixedClock
from hotline.domain.answering_day import AnsweringDay, CallerForm, CallerState
from hotline.domain.errors import NotFound, Refused, TransitionRefused
from hotline.domain.identity import CallerIdentity
from hotline.domain.roles import Actor, Role
from hotline.storage import Cipher, MongoAnsweringDays, MongoDayCallers, MongoIdentityVault
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING
OPERATORS = [Actor(f"10{n:02d}", f"话务员{n}", frozenset({Role.OPERATOR})) for n in range(8)]


def day_of(number: int = 1, held_on: str = "2026-11-23") -> AnsweringDay:
    """A day as it is prepared."""
    return AnsweringDay(
        id=f"2026-{number:02d}", name="市长接听日", held_on=held_on, leader_id="mayor", leader_name="周明远",
        prepared_at="", prepared_by="zb01", prepared_by_name="值班长",
    )


@pytest.fixture
def days(database: Database) -> MongoAnsweringDays:
    """An open day, 2026-01."""
    days = MongoAnsweringDays(database)
    days.add(day_of())
    days.change("2026-01", lambda day: day.open(at=AT, by=sample.OPERATOR))
    return days


def noted(days: MongoAnsweringDays, place: int) -> None:
    """One more caller."""
    form = CallerForm(matter=f"事项{place}", phone="13806331234")
    days.change("2026-01", lambda day: day.note_caller(form, at=AT, by=OPERATORS[place % 8], effect=f"note/{place}"))


def test_a_day_is_kept_once_and_found_again(days: MongoAnsweringDays) -> None:
    """The first stays; the list has the latest day first and no callers."""
    noted(days, 1)
    assert days.add(day_of()).opened_at == days.get("2026-01").opened_at != ""
    days.add(day_of(2, "2026-12-20"))
    assert [(day.id, day.callers) for day in days.all()] == [("2026-02", {}), ("2026-01", {})]
    with pytest.raises(NotFound):
        days.get("2026-99")


def test_callers_noted_at_once_have_numbers_without_gaps(days: MongoAnsweringDays) -> None:
    """Eight operators, forty callers, each noted twice: forty numbers."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda place: noted(days, place), [*range(40), *range(40)]))
    day = days.get("2026-01")
    assert [caller.number for caller in day.callers.values()] == list(range(1, 41))
    assert len({caller.effect for caller in day.callers.values()}) == 40


def test_the_leaders_line_has_one_caller_whoever_hands_over(days: MongoAnsweringDays) -> None:
    """Eight operators hand over different callers at once: one gets through, seven are told."""
    for place in range(8):
        noted(days, place)

    def hand(place: int) -> bool:
        try:
            days.change("2026-01", lambda day: day.hand_to_leader(place + 1, at=AT, by=OPERATORS[place]))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(hand, range(8))) == 1
    assert len(days.get("2026-01").in_state(CallerState.ON_LINE)) == 1


def test_of_eight_operators_one_takes_a_caller(days: MongoAnsweringDays) -> None:
    """The others are told that somebody was faster."""
    noted(days, 1)

    def take(by: Actor) -> bool:
        try:
            days.change("2026-01", lambda day: day.take_up(1, at=AT, by=by))
        except TransitionRefused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, OPERATORS)) == 1


@pytest.mark.requirement("R-4.5")
def test_who_waits_is_encrypted_and_each_look_is_on_record(
    days: MongoAnsweringDays, database: Database, cipher: Cipher
) -> None:
    """Nothing in clear; the look before the answer; gone when the case has it; first words stay."""
    clock = FixedClock(AT + timedelta(hours=1))
    callers = MongoDayCallers(database, cipher, clock)
    noted(days, 1)
    caller = days.get("2026-01").caller(1)
    callers.put("2026-01", caller.effect, CallerIdentity(name="陈桂芳", phone="13806331234"))
    callers.put("2026-01", caller.effect, CallerIdentity(name="别人"))
    kept = str(list(database.answering_day_callers.find())) + str(list(database.answering_days.find()))
    assert "陈桂芳" not in kept and "13806331234" not in kept
    assert callers.show("2026-01", caller, to=OPERATORS[0], reason="回电").name == "陈桂芳"
    looks = MongoIdentityVault(database, cipher, clock).looks_at("2026-01/1")
    assert [(look.by, look.reason) for look in looks] == [("1000", "回电")]
    callers.drop("2026-01", caller)
    assert callers.show("2026-01", caller, to=OPERATORS[0], reason="回电") == CallerIdentity()
