"""Which passwords are taken."""

import pytest

from hotline.domain.accounts_passwords import SAMPLE_PASSWORD, PasswordForm, password_fault


@pytest.mark.parametrize(("password", "words"), [
    ("Ab1-Ab1-x", "至少 10"), ("x" * 129, "最多 128"), ("My-gongan-01-key", "账号"), (SAMPLE_PASSWORD, "常见"),
    ("P@ssw0rd123", "常见"), ("aaaaaaaaAA1-", "常见"), ("onlysmallones", "三种"),
])
def test_weak_passwords_are_refused_in_words(password, words):
    """Too short, too long, with the account in it, among the commonest, of few kinds."""
    assert words in password_fault(password, "gongan-01")


@pytest.mark.parametrize("password", ["Tide-rises-7", "日照港口的早晨有雾 x7", "four plain words together"])
def test_sound_ones_are_taken(password):
    """Three kinds of characters, or a long sentence."""
    assert password_fault(password, "1001") == ""


def test_the_form_says_all_at_once():
    """The old one is given, the new one differs and is repeated alike; blanks count."""
    assert set(PasswordForm(new="x", repeated="y").faults_for("1001")) == {"current", "new", "repeated"}
    same = PasswordForm(current="Tide-rises-7", new="Tide-rises-7", repeated="Tide-rises-7")
    assert "相同" in same.faults_for("1001")["new"]
    assert PasswordForm(current="a", new=" Tide-rises-7", repeated="Tide-rises-7").faults_for("1001")["repeated"]
