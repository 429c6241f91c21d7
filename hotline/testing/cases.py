"""Believable cases for tests, taken to the state that a test needs by the domain's own steps."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hotline.calendar.workdays import WorkCalendar
from hotline.domain import dispatching, instance
from hotline.domain.acts import ACTS, perform
from hotline.domain.approval import Approval
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, finish_task
from hotline.domain.directory import Account, Unit
from hotline.domain.documents import DocumentKind, DocumentRef
from hotline.domain.events import EventType
from hotline.domain.intake import CallForm, register_call
from hotline.domain.limits import Limit
from hotline.domain.occasion import Occasion
from hotline.domain.roles import SYSTEM, Actor, Role
from hotline.domain.status import CaseStatus
from hotline.domain.tasks import OpenTask

from .directory import SampleDirectory

CITY_ZONE = ZoneInfo("Asia/Shanghai")
MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=CITY_ZONE)
CALENDAR = WorkCalendar()
URGING_RULE = {
    "first_share_left": 0.5, "first_cap_work_hours": 7.5, "second_share_left": 0.25, "second_cap_work_hours": 4,
    "answer_work_hours": 7.5, "repeat_workdays": 5,
}

OPERATOR = Actor("1001", "王晓梅", frozenset({Role.OPERATOR}), operator_number="1001")
HEAD = Actor("fzr01", "赵建国", frozenset({Role.CENTER_HEAD}))
MAYOR = Actor("ld01", "周明远", frozenset({Role.CITY_LEADER}), leader_id="mayor")
REVIEWER = Actor("sc01", "刘静", frozenset({Role.REVIEWER}))
SECTION = Actor("dc01", "孙伟", frozenset({Role.SUPERVISION_SECTION}))
OFFICE = Actor("sdc01", "郑涛", frozenset({Role.MUNICIPAL_OFFICE}))
ARCHIVIST = Actor("da01", "冯丽", frozenset({Role.ARCHIVIST}))
WATER = Unit(id="gongshui", name="日照市供水集团", short_name="供水集团", category="公用事业", duties=["自来水供应"])
HOUSING = Unit(
    id="zhujian", name="日照市住房和城乡建设局", short_name="市住建局", category="市政府部门", duties=["物业管理"]
)
PARKS = Unit(
    id="shanhaitian", name="日照山海天旅游度假区管理委员会", short_name="山海天", category="功能区", duties=["景区管理"]
)
UNIT_PEOPLE = [
    Account(id=f"{unit.id}-0{place}", name=role.label, roles=[role], unit_id=unit.id)
    for unit in (WATER, HOUSING, PARKS) for place, role in ((1, Role.UNIT_CLERK), (2, Role.UNIT_HEAD))
]
DIRECTORY = SampleDirectory([WATER, HOUSING, PARKS], accounts=UNIT_PEOPLE)


def act(case: Case, name: str, by: Actor, at: datetime, /, **fields: object) -> None:
    """Have a person do an act on the case."""
    occasion = Occasion(by=by, at=at, effect=f"act/{name}/{len(case.history)}", calendar=CALENDAR, directory=DIRECTORY)
    perform(case, ACTS[name], ACTS[name].form_model(**fields), occasion)


def clerk(unit: Unit) -> Actor:
    """The clerk of a unit."""
    return Actor(f"{unit.id}-01", "经办人", frozenset({Role.UNIT_CLERK}), unit_id=unit.id)


def call_form(**changes: object) -> CallForm:
    """A call for help about low water pressure, to be transferred to the water company at once."""
    fields = {
        "name": "陈桂芳", "phone": "13806331234", "address": "东港区石臼街道", "subject": "小区水压过低",
        "content": "我们小区六楼以上每天傍晚水压过低，做饭都困难，请尽快解决。", "place": "金海花园小区",
        "district": "东港区", "topic": "城乡建设/城市建设和市政管理/自来水供应", "kind": "help",
        "way": "transfer", "unit_ids": [WATER.id], "call_seconds": 95,
    }
    return CallForm(**{**fields, **changes})


def registered(case_id: str = "2026-000001", *, at: datetime = MONDAY_MORNING, **changes: object) -> Case:
    """A call that was just taken, claimed by instance 4711."""
    case = register_call(call_form(**changes), case_id, at=at, by=OPERATOR, effect=f"call/{case_id}")
    instance.claim(case, "4711", at=at)
    return case


def slip(case: Case, kind: DocumentKind, sequence: int, at: datetime, unit_id: str = "") -> DocumentRef:
    """A document's description, as the desk would have made it."""
    return DocumentRef(
        id=f"{kind}-{at.year}-{sequence}", number=kind.number(at.year, sequence), kind=kind, case_id=case.id,
        claim=f"{kind}/{case.id}/{sequence}", sha256="0" * 64, pages=1,
        issued_at=at.isoformat(timespec="seconds"), unit_id=unit_id,
    )


