"""Taking a call: what is asked for, what is refused, what becomes of it."""

import pytest

from hotline.domain.classification import Kind, Organ
from hotline.domain.errors import FieldsRefused
from hotline.domain.identity import CallerIdentity, normal_phone
from hotline.domain.intake import register_call
from hotline.testing import cases as sample
from hotline.testing.cases import call_form


@pytest.mark.requirement("R-5.1.1")
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"), ({"phone": ""}, "phone"), ({"phone": "123"}, "phone"), ({"phone": "家里"}, "phone"),
        ({"subject": " "}, "subject"), ({"content": ""}, "content"), ({"content": "长" * 5_001}, "content"),
        ({"kind": "complaint"}, "kind"), ({"urgency": ""}, "urgency"), ({"importance": "x"}, "importance"),
        ({"secrecy": "x"}, "secrecy"), ({"way": ""}, "way"), ({"way": "answer"}, "answer"),
        ({"way": "redirect"}, "organ"), ({"unit_ids": []}, "unit_ids"),
        ({"unit_ids": ["a", "a"], "lead_unit_id": "a"}, "unit_ids"), ({"unit_ids": ["a", "b"]}, "lead_unit_id"),
        ({"wants_secrecy": True}, "unit_text"), ({"reports_wrongdoing": True}, "unit_text"),
        ({"topic": "陈桂芳13806331234"}, "topic"), ({"district": "区" * 21}, "district"),
        ({"reported_unit_id": "gongshui", "reports_wrongdoing": True, "unit_text": "x"}, "unit_ids"),
    ],
)
def test_a_faulty_field_is_named_and_nothing_else(changes: dict, field: str) -> None:
    """Each fault stands beside its field and says what to do."""
    faults = call_form(**changes).faults()
    assert set(faults) == {field} and not faults[field].isascii()


def test_all_faults_are_told_at_once() -> None:
    """Nobody fills in a form field by field."""
    with pytest.raises(FieldsRefused) as refused:
        register_call(
            call_form(name="", content="", kind=""), "2026-1", at=sample.MONDAY_MORNING, by=sample.OPERATOR, effect="x"
        )
    assert set(refused.value.fields) == {"name", "content", "kind"}


def test_an_anonymous_caller_needs_neither_name_nor_telephone() -> None:
    """The center takes the call all the same."""
    assert call_form(is_anonymous=True, name="", phone="").faults() == {}


def test_a_state_secret_is_refused_whatever_else_is_wrong() -> None:
    """One sentence, about the one thing that matters."""
    assert set(call_form(is_state_secret=True, name="").faults()) == {"is_state_secret"}


@pytest.mark.requirement("R-3.3")
def test_out_of_scope_tells_where_to_turn() -> None:
    """Each organ has the sentence to say, and the case carries it."""
    for organ in Organ:
        assert organ.label in organ.sentence
    case = sample.registered(way="redirect", organ="court", unit_ids=[])
    assert case.organ is Organ.COURT
    assert case.commands[0].variables["in_scope"] is False


@pytest.mark.requirement("R-4.5")
def test_a_case_holds_nothing_of_who_called() -> None:
    """Neither the case, its history, its events nor its variables."""
    text = sample.registered(address="海曲路77号").model_dump_json()
    for mark in ("陈桂芳", "13806331234", "海曲路77号"):
        assert mark not in text


@pytest.mark.requirement("R-4.1")
def test_the_operators_number_is_on_record() -> None:
    """On the case and in its first event."""
    case = sample.registered()
    assert case.operator_number == case.history[0].data["operator_number"] == "1001"


def test_the_lead_unit_comes_first() -> None:
    """One unit leads without being named."""
    assert sample.registered().lead_unit_id == "gongshui"
    case = sample.registered(unit_ids=["zhujian", "gongshui"], lead_unit_id="gongshui")
    assert case.unit_ids == ["gongshui", "zhujian"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [("138-0633-1234", "13806331234"), ("+86 13806331234", "13806331234"), ("0633 8781234", "06338781234")],
)
def test_telephones_are_kept_as_digits(written: str, kept: str) -> None:
    """The same caller is found again however the number was written."""
    assert normal_phone(written) == kept


def test_masks_show_no_more_than_needed() -> None:
    """Family name and stars; first three and last two digits."""
    identity = CallerIdentity(name="陈桂芳", phone="13806331234")
    assert (identity.masked_name, identity.masked_phone) == ("陈**", "138******34")
    nobody = CallerIdentity()
    assert (nobody.masked_name, nobody.masked_phone) == ("未留姓名", "未留电话")
    assert CallerIdentity(phone="12345").masked_phone == "*****"


@pytest.mark.requirement("R-3.1")
@pytest.mark.parametrize("kind", list(Kind))
def test_all_five_kinds_are_in_scope_and_any_may_report_wrongdoing(kind: Kind) -> None:
    """A report always protects its caller, whatever its kind."""
    case = sample.registered(kind=kind, reports_wrongdoing=True, unit_text="有群众反映。")
    assert case.commands[0].variables["in_scope"] is True
    assert (case.kind, case.is_protected, case.commands[0].variables["needs_text_check"]) == (kind, True, True)


@pytest.mark.requirement("R-3.2")
@pytest.mark.parametrize("channel", ["letter", "visit", "fax"])
def test_letters_and_visits_are_refused_in_words(channel: str) -> None:
    """One sentence, with where to turn; nothing else matters then."""
    faults = call_form(channel=channel, name="").faults()
    assert set(faults) == {"channel"} and "不受理来信来访" in faults["channel"]


@pytest.mark.requirement("R-4.3")
def test_an_emergency_is_transferred_not_laid_before_anybody() -> None:
    """Waiting for approval is refused; a hand-over to 110 names its service."""
    assert set(call_form(urgency="emergency", way="approve").faults()) == {"way"}
    assert set(call_form(urgency="emergency", way="hand_over").faults()) == {"service"}
    assert call_form(urgency="emergency", way="hand_over", service="fire").faults() == {}
    assert call_form(urgency="emergency").faults() == {}
