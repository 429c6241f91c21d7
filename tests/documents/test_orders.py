"""What people order can be printed: every act, ruling and turn that asks for a paper leaves all the words it needs."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from hotline.documents.kinds import KINDS
from hotline.documents.source import Source
from hotline.domain import turning
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, finish_task
from hotline.domain.documents import DocumentKind as K
from hotline.domain.ordering import print_order
from hotline.testing import cases as sample

START = sample.MONDAY_MORNING
AT, LATER = START + timedelta(hours=1), START + timedelta(hours=3)
CLERK = sample.clerk(sample.WATER)
MEETING = {"unit_ids": ["gongshui"], "subject": "水压", "at": "2026-11-25T09:00", "place": "二楼"}
PROTECTED = {"wants_secrecy": True, "unit_text": "群众反映水压过低。"}


def _acted(name: str, by: object, **fields: object) -> Callable[..., Case]:
    def make(**changes: object) -> Case:
        case = sample.dispatched(**changes)
        sample.act(case, name, by, AT, **fields)
        return case

    return make


def _announced(**changes: object) -> Case:
    case = sample.dispatched(**changes)
    sample.act(case, "open_mass_incident", sample.HEAD, AT)
    sample.act(case, "announce", sample.HEAD, LATER, cause="爆管", area="石臼街道", text="预计今晚恢复供水。")
    return case


def _minuted(**changes: object) -> Case:
    case = _acted("convene_meeting", sample.SECTION, **MEETING)(**changes)
    sample.act(
        case, "record_minutes", sample.SECTION, LATER, **MEETING, chair="孙伟", present="李主任",
        minutes="讨论了供水。", conclusions="三日内恢复。",
    )
    return case


def _turned(name: str, carry_out: Callable[..., object], by: object, **fields: object) -> Callable[..., Case]:
    def make(**changes: object) -> Case:
        case = _acted(name, by, **fields)(**changes)
        carry_out(case, at=LATER)
        return case

    return make


def _substituted(**changes: object) -> Case:
    case = sample.prepared(**changes)
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="呈批。", is_major=True, leader_id="mayor"
    )
    sample.act(case, "substitute_leader", sample.HEAD, AT, leader_id="vice_mayor_1", reason="外出。")
    turning.leader_substituted(case, sample.DIRECTORY, at=LATER)
    return case


def _returned(**changes: object) -> Case:
    case = sample.dispatched(**changes)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, outcome="return",
        return_reason="设施未移交。", return_ground="供水条例",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, LATER, unit_id="gongshui", outcome="replace",
        opinion="改派。", replacing_unit_id="zhujian",
    )
    return case


def _extended(**changes: object) -> Case:
    case = _acted("request_extension", CLERK, workdays=3, reason="等待配件。")(**changes)
    sample.finish(
        case, "Task_RuleOnExtension", "role:center_head", sample.HEAD, LATER, unit_id="gongshui", outcome="grant",
        workdays=2, opinion="同意。",
    )
    return case


def _found_wanting(**changes: object) -> Case:
    case = sample.reported(**changes)
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, LATER, outcome="supplement", opinion="缺测压记录。"
    )
    return case


def _called_back(**changes: object) -> Case:
    case = sample.completed(**changes)
    sample.finish(
        case, "Task_CallBack", "role:supervision_section", sample.SECTION, LATER, is_reached=False, note="无人接听"
    )
    return case


FILES, DEMAND = {"materials": "维修记录", "due_on": "2026-11-25"}, {"demand": "三日内恢复。", "due_on": "2026-11-26"}
HARM = {"facts": "久拖不决。", "harm": "停水三日。", "recommendation": "追责。"}
SHELF = {"reason": "资金未到位。", "explained": "已说明。", "review_on": "2027-03-01"}
UNIT = {"unit_id": "gongshui"}
ORDERED: dict[K, Callable[..., Case]] = {
    K.CENTER_NOTICE: _acted("issue_center_notice", sample.SECTION, **UNIT, **DEMAND),
    K.FILE_REQUEST: _acted("call_for_files", sample.SECTION, **UNIT, **FILES),
    K.SUMMONS: _acted("summon_head", sample.SECTION, **UNIT, subject="供水", at="2026-11-25T09:00", place="二楼"),
    K.MEETING_NOTICE: _acted("convene_meeting", sample.SECTION, **MEETING),
    K.MEETING_MINUTES: _minuted,
    K.CIRCULATED_CRITICISM: _acted("propose_criticism", sample.SECTION, **UNIT, facts="久拖。", decision="通报批评。"),
    K.ACCOUNTABILITY_RECOMMENDATION: _acted("propose_accountability", sample.SECTION, **UNIT, **HARM),
    K.ANNOUNCEMENT: _announced,
    K.WITHDRAWAL_RECORD: _turned("withdraw", turning.withdrawn, sample.OPERATOR, reason="已解决。"),
    K.CORRECTION_DECISION: _turned(
        "correct_units", turning.corrected, sample.HEAD, unit_ids=["zhujian"], reason="归住建。"
    ),
    K.SHELVING_RECORD: _turned("shelve", turning.shelved, sample.HEAD, **SHELF),
    K.MERGE_RECORD: _turned("merge", turning.joined, sample.OPERATOR, parent_id="2026-000009"),
    K.SUBSTITUTION_RECORD: _substituted,
    K.RETURN_DECISION: _returned,
    K.EXTENSION_DECISION: _extended,
    K.SUPPLEMENT_NOTICE: _found_wanting,
    K.FEEDBACK_REPORT: sample.reported,
    K.CALLBACK_RECORD: _called_back,
}


class OneCase:
    """A store of one case, whose desk sets the page but makes no PDF."""

    def __init__(self, case: Case) -> None:
        self._case, self.pages = case, {}

    def get(self, case_id: str) -> Case:
        return self._case

    def change(self, case_id: str, change: Callable[[Case], None]) -> Case:
        change(self._case)
        return self._case

    def now(self) -> datetime:
        return LATER

    def issue(self, kind: K, case: Case, *, claim: str, at: datetime, unit_id: str = "", words: dict) -> object:
        source = Source(
            case=case, number=kind.number(2026, 1), at=at, unit_id=unit_id, directory=sample.DIRECTORY,
            extra=dict(words),
        )
        self.pages[kind] = KINDS[kind](source)
        return sample.slip(case, kind, 1, at, unit_id)


def _approve(case: Case, order_id: str) -> None:
    task = sample.task_of(case, "Task_ApproveDocument", "role:center_head", order_id=order_id)
    form = DECISIONS["Task_ApproveDocument"].form_model(outcome="approve")
    finish_task(case, task, form, by=sample.HEAD, at=LATER, calendar=sample.CALENDAR, directory=sample.DIRECTORY)


EACH = [(kind, {}) for kind in ORDERED] + [(kind, PROTECTED) for kind in ORDERED if kind is not K.ANNOUNCEMENT]
"""A protected case can't become a mass incident."""


@pytest.mark.requirement("R-2.0")
@pytest.mark.parametrize(("kind", "changes"), EACH)
def test_what_is_ordered_can_be_printed(kind: K, changes: dict) -> None:
    """With nothing missing from its page; approved by the head first where it must be."""
    case = ORDERED[kind](**changes)
    order = next(order for order in case.orders if order.kind is kind)
    if order.needs_head:
        _approve(case, order.id)
    store = OneCase(case)
    print_order(case.id, order.id, cases=store, documents=store, clock=store)
    assert order.document_id
    assert store.pages[kind]["number"] == kind.number(2026, 1)


def test_a_notice_without_a_day_keeps_the_limit() -> None:
    """Its day may be left to the limit: the page says the limit."""
    case = _acted("issue_center_notice", sample.SECTION, **UNIT, demand="三日内恢复。")()
    store = OneCase(case)
    print_order(case.id, case.orders[0].id, cases=store, documents=store, clock=store)
    assert store.pages[K.CENTER_NOTICE]["due_on"] == "2026年11月30日"
