"""The end of a life: every case is brought to its end by the plainest answers, and what must hold is checked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from gateway.case_sheet import sheet_for
from hotline.domain.access import View, view_of
from hotline.domain.acts import ACTS
from hotline.domain.case import Case
from hotline.domain.roles import Role
from hotline.domain.status import CaseStatus
from hotline.testing.lives.calls import Caller
from hotline.testing.lives.keeping import document_faults, history_faults, view_faults
from hotline.testing.lives.supervising import supervision_faults
from hotline.testing.lives.urging import urging_faults

from .stage import Life, Unrest

SLACK = timedelta(seconds=75)
"""How late a supervision may be: the clock is moved up to twenty seconds beyond a timer, and work takes its time."""
MOST_ROUNDS = 60


def check(life: Life) -> list[str]:
    """What is wrong with the cases of a life at rest."""
    faults, now, calendar = [], life.stage.now(), life.kit.calendars.current()
    for case in life.cases():
        faults += history_faults(case) + document_faults(case, life.kit.document_store)
        faults += view_faults(case, life.stage.accounts) + supervision_faults(case, now, slack=SLACK)
        faults += urging_faults(case, calendar, slack=SLACK)
        if case.is_protected and case.id in life.callers:
            faults += _leaks(life, case, life.callers[case.id])
    return faults


def come_to_an_end(life: Life) -> None:
    """Answer every task as plainly as can be until every case has ended.

    Raises: Unrest: a case can't be brought to its end.
    """
    life.tell("ending", "from here on the plainest answers")
    for _ in range(MOST_ROUNDS):
        timer_at = life.next_timer_at()
        if not any(case.is_open for case in life.cases()):
            return
        if not _push_on(life):
            if timer_at is None:
                break
            life.pass_time(timer_at)
    raise Unrest(f"not ended: {[(life.name(case.id), str(case.status)) for case in life.cases() if case.is_open]}")


def bury(life: Life) -> None:
    """Take away the cases of a life that failed, so that the next one begins on a clean system."""
    database = life.kit.database
    life.stage.buried.update(life.ids)
    for case in life.cases():
        database.cases.delete_one({"_id": case.id})
        for task in life.tasks(case.id):
            life.kit.worklist.remove(task.key)
        if case.instance_key:
            life.kit.engine.cancel_instance(case.instance_key)


def _push_on(life: Life) -> bool:
    """Finish every task that waits, and end every shelf; whether there was anything to do."""
    pushed = False
    for case_id in life.ids:
        for task in life.tasks(case_id):
            if answers := life.answers(task, _plainest):
                name = next(iter(answers))
                life.finish(task, name, answers[name]())
                pushed = True
    head = life.stage.actor("fzr01")
    for case in life.cases():
        if case.status is CaseStatus.SHELVED:
            life.act(case, head, ACTS["end_shelf"], _plainest)
            pushed = True
    return pushed


def _leaks(life: Life, case: Case, caller: Caller) -> list[str]:
    """Marks of a protected caller in what people of units see of the case."""
    faults = []
    for account in life.stage.accounts:
        actor = account.actor
        if (view := view_of(actor, case)) is View.NONE or not actor.has(*Role.unit(), Role.MUNICIPAL_OFFICE):
            continue
        sheet = str(sheet_for(life.kit, actor, case, view))
        faults += [f"{case.id}: {account.id} reads {mark}" for mark in caller.marks if mark in sheet]
    return faults


def _plainest(label: str, options: Sequence[Any]) -> Any:
    return options[0]


