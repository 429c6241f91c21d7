"""What stands on a person's home page, by role."""

from collections import Counter
from typing import Any

from hotline.domain.case_boards import Board
from hotline.domain.roles import Actor, Role
from hotline.domain.tasks import OpenTask

from .. import task_finishing
from ..boards import BoardWanted, board_page, counts_of
from ..call_drafting import drafts_of
from ..days_left import DaysLeft, days_left
from ..kit import Kit
from ..naming import names_of
from ..navigation import KEEPS_WATCH
from .leader_desk import leader_desk_of
from .own_calls import own_calls_of

TASKS_SHOWN = 100
SUPERVISED_SHOWN = 50


def home_of(kit: Kit, actor: Actor) -> dict[str, Any]:
    """Everything that the template of the home page may show."""
    tasks = task_finishing.tasks_of(kit, actor)
    shown = tasks[:TASKS_SHOWN]
    return {
        "tasks": shown, "task_count": len(tasks), "left": _left(kit, shown), "piles": _piles(tasks),
        "names": names_of(kit), "drafts": [], "own": None, "counts": None, "Board": Board, "supervised": None,
        "works_on_tasks": works_on_tasks(actor), "desk": None, **_of_role(kit, actor, tasks),
    }


def works_on_tasks(actor: Actor) -> bool:
    """Whether tasks of the procedure come to this person at all; administrators have their own pages."""
    groups = {*Role.center(), *Role.unit(), Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE}
    return actor.has(*groups)


def _of_role(kit: Kit, actor: Actor, tasks: list[OpenTask]) -> dict[str, Any]:
    sections: dict[str, Any] = {}
    if actor.has(Role.OPERATOR):
        sections |= {"own": own_calls_of(kit, actor), "drafts": drafts_of(kit, actor)}
    if actor.has(*KEEPS_WATCH):
        sections["counts"] = counts_of(kit)
    if actor.has(Role.MUNICIPAL_OFFICE):
        sections["supervised"] = board_page(kit, actor, Board.SUPERVISED, BoardWanted(), "", SUPERVISED_SHOWN)
    if actor.leader_id and actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY):
        sections["desk"] = leader_desk_of(kit, actor, tasks)
    return sections


def _left(kit: Kit, tasks: list[OpenTask]) -> dict[str, DaysLeft]:
    """Task key → the time left, in working days."""
    calendar, now = kit.calendars.current(), kit.clock.now()
    return {task.key: days_left(calendar, task.due_at, now) for task in tasks}


def _piles(tasks: list[OpenTask]) -> list[tuple[str, int, str]]:
    """(element, how many, key of the first) of tasks that can be worked off one after the other."""
    count, first = Counter(task.element_id for task in tasks), {}
    for task in tasks:
        first.setdefault(task.element_id, task.key)
    return [(element_id, number, first[element_id]) for element_id, number in count.items() if number > 1]
