"""A protected caller is shown once, after a second person allowed it (R-4.5)."""

from datetime import timedelta

import pytest

from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, TransitionRefused
from hotline.domain.revealing import RevealDecision, RevealForm, RevealState, ask, decide, state_of, use
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

NOW = sample.MONDAY_MORNING + timedelta(hours=1)
HALF_AN_HOUR = timedelta(minutes=30)
SHIFT = Actor("zb01", "值班长", frozenset({Role.SHIFT_LEADER}))
REASON = RevealForm(reason="需向来话人核实地点")
YES, NO = RevealDecision(outcome="allow"), RevealDecision(outcome="refuse", word="可由承办单位现场核实")


def protected():
    """A protected case in the unit's hands."""
    return sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。")


def asked(by=sample.SECTION):
    """One with a request."""
    case = protected()
    ask(case, "r-1", REASON, by=by, at=NOW)
    return case


def allowed():
    """One with a request that the shift leader allowed."""
    case = asked()
    decide(case, "r-1", YES, by=SHIFT, at=NOW, open_for=HALF_AN_HOUR)
    return case


@pytest.mark.requirement("R-4.5")
def test_the_one_look_names_both_and_stands_in_the_history():
    """Asked, allowed, looked at: three entries of the hash chain, without the reason in them."""
    case = allowed()
    used = use(case, by=sample.SECTION, at=NOW + timedelta(minutes=29))
    assert (used.asked_by_name, used.decided_by_name) == ("孙伟", "值班长")
    assert [entry.event for entry in case.history[-3:]] == ["reveal_asked", "reveal_decided", "caller_revealed"]
    assert "核实" not in str([entry.model_dump() for entry in case.history[-3:]])
    assert state_of(case.reveals[0], NOW) is RevealState.LOOKED


@pytest.mark.parametrize(("minutes", "words"), [(0, "只可查看一次"), (31, "只可查看一次")])
def test_it_is_shown_once(minutes, words):
    """A second look is refused within the time and after it."""
    case = allowed()
    use(case, by=sample.SECTION, at=NOW)
    with pytest.raises(AccessRefused, match=words):
        use(case, by=sample.SECTION, at=NOW + timedelta(minutes=minutes))


def test_it_closes_after_its_time():
    """Unused for thirty minutes it is over, and may be asked for again."""
    case = allowed()
    with pytest.raises(AccessRefused, match="时限已过"):
        use(case, by=sample.SECTION, at=NOW + HALF_AN_HOUR)
    ask(case, "r-2", REASON, by=sample.SECTION, at=NOW + HALF_AN_HOUR)


@pytest.mark.parametrize("by", [sample.HEAD, SHIFT, sample.clerk(sample.WATER)])
def test_what_was_allowed_to_one_is_not_allowed_to_another(by):
    """The look is the requester's alone."""
    with pytest.raises(AccessRefused):
        use(allowed(), by=by, at=NOW)


@pytest.mark.parametrize("by", [sample.clerk(sample.WATER), sample.REVIEWER, sample.OPERATOR, sample.MAYOR, SHIFT])
def test_only_head_and_section_ask(by):
    """Never a unit, nor the operator who took the call."""
    with pytest.raises(AccessRefused):
        ask(protected(), "r-1", REASON, by=by, at=NOW)


def test_an_ordinary_case_needs_no_second_person():
    """There is nothing to ask for."""
    with pytest.raises(AccessRefused):
        ask(sample.dispatched(), "r-1", REASON, by=sample.SECTION, at=NOW)


def test_nobody_allows_themselves():
    """The head who asked needs another head or a shift leader."""
    case = asked(by=sample.HEAD)
    with pytest.raises(AccessRefused, match="另一人"):
        decide(case, "r-1", YES, by=sample.HEAD, at=NOW, open_for=HALF_AN_HOUR)
    decide(case, "r-1", YES, by=SHIFT, at=NOW, open_for=HALF_AN_HOUR)


@pytest.mark.parametrize("by", [sample.REVIEWER, sample.OPERATOR, sample.clerk(sample.WATER), sample.MAYOR])
def test_only_head_and_shift_leader_answer(by):
    """Other roles can't be the second person."""
    with pytest.raises(AccessRefused, match="负责人或值班长"):
        decide(asked(), "r-1", YES, by=by, at=NOW, open_for=HALF_AN_HOUR)


def test_a_refusal_says_why_and_closes_the_request():
    """The requester reads who refused and why; an answer isn't changed any more."""
    case = asked()
    with pytest.raises(FieldsRefused):
        decide(case, "r-1", RevealDecision(outcome="refuse"), by=SHIFT, at=NOW, open_for=HALF_AN_HOUR)
    decide(case, "r-1", NO, by=SHIFT, at=NOW, open_for=HALF_AN_HOUR)
    with pytest.raises(AccessRefused, match=r"值班长没有同意.*现场核实"):
        use(case, by=sample.SECTION, at=NOW)
    with pytest.raises(TransitionRefused):
        decide(case, "r-1", YES, by=sample.HEAD, at=NOW, open_for=HALF_AN_HOUR)


def test_one_request_of_a_person_at_a_time_and_each_once():
    """A repeat of the same id changes nothing, a second request waits for the first; without a reason none."""
    case = asked()
    ask(case, "r-1", REASON, by=sample.SECTION, at=NOW)
    assert len(case.reveals) == 1
    with pytest.raises(TransitionRefused):
        ask(case, "r-2", REASON, by=sample.SECTION, at=NOW)
    with pytest.raises(FieldsRefused):
        ask(protected(), "r-1", RevealForm(), by=sample.SECTION, at=NOW)
    with pytest.raises(NotFound):
        decide(case, "r-9", YES, by=SHIFT, at=NOW, open_for=HALF_AN_HOUR)


def test_a_request_that_waits_is_not_a_permission():
    """Before the answer nothing is shown."""
    with pytest.raises(AccessRefused, match="还没有答复"):
        use(asked(), by=sample.SECTION, at=NOW)
