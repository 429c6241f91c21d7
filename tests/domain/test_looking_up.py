"""The code told at the end of a call, and what the public page says for it."""

import random
from datetime import timedelta

import pytest

from hotline.domain.looking_up import ALPHABET, BY_PHONE, LookUpForm, code_of, is_code, public_view, spoken
from hotline.domain.status import CaseStatus
from hotline.domain.turning import joined
from hotline.testing import cases as sample

NOW = sample.MONDAY_MORNING + timedelta(hours=5)


def view(case, parent=None, now=NOW):
    """What is said of a case now."""
    return public_view(case, parent, now)


def test_a_slip_of_the_pen_is_found_without_a_look() -> None:
    """Every wrong character and every two exchanged ones; any width, case and spacing is taken."""
    lots = random.Random(31)
    for _ in range(200):
        code = code_of(lots.getrandbits(256))
        assert len(code) == 8 and not set(code) & set("0O1IL")
        assert is_code(spoken(code).lower()) and is_code("－".join(code))
        for place in range(8):
            other = lots.choice([one for one in ALPHABET if one != code[place]])
            assert not is_code(code[:place] + other + code[place + 1:])
        for place in range(7):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2:]
            assert swapped == code or not is_code(swapped), (code, swapped)


def test_what_is_empty_or_misspelt_is_said_beside_the_field() -> None:
    """The faults tell nothing of any case."""
    assert set(LookUpForm().faults()) == {"number", "code"}
    assert LookUpForm(number="1", code="22222223").faults()["code"].startswith("查询码有误")


def test_under_way_the_state_and_the_limit_are_said_and_no_more() -> None:
    """The caller reads who is at it in plain words, since when and until when; no answer yet."""
    said = view(sample.dispatched())
    assert said.state == "承办单位正在办理" and said.since_on == "2026-11-23"
    assert said.limit.startswith("承办单位应于11月30日（周一）") and "5 个工作日" in said.limit
    assert said.answer == "" and view(sample.reported()).answer == ""
    assert "已超过办理期限" in view(sample.dispatched(), now=NOW + timedelta(days=20)).limit


def test_steps_inside_the_office_are_not_told() -> None:
    """That a unit was put under supervision is no other state for the caller, and begins no new day."""
    case = sample.dispatched()
    case.status = case.history[-1].status = CaseStatus.SUPERVISED
    case.history[-1].at = (sample.MONDAY_MORNING + timedelta(days=3)).isoformat()
    assert view(case).state == "承办单位正在办理"


@pytest.mark.requirement("R-5.3.1")
def test_reviewed_complete_the_answer_is_told() -> None:
    """Only the answer for the public, nothing of the handling."""
    said = view(sample.completed())
    assert (said.state, said.answer) == ("已办结", "您反映的水压问题已解决。")
    assert "加压泵" not in said.model_dump_json() and said.limit == ""


def test_of_several_units_the_lead_answers_the_caller() -> None:
    """A co-unit's words for the public are not the answer, though they came first or stand last."""
    case = sample.completed(sample.WATER, sample.HOUSING)
    case.assignment(sample.WATER.id, case.attempt).report.public_answer = "主办单位的答复。"
    assert view(case).answer == "主办单位的答复。"


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("changes", [
    {"wants_secrecy": True, "unit_text": "某小区水压偏低。"}, {"secrecy": "internal"},
])
def test_of_what_is_not_public_only_the_state_is_told(changes) -> None:
    """A protected caller's matter, and an internal one, show neither answer nor limit."""
    said = view(sample.completed(**changes))
    assert (said.state, said.answer, said.limit, said.since_on, said.note) == ("已办结", "", "", "", BY_PHONE)


def test_a_merged_matter_shows_what_it_follows() -> None:
    """Its own number, the other's state and answer; of a protected one no answer."""
    child = sample.dispatched()
    sample.act(child, "merge", sample.OPERATOR, NOW, parent_id="2026-000009")
    joined(child, at=NOW)
    said = view(child, sample.completed())
    assert (said.case_id, said.state) == (child.id, "已办结") and said.answer == "您反映的水压问题已解决。"
    assert view(child, sample.completed(wants_secrecy=True, unit_text="某小区。")).answer == ""
    assert view(child).state.startswith("与其他市民反映的同一事项")


def test_every_state_has_its_sentence() -> None:
    """No code and no official term that citizens needn't know."""
    for status in CaseStatus:
        case = sample.registered()
        case.status = case.history[-1].status = status
        state = view(case).state
        assert state and not {"督办", "批示", "挂账", "并案"} & {state[i:i + 2] for i in range(len(state))}
