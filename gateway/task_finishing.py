"""The open tasks of a person, and finishing one."""

from hotline.domain.access import require_task
from hotline.domain.avoidance import avoidance_faults
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, Decision, finish_task
from hotline.domain.errors import AccessRefused, FieldsRefused, TaskGone
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .engine_telling import tell_engine
from .kit import Kit

GONE = "该任务已办结、已撤回或不在您的待办范围内，请返回待办列表查看最新情况"


def tasks_of(kit: Kit, actor: Actor) -> list[OpenTask]:
    """This person's open tasks, due first."""
    return kit.worklist.of_groups(actor.groups)


def task_for(kit: Kit, actor: Actor, key: str) -> tuple[OpenTask, Decision]:
    """One of this person's tasks with what is decided in it.

    Raises: TaskGone: the same whether it is gone or somebody else's, so that nobody can probe keys.
    """
    try:
        task = kit.worklist.get(key)
        require_task(actor, task)
    except (TaskGone, AccessRefused):
        raise TaskGone(GONE) from None
    return task, DECISIONS[task.element_id]


def decision_faults(kit: Kit, case: Case, form: Form) -> dict[str, str]:
    """Everything that is wrong with a decision, with what only the directory knows."""
    units = kit.directory.units()
    unit_ids = getattr(form, "unit_ids", [])
    unknown = set(unit_ids) - {unit.id for unit in units}
    leader_id = getattr(form, "leader_id", "")
    found = avoidance_faults(unit_ids, case.reported_unit_id, units)
    if unknown:
        found["unit_ids"] = "所选单位不在单位目录中，请重新选择"
    if leader_id and leader_id not in {leader.id for leader in kit.directory.leaders()}:
        found["leader_id"] = "请从名单中选择市领导"
    return {**found, **form.faults()}


def finish(kit: Kit, actor: Actor, task: OpenTask, form: Form) -> Case:
    """Record the decision, tell the engine, take the task off the list.

    Raises: FieldsRefused, TransitionRefused, TaskGone, AccessRefused; nothing was changed then.
    """
    if faults := decision_faults(kit, kit.cases.get(task.case_id), form):
        raise FieldsRefused(faults)
    at = kit.clock.now()
    case = kit.cases.change(task.case_id, lambda case: finish_task(case, task, form, by=actor, at=at))
    tell_engine(kit, case)
    kit.worklist.remove(task.key)
    return case
