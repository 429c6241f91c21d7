"""What may stand on the roster."""

from datetime import datetime

import pytest

from hotline.calendar.clock import ZONE
from hotline.domain.directory import Account
from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.roles import Actor, Role
from hotline.domain.roster import HandOverForm, ShiftForm, copied, ended, enter, handed_over, on_duty

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)
LEADER = Actor("zb01", "值班长", frozenset({Role.SHIFT_LEADER}))
PEOPLE = [
    Account(id="1001", name="王晓梅", roles=[Role.OPERATOR], operator_number="1001"),
    Account(id="1002", name="李卫国", roles=[Role.OPERATOR], operator_number="1002"),
    Account(id="1003", name="新来的", roles=[Role.OPERATOR]),
]


def shift(account_id: str = "1001", **changes) -> ShiftForm:
    """Today's shift of one operator."""
    fields = {"account_id": account_id, "days": ["2026-11-23"], "begins": "08:30", "ends": "17:30"}
    return ShiftForm(**fields | changes)


def put(*shifts: ShiftForm, known=(), key: str = "k") -> list:
    """Enter shifts on Monday morning."""
    return enter(shifts, known, PEOPLE, at=NOW, by=LEADER, key=key)


@pytest.mark.requirement("R-4.1")
def test_a_shift_gives_the_number_for_its_time_only():
    """During the shift its number holds, the person's own where none was entered; not before nor at its end."""
    entries = put(shift(), shift("1003", operator_number="8"))
    assert on_duty(entries, "1001", NOW).operator_number == "1001"
    assert on_duty(entries, "1003", NOW).operator_number == "8"
    assert on_duty(entries, "1001", NOW.replace(hour=8, minute=29)) is None
    assert on_duty(entries, "1001", NOW.replace(hour=17)) is None


def test_a_night_ends_on_the_next_day():
    """An end at or before the begin is on the next day."""
    entry = put(shift(begins="22:00", ends="06:00"))[0]
    assert entry.ends == datetime(2026, 11, 24, 6, 0, tzinfo=ZONE)


@pytest.mark.requirement("R-4.1")
@pytest.mark.parametrize("second, words", [
    (shift("1001", begins="17:00", ends="20:00"), "王晓梅已有班次"),
    (shift("1003", operator_number="1001"), "1001 是王晓梅的固定编号"),
    (shift("1002", operator_number="8"), "8 号由新来的使用"),
    (shift("1003", days=["2026-11-24"]), "没有固定编号"),
    (shift("1002", days=["2026-11-22"]), "已经过去"),
    (shift("gone"), "没有这位在岗的话务员"),
    (shift("1002", ends="8点"), "时间应写成"),
])
def test_what_cannot_stand_is_refused_and_nothing_is_entered(second, words):
    """One seat for one person, one number for one person at a time; the past isn't planned."""
    known = put(shift(), shift("1003", operator_number="8"))
    with pytest.raises(FieldsRefused, match=words):
        put(shift("1002", days=["2026-11-25"]), second, known=known, key="other")


def test_the_same_key_gives_the_same_entries():
    """A repeat stands in its own way nowhere."""
    once = put(shift(), key="same")
    assert put(shift(), known=once, key="same") == once


@pytest.mark.requirement("R-4.1")
def test_a_number_is_handed_over_with_its_reason():
    """From now on the number is the other one's; both entries stay, and say by whom and why."""
    entry = put(shift("1003", operator_number="8"))[0]
    before, rest = handed_over(
        entry, HandOverForm(account_id="1002", reason="身体不适"), [entry], PEOPLE, at=NOW, by=LEADER, key="h"
    )
    assert on_duty([before, rest], "1002", NOW).operator_number == "8" and on_duty([before, rest], "1003", NOW) is None
    assert before.reason == rest.reason == "身体不适" and rest.handed_over_from == entry.id
    with pytest.raises(Refused, match="已经结束"):
        ended(before, "再来一次", at=NOW, by=LEADER)


def test_one_s_own_number_is_not_handed_over():
    """The number of a person stays with the person, or two would answer under it."""
    entry = put(shift())[0]
    with pytest.raises(Refused, match="固定编号"):
        handed_over(entry, HandOverForm(account_id="1003", reason="换班"), [entry], PEOPLE, at=NOW, by=LEADER, key="h")


def test_a_shift_that_has_not_begun_is_taken_off():
    """It holds at no instant; one that runs ends now."""
    running, coming = put(shift(), shift("1002", days=["2026-11-25"]))
    assert ended(running, "早退", at=NOW, by=LEADER).ends == NOW
    assert ended(coming, "休假", at=NOW, by=LEADER).is_void


def test_a_week_is_planned_like_the_one_before():
    """Seven days later, without what exists already."""
    known = put(shift(), shift("1002"))
    later = copied(known, [], PEOPLE, at=NOW, by=LEADER, key="c")
    assert [one.begins_at[:10] for one in later] == ["2026-11-30", "2026-11-30"]
    assert copied(known, later, PEOPLE, at=NOW, by=LEADER, key="d") == []
