"""The course that a case has taken, as far as a person may know it: by process, with names, times and the drawing."""

from collections.abc import Sequence
from typing import Any

from hotline.domain.access import may_see_step
from hotline.domain.case import Case
from hotline.domain.course_taken import GATEWAYS, MAIN_PROCESS, Diagram, Step, read_steps, release_of
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .kit import Kit

ORDER = (MAIN_PROCESS, "course", "approval", "handling", "supervision", "review", "callback", "archive")

NEAR = 6
NOT_TOLD = GATEWAYS | {"subProcess"}


def course_of(kit: Kit, actor: Actor, case: Case) -> dict[str, Any]:
    """Release, and each process that was entered: its name, steps with times, ids passed and present.

    `at` names the process in which the case stands now; empty while the engine has told nothing yet.
    """
    path = kit.engine_view.path_taken(case.instance_key) if case.instance_key else []
    number = release_of(path) or kit.diagrams.in_use()
    diagrams = kit.diagrams.of(number)
    seen = [s for s in read_steps(path) if may_see_step(actor, case, s.process, s.element_id) and s.process in diagrams]
    processes = [
        _process(diagrams[name], [step for step in seen if step.process == name])
        for name in (*ORDER, *sorted(set(diagrams) - set(ORDER))) if any(step.process == name for step in seen)
    ]
    return {"case_id": case.id, "release": number, "at": _present(processes, seen), "processes": processes}


def drawing_of(kit: Kit, actor: Actor, case: Case, process: str) -> bytes:
    """The drawing of a process that the case went through, on the case's own release.

    Raises: NotFound: none, or not for this person.
    """
    course = course_of(kit, actor, case)
    if process not in {one["process"] for one in course["processes"]}:
        raise NotFound("没有可查看的流程图，请从案件页面打开")
    return kit.diagrams.of(course["release"])[process].drawing


def _process(diagram: Diagram, steps: Sequence[Step]) -> dict[str, Any]:
    told = [_step(diagram, step) for step in steps if diagram.names.get(step.element_id)]
    return {
        "process": diagram.process, "name": diagram.name,
        "steps": _merged([one for one in told if one["kind"] not in NOT_TOLD]),
        "passed": sorted({step.element_id for step in steps if not step.is_present}),
        "present": sorted({step.element_id for step in steps if step.is_present}),
    }


def _step(diagram: Diagram, step: Step) -> dict[str, Any]:
    state = "办理中" if step.is_present else "已中止" if step.was_cut else "已完成"
    return {
        "element_id": step.element_id, "name": diagram.names[step.element_id], "kind": diagram.kinds[step.element_id],
        "began_at": step.began_at, "ended_at": step.ended_at, "is_present": step.is_present, "state_label": state,
        "times": 1,
    }


def _merged(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps with those that units did side by side told once, with how many they were."""
    told: list[dict[str, Any]] = []
    for step in steps:
        twin = next((one for one in told[-NEAR:] if _are_side_by_side(one, step)), None)
        if twin is None:
            told.append(step)
        else:
            twin.update(times=twin["times"] + 1, ended_at=max(twin["ended_at"], step["ended_at"]))
    return told


def _are_side_by_side(one: dict[str, Any], other: dict[str, Any]) -> bool:
    is_same = all(one[name] == other[name] for name in ("element_id", "state_label"))
    return is_same and one["began_at"][:16] == other["began_at"][:16]


def _present(processes: list[dict[str, Any]], seen: Sequence[Step]) -> str:
    """The process with the step that was entered last of those where the case stands; else where it ended."""
    here = [step for step in seen if step.is_present] or list(seen)
    last = max(here, key=lambda step: step.began_at, default=None)
    shown = {one["process"] for one in processes}
    return last.process if last and last.process in shown else ""
