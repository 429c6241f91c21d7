"""A release: the models and tables of one moment, stamped so that running cases finish on them.

Zeebe 8.0 binds a called process or decision to its latest version at the moment it is reached. So each
release gets names of its own: `approval` becomes `approval_r7`, and its callers call `approval_r7`.
A process that a message starts (`case`, `document`) keeps its id: only its newest version listens, so what starts next
starts on the latest release, and once; under an id of its own each release would start one. See docs/adr/0011.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from .model_index import Call, ModelIndex, index_models
from .model_source import ZEEBE, ModelFile, ModelRefused, read_model

MAIN_PROCESS = "case"


def stamped_id(plain_id: str, release: int) -> str:
    """The id under which a called process or decision of a release is deployed."""
    return f"{plain_id}_r{release}"


def plain_id(deployed_id: str) -> str:
    """The id within the repository of a process or decision as deployed."""
    name, mark, release = deployed_id.rpartition("_r")
    return name if mark and release.isdigit() else deployed_id


def stamp_release(
    files: Mapping[str, bytes], release: int, *, job_types: Collection[str]
) -> dict[str, bytes]:
    """The files as they are deployed: same names, ids stamped with the release, callers rewritten.

    Args:
        files: every model and table of the release, file name → content, with plain ids.
        release: number of the release, 1 or more.
        job_types: what the workers can do.

    Raises:
        ModelRefused: a file can't be read, an id is doubled, the main process is missing, something called is
            missing from the release, or a job is of a type that no worker does.
    """
    models = [read_model(name, content) for name, content in files.items()]
    index = index_models(files)
    require_sound(models, index, job_types)
    for model in models:
        _stamp(model, release, index.started_by_message())
    return {model.name: model.content() for model in models}


def require_sound(models: Sequence[ModelFile], index: ModelIndex, job_types: Collection[str]) -> None:
    """Refuse a set of models that could not run. Raises: ModelRefused, with every fault found."""
    faults = [*_doubled(models), *_missing(index), *_undone(index, job_types)]
    if faults:
        raise ModelRefused(";".join(faults))


def _undone(index: ModelIndex, job_types: Collection[str]) -> list[str]:
    return [
        f"步骤“{job.name or job.element_id}”的作业类型 {job.type or '(未填)'} 没有工作程序能办,"
        "请改正类型或先部署相应的工作程序"
        for job in index.jobs if job.type not in job_types
    ]


def _doubled(models: Sequence[ModelFile]) -> list[str]:
    seen: dict[str, str] = {}
    faults = []
    for model in models:
        for element in (*model.each("bpmn:process"), *model.each("dmn:decision")):
            own = element.get("id", "")
            if own in seen:
                faults.append(f"{own} 在 {seen[own]} 和 {model.name} 中重复,请只保留一个")
            if own != plain_id(own):
                faults.append(f"{model.name} 中的 {own} 带有版本后缀,请用 {plain_id(own)} 作为标识")
            seen[own] = model.name
    return faults


def _missing(index: ModelIndex) -> list[str]:
    decisions = {decision.id for decision in index.decisions}
    faults = [] if MAIN_PROCESS in index.started_by_message() else [f"缺少主流程 {MAIN_PROCESS},请一并提交"]
    for call in index.calls:
        if call.called in index.started_by_message() or call.called not in index.processes:
            faults.append(f"{_step(call)}调用的流程 {call.called or '(未填)'} 不在本次发布中,请一并提交")
    for call in index.decision_calls:
        if call.called not in decisions:
            faults.append(f"{_step(call)}使用的决策表 {call.called or '(未填)'} 不在本次发布中,请一并提交")
    return faults


def _step(call: Call) -> str:
    return f"步骤“{call.name or call.element_id}”"


def _stamp(model: ModelFile, release: int, unstamped: Collection[str]) -> None:
    for element, attribute in _naming(model):
        if (name := element.get(attribute)) and name not in unstamped:
            element.set(attribute, stamped_id(name, release))


def _naming(model: ModelFile) -> Iterator[tuple[etree._Element, str]]:
    yield from ((process, "id") for process in model.each("bpmn:process"))
    yield from ((plane, "bpmnElement") for plane in model.root.iter("{*}BPMNPlane"))
    yield from ((call, "processId") for call in model.root.iter(f"{{{ZEEBE}}}calledElement"))
    yield from ((call, "decisionId") for call in model.root.iter(f"{{{ZEEBE}}}calledDecision"))
    if model.is_table:
        yield (model.root, "id")
        yield from ((decision, "id") for decision in model.each("dmn:decision"))
        yield from ((shape, "dmnElementRef") for shape in model.root.iter("{*}DMNShape"))
