"""Cases and the engine: one living instance per open case, the same tasks, no job forgotten (I2, I9)."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from ..findings import Finding, Invariant
from ..world import World

JOB_TIME_OUT = timedelta(seconds=60)


def instances(world: World) -> Iterator[Finding]:
    """I2: open cases and living instances belong together one to one."""
    owners = {case.instance_key: case for case in world.cases.values() if case.instance_key}
    for case in world.cases.values():
        is_live = case.instance_key in world.instances
        if case.is_open and not case.instance_key:
            yield Finding(Invariant.I2, case.id, "在办案件没有流程实例")
        elif case.is_open and not is_live:
            yield Finding(Invariant.I2, case.id, f"在办案件的流程实例 {case.instance_key} 已不存在")
        elif is_live and not case.is_open:
            yield Finding(Invariant.I2, case.id, f"已办结案件的流程实例 {case.instance_key} 仍在运行")
    for key in sorted(set(world.instances) - set(owners)):
        yield Finding(Invariant.I2, key, "流程实例没有对应的案件")
    shared = Counter(case.instance_key for case in world.cases.values() if case.instance_key)
    for key in sorted(key for key, cases in shared.items() if cases > 1):
        yield Finding(Invariant.I2, key, "同一流程实例对应多个案件")


def tasks(world: World) -> Iterator[Finding]:
    """I2: the work list holds the engine's user tasks, each of an open case."""
    listed = {task.key: task for task in world.open_tasks}
    for key in sorted(world.engine_tasks - set(listed)):
        yield Finding(Invariant.I2, key, "流程中的人工任务不在待办清单")
    for key in sorted(set(listed) - world.engine_tasks):
        yield Finding(Invariant.I2, listed[key].case_id, f"待办任务 {key} 在流程中已不存在")
    for task in listed.values():
        case = world.cases.get(task.case_id)
        if case is None or not case.is_open:
            yield Finding(Invariant.I2, task.case_id, f"待办任务 {task.key} 的案件不存在或已办结")


def stuck_jobs(world: World) -> Iterator[Finding]:
    """I9: no job is older than twice its time-out, and no incident is open."""
    for job in world.jobs:
        age = world.now - datetime.fromisoformat(job["created_at"])
        if age > 2 * JOB_TIME_OUT:
            yield Finding(Invariant.I9, job["_id"], f"作业 {job['type']} 已等待 {age.total_seconds():.0f} 秒")
    for incident in world.incidents:
        yield Finding(Invariant.I9, incident["instance_key"], f"步骤 {incident['element_id']} 有未处理的流程故障")
