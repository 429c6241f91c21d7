"""Nothing stays without somebody named (R-1.1): where a case at rest must stand, by its state."""

from collections import Counter
from collections.abc import Collection, Iterable

from hotline.domain.case import Case
from hotline.domain.directory import Account
from hotline.domain.status import CaseStatus
from hotline.domain.tasks import OpenTask

BESIDE = frozenset({
    "Task_RuleOnExtension", "Task_OfficeSupervises", "Task_UnitAnswers", "Task_ApproveDocument", "Task_SupplyDocuments",
})
"""Tasks beside the main course: whether they wait doesn't follow from the state."""
ONE_OF: dict[CaseStatus, tuple[str, ...]] = {
    CaseStatus.REGISTERED: ("Task_CheckUnitText", "Task_AnswerByColleague"),
    CaseStatus.AWAITING_APPROVAL: ("Task_DraftApproval", "Task_HeadReads"),
    CaseStatus.AWAITING_INSTRUCTION: ("Task_LeaderInstructs",),
    CaseStatus.REPORTED: ("Task_ReviewReport",),
    CaseStatus.AWAITING_LEADER_REVIEW: ("Task_LeaderReviews",),
    CaseStatus.COMPLETED: ("Task_CallBack",),
}
"""The task that waits, in states where exactly one does."""
OF_LEADERS = frozenset({"Task_LeaderInstructs", "Task_LeaderReviews"})


def standing_faults(case: Case, tasks: Iterable[OpenTask], accounts: Collection[Account]) -> list[str]:
    """What is wrong with where the case stands, each in a sentence."""
    tasks = list(tasks)
    faults = [f"nobody belongs to {task.group} of {task.element_id}" for task in tasks if not _is_named(task, accounts)]
    if case.turn is not None:
        faults.append(f"the turn {case.turn.kind} was ordered and never carried out")
    faults += _course_faults(case, tasks) + _beside_faults(case, tasks)
    return [f"{case.id} ({case.status}, round {case.round}, attempt {case.attempt}): {fault}" for fault in faults]


def _course_faults(case: Case, tasks: list[OpenTask]) -> list[str]:
    main = Counter(_place(task) for task in tasks if task.element_id not in BESIDE)
    waits_beside = {task.element_id for task in tasks} & BESIDE
    if case.status in CaseStatus.awaiting_unit():
        return _unit_faults(case, main)
    if case.status in (CaseStatus.SHELVED, CaseStatus.MERGED):
        return [f"{place} waits, though the case is aside" for place in main]
    if not case.is_open:
        return [f"{task.element_id} waits, though the case has ended" for task in tasks]
    if "Task_SupplyDocuments" in waits_beside or (not main and _is_tried_again(case)):
        return []
    expected = ONE_OF.get(case.status, ())
    found = [place for place in main.elements() if place[0] in expected]
    if len(found) != 1 or len(found) != main.total():
        return [f"one of {expected} should wait, {dict(main)} does"]
    if found[0][0] in OF_LEADERS and found[0][1] != case.leader_seat:
        return [f"{found[0]} waits, the desk is {case.leader_seat}'s"]
    return []


def _unit_faults(case: Case, main: Counter) -> list[str]:
    """Each unit that owes its report has its task, or waits for the ruling on its return; nobody else has one."""
    owed = Counter({
        ("Task_RuleOnReturn" if part.is_being_ruled_on else "Task_HandleAndReport", part.unit_id, part.attempt): 1
        for part in case.current_assignments if part.is_open
    })
    if not owed:
        return ["no unit owes a report"]
    return [f"{place} should wait" for place in (owed - main)] + [f"{place} waits" for place in (main - owed)]


def _beside_faults(case: Case, tasks: list[OpenTask]) -> list[str]:
    """What a unit asked for, what is being supervised and what the head is to approve waits for somebody."""
    waiting = {(task.element_id, task.unit_id, task.attempt, task.order_id) for task in tasks}
    expected: list[set[tuple]] = [
        {("Task_ApproveDocument", "", 1, order.id), ("Task_ApproveDocument", order.unit_id, case.attempt, order.id)}
        for order in case.orders if order.needs_head and order.opinion is None and not order.is_refused
    ]
    if case.status in CaseStatus.awaiting_unit():
        for part in (part for part in case.current_assignments if part.is_open):
            place = (part.unit_id, part.attempt, "")
            if part.extension is not None and part.extension.ruling is None:
                expected.append({("Task_RuleOnExtension", *place)})
            if part.supervision and not part.supervision.unit_answer:
                expected.append({("Task_OfficeSupervises", *place), ("Task_UnitAnswers", *place)})
    return [f"one of {sorted(places)} should wait" for places in expected if not places & waiting]


def _place(task: OpenTask) -> tuple:
    if task.element_id in OF_LEADERS:
        return (task.element_id, task.leader_id or task.group.removeprefix("leader:"))
    return (task.element_id, task.unit_id, task.attempt)


def _is_tried_again(case: Case) -> bool:
    return bool(case.callbacks) and case.callbacks[-1].outcome == "try_again"


def _is_named(task: OpenTask, accounts: Collection[Account]) -> bool:
    return any(task.group in account.actor.groups for account in accounts if account.is_active)
