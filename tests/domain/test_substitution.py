"""Who may do whose work for a time, and under which names."""

from datetime import date

import pytest

from hotline.domain.directory import Account
from hotline.domain.errors import AccessRefused, FieldsRefused
from hotline.domain.roles import Role
from hotline.domain.substitution import SubstituteForm, acting_with, may_end, register, substituted_by
from hotline.testing.directory import SampleDirectory

HEAD = Account(id="fzr01", name="秦守诚", roles=[Role.CENTER_HEAD])
SHIFT = Account(id="zb01", name="韩立群", roles=[Role.SHIFT_LEADER])
CLERK = Account(id="gongan-01", name="李明", roles=[Role.UNIT_CLERK], unit_id="gongan")
BOSS = Account(id="gongan-02", name="王强", roles=[Role.UNIT_HEAD], unit_id="gongan")
OTHER = Account(id="jiaoyu-01", name="赵敏", roles=[Role.UNIT_CLERK], unit_id="jiaoyu")
MAYOR = Account(id="ld01", name="梁清和", roles=[Role.CITY_LEADER], leader_id="mayor")
DEPUTY = Account(id="ld02", name="贺明远", roles=[Role.CITY_LEADER], leader_id="vice_mayor_1")
SECRETARY = Account(id="ms01", name="陆知行", roles=[Role.LEADER_SECRETARY], leader_id="mayor")
SECURITY = Account(id="aq01", name="严守正", roles=[Role.SECURITY_ADMIN])
SYSTEM = Account(id="xt01", name="石磊", roles=[Role.SYSTEM_ADMIN])
DIRECTORY = SampleDirectory([], accounts=[HEAD, SHIFT, CLERK, BOSS, OTHER, MAYOR, DEPUTY, SECRETARY, SECURITY, SYSTEM])


def _register(by: Account, absent: Account, substitute: Account, known=(), **changes: str):
    form = {
        "absent_id": absent.id, "substitute_id": substitute.id, "from_on": "2026-12-01", "until_on": "2026-12-05",
        "reason": "外出学习。", **changes,
    }
    return register(
        SubstituteForm(**form), "s1", by=by.actor, directory=DIRECTORY, at="2026-11-24T09:00:00+08:00", known=known
    )


@pytest.mark.requirement("R-1.1")
def test_a_substitute_acts_with_both_roles_and_under_both_names() -> None:
    """On the days registered, the first and the last included."""
    made = _register(HEAD, HEAD, SHIFT)
    assert substituted_by("zb01", [made], date(2026, 12, 5)) == ["fzr01"]
    assert substituted_by("zb01", [made], date(2026, 12, 6)) == []
    actor = acting_with(SHIFT, [HEAD])
    assert actor.roles == {Role.SHIFT_LEADER, Role.CENTER_HEAD}
    assert (actor.account_id, actor.name) == ("zb01", "韩立群（代秦守诚）")
    assert acting_with(SHIFT, []) == SHIFT.actor


def test_a_leaders_secretary_gets_the_leaders_desk() -> None:
    """Unit and leader of the absent person come with the work."""
    assert "leader:mayor" in acting_with(SECRETARY, [MAYOR]).groups
    assert "unit:gongan" in acting_with(BOSS, [CLERK]).groups


@pytest.mark.parametrize(
    ("by", "absent", "substitute"),
    [
        (SHIFT, HEAD, SHIFT), (CLERK, CLERK, BOSS), (BOSS, OTHER, CLERK), (HEAD, MAYOR, DEPUTY),
        (SECURITY, SECURITY, SYSTEM),
    ],
)
def test_it_is_decided_by_whoever_is_in_charge(by: Account, absent: Account, substitute: Account) -> None:
    """Nobody takes over their superior's work of their own accord."""
    with pytest.raises(AccessRefused, match="代办"):
        _register(by, absent, substitute)


@pytest.mark.parametrize(
    ("absent", "substitute", "words"),
    [(CLERK, OTHER, "本单位"), (HEAD, SYSTEM, "管理员"), (SYSTEM, HEAD, "管理员"), (MAYOR, SHIFT, "市领导"),
     (MAYOR, DEPUTY, "领导代办"), (HEAD, CLERK, "本单位")],
)
def test_some_may_never_do_each_others_work(absent: Account, substitute: Account, words: str) -> None:
    """Units stay apart, administrators stay apart from cases, two leaders are named on the case itself."""
    with pytest.raises(FieldsRefused, match=words):
        _register(SECURITY, absent, substitute)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"absent_id": ""}, "absent_id"), ({"substitute_id": "fzr01"}, "substitute_id"), ({"from_on": "soon"}, "from_on"),
     ({"until_on": "2026-11-30"}, "until_on"), ({"until_on": "2027-06-01"}, "until_on"), ({"reason": ""}, "reason"),
     ({"substitute_id": "nobody"}, "substitute_id")],
)
def test_faults_are_named(changes: dict, field: str) -> None:
    """Beside their field."""
    with pytest.raises(FieldsRefused) as refused:
        _register(HEAD, HEAD, SHIFT, **changes)
    assert set(refused.value.fields) == {field}


def test_days_do_not_meet_and_nobody_hands_on_what_they_were_handed() -> None:
    """One substitute at a time; who is away does nobody's work."""
    made = _register(HEAD, HEAD, SHIFT)
    with pytest.raises(FieldsRefused, match="韩立群"):
        _register(HEAD, HEAD, SHIFT, [made], from_on="2026-12-05", until_on="2026-12-08")
    away = _register(HEAD, SHIFT, HEAD)
    with pytest.raises(FieldsRefused, match="不在岗"):
        _register(HEAD, HEAD, SHIFT, [away])
    ended = made.model_copy(update={"ended_at": "2026-12-02T09:00:00+08:00"})
    assert _register(HEAD, HEAD, SHIFT, [ended]).absent_id == "fzr01"
    assert not ended.holds_on(date(2026, 12, 3))


def test_whoever_comes_back_ends_it() -> None:
    """So does who registered it; a stranger doesn't."""
    made = _register(BOSS, CLERK, BOSS)
    assert may_end(CLERK.actor, made, DIRECTORY) and may_end(BOSS.actor, made, DIRECTORY)
    assert not may_end(OTHER.actor, made, DIRECTORY)