def dispatched(*units: Unit, at: datetime = MONDAY_MORNING, **changes: object) -> Case:
    """A case in the hands of these units (the water company by default), five working days to go."""
    return dispatch(registered(at=at, **changes), *(units or (WATER,)), at=at)


def dispatch(case: Case, *units: Unit, at: datetime) -> Case:
    """Give the case to these units, the first leading, in its present round and attempt."""
    assign(case, *units, at=at)
    slips = {
        unit.id: slip(case, DocumentKind.TRANSFER_SLIP, 100 * case.attempt + place, at, unit.id)
        for place, unit in enumerate(units, start=1)
    }
    dispatching.dispatched(case, slips, round=case.round, attempt=case.attempt, at=at)
    return case


def assign(case: Case, *units: Unit, at: datetime, avoided: set[str] = frozenset()) -> None:
    """Note the units' parts in the present round and attempt, five working days to go."""
    limit = Limit(amount=5, unit="workday")
    dispatching.assign_units(
        case, units, lead_unit_id=units[0].id, round=case.round, attempt=case.attempt, at=at,
        deadline=limit.lay_on(CALENDAR, at), limit_text=limit.label, avoided=avoided,
    )


def prepared(*, at: datetime = MONDAY_MORNING, **changes: object) -> Case:
    """A case whose approval slip lies before the center head."""
    case = registered(at=at, **{"way": "approve", "importance": "important", "unit_ids": [], **changes})
    ref = slip(case, DocumentKind.APPROVAL_SLIP, 1, at)
    case.approvals.append(
        Approval(round=1, number=ref.number, document_id=ref.id, prepared_at=at.isoformat(timespec="seconds"))
    )
    case.move_to(
        CaseStatus.AWAITING_APPROVAL, EventType.APPROVAL_PREPARED, at=at, by=SYSTEM,
        effect="prepare_approval_slip/1", data={"round": 1, "number": ref.number},
    )
    return case


def task_of(case: Case, element_id: str, group: str, **changes: object) -> OpenTask:
    """An open task of the case."""
    fields = {
        "key": f"9{len(case.history)}", "case_id": case.id, "element_id": element_id,
        "form": DECISIONS[element_id].form, "group": group, "round": case.round, "attempt": case.attempt,
        "opened_at": case.history[-1].at,
    }
    return OpenTask(**{**fields, **changes})


def finish(
    case: Case, element_id: str, group: str, by: Actor, at: datetime, *, unit_id: str = "", **fields: object
) -> OpenTask:
    """Have a person finish a task of the case; returns the task. `unit_id` is whom a ruling is about."""
    unit_id = unit_id or (group.removeprefix("unit:") if group.startswith("unit:") else "")
    leader_id = group.removeprefix("leader:") if group.startswith("leader:") else ""
    task = task_of(case, element_id, group, unit_id=unit_id, leader_id=leader_id)
    finish_task(
        case, task, DECISIONS[element_id].form_model(**fields), by=by, at=at, calendar=CALENDAR,
        directory=DIRECTORY,
    )
    return task


def reported(*units: Unit, at: datetime = MONDAY_MORNING, **changes: object) -> Case:
    """A case on which every unit has reported, two hours after dispatch."""
    case = dispatched(*units, at=at, **changes)
    for unit in reversed(units or (WATER,)):
        finish(
            case, "Task_HandleAndReport", f"unit:{unit.id}", clerk(unit), at + timedelta(hours=2),
            handling="已更换加压泵并测试，水压恢复正常。", public_answer="您反映的水压问题已解决。", is_solved=True,
        )
    return case


def completed(*units: Unit, at: datetime = MONDAY_MORNING, **changes: object) -> Case:
    """A case that the reviewer found complete."""
    case = reported(*units, at=at, **changes)
    finish(
        case, "Task_ReviewReport", "role:reviewer", REVIEWER, at + timedelta(hours=3),
        outcome="complete", opinion="办理结果符合要求。",
    )
    return case
