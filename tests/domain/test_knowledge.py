"""The knowledge base: who writes and reads, which days an article holds, requests for renewal."""

from datetime import date

import pytest

from hotline.domain import knowledge
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, Refused
from hotline.domain.knowledge import ArticleForm, RenewalForm
from hotline.testing import cases as sample

AT = "2026-11-23T10:00:00+08:00"
CLERK = sample.clerk(sample.WATER)


def form(**changes: object) -> ArticleForm:
    """An article about frozen water meters."""
    fields = {
        "title": "水表冻裂怎么办", "question": "水表冻坏了找谁修", "answer": "请先关闭阀门，再拨打供水抢修电话。",
        "unit_ids": ["gongshui"], "state": "public", "valid_from": "2026-11-01", "valid_until": "2027-03-31",
    }
    return ArticleForm(**{**fields, **changes})


def article(**changes: object) -> knowledge.Article:
    """It, as the supervision section wrote it."""
    return knowledge.written("a1", form(**changes), by=sample.SECTION, at=AT, effect="dc01/1")


def test_faults_are_named_at_once() -> None:
    """Missing texts, a wrong order of days, too many units."""
    assert set(ArticleForm().faults()) == {"title", "question", "answer", "valid_from"}
    assert "早于" in form(valid_until="2026-10-01").faults()["valid_until"]
    assert set(form(state="secret", unit_ids=list("abcdef")).faults()) == {"state", "unit_ids"}
    with pytest.raises(FieldsRefused):
        article(title="")


@pytest.mark.parametrize(("day", "holds"), [
    (date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2027, 3, 31), True), (date(2027, 4, 1), False),
])
def test_an_article_holds_from_its_first_to_its_last_day(day: date, holds: bool) -> None:
    """Both days included; a draft never holds."""
    assert article().is_valid_on(day) is holds and article().is_public_on(day) is holds
    assert not article(state="draft").is_valid_on(day) and not article(state="staff").is_public_on(day)


def test_who_reads_and_who_writes() -> None:
    """Drafts are for editors, units read what concerns them, operators don't write."""
    assert knowledge.may_read(sample.SECTION, article(state="draft"))
    assert not knowledge.may_read(sample.OPERATOR, article(state="draft"))
    assert knowledge.may_read(sample.OPERATOR, article(state="staff")) and knowledge.may_read(CLERK, article())
    assert not knowledge.may_read(sample.clerk(sample.HOUSING), article())
    with pytest.raises(NotFound):
        knowledge.require_readable(sample.MAYOR, article())
    with pytest.raises(AccessRefused):
        knowledge.written("a2", form(), by=sample.OPERATOR, at=AT, effect="1001/1")


def test_every_version_is_kept_and_a_stale_form_is_refused() -> None:
    """The same effect counts once; who wrote over an unseen change is told."""
    one = article()
    for _ in range(2):
        knowledge.revise(one, form(answer="新的答复。", revision=1), by=sample.HEAD, at=AT, effect="fzr01/1")
    assert [v.by for v in one.versions] == ["dc01", "fzr01"] and one.text.answer == "新的答复。"
    one.revision = 2
    with pytest.raises(Refused, match="刚被他人修改"):
        knowledge.revise(one, form(revision=1), by=sample.HEAD, at=AT, effect="fzr01/2")


def test_a_unit_asks_for_renewal_and_the_next_version_answers() -> None:
    """Once at a time, with a reason; a unit that isn't concerned can't."""
    one = article()
    ask = RenewalForm(reason="抢修电话已变更。")
    for _ in range(2):
        knowledge.ask_for_renewal(one, ask, by=CLERK, unit_name="供水集团", at=AT)
    assert [r.reason for r in one.open_renewals] == ["抢修电话已变更。"]
    with pytest.raises(Refused, match="尚未处理"):
        knowledge.ask_for_renewal(one, RenewalForm(reason="再申请。"), by=CLERK, unit_name="供水集团", at=AT)
    with pytest.raises(AccessRefused):
        knowledge.ask_for_renewal(one, ask, by=sample.clerk(sample.HOUSING), unit_name="住建局", at=AT)
    knowledge.revise(one, form(revision=1), by=sample.HEAD, at=AT, effect="fzr01/1")
    assert one.open_renewals == [] and one.renewals[0].settled_in == 2
