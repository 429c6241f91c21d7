"""What the models hold: jobs, user tasks, messages, error codes, calls, decisions, variables.

Used by the checks that keep models, workers and forms in step, by the worker loop (which refusal a model
catches) and for the generated table of `bpmn/README.md` (`python -m hotline.zeebe.model_table`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from .feel_names import names_in
from .model_source import BPMN, DMN, NAMESPACES, ZEEBE, ModelFile, read_model


@dataclass(frozen=True)
class ServiceJob:
    """A step that a worker does."""

    process: str
    element_id: str
    name: str
    type: str


@dataclass(frozen=True)
class UserTask:
    """A step that a person does; `groups` is the FEEL list of candidate groups."""

    process: str
    element_id: str
    name: str
    groups: str
    form: str


@dataclass(frozen=True)
class Message:
    """A message that a process waits for, or that starts it (then without a correlation key)."""

    process: str
    name: str
    correlation_key: str
    is_start: bool = False


@dataclass(frozen=True)
class CaughtError:
    """A BPMN error that the model catches at a step."""

    process: str
    element_id: str
    code: str


@dataclass(frozen=True)
class Call:
    """A step that calls a process or a decision by its id; `result` is the variable a decision writes."""

    process: str
    element_id: str
    name: str
    called: str
    result: str = ""


@dataclass(frozen=True)
class Decision:
    """A decision table: the names its inputs read, the columns it writes."""

    id: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass
class ModelIndex:
    """All models of a folder or a release, by what they hold."""

    processes: dict[str, str] = field(default_factory=dict)
    jobs: list[ServiceJob] = field(default_factory=list)
    user_tasks: list[UserTask] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    errors: list[CaughtError] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    decision_calls: list[Call] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)
    mappings: set[tuple[str, str]] = field(default_factory=set)
    """Elements that set a variable by a mapping, with the variable; what is only handed on is left out."""

    def job_types(self) -> set[str]:
        """Types of the jobs that workers do; user tasks apart."""
        return {job.type for job in self.jobs}

    def started_by_message(self) -> set[str]:
        """Processes that a message starts; they keep their id in every release."""
        return {message.process for message in self.messages if message.is_start}

    def caught_codes(self, job_type: str) -> set[str]:
        """Codes of the BPMN errors that the model catches at steps of this type."""
        steps = {(job.process, job.element_id) for job in self.jobs if job.type == job_type}
        return {error.code for error in self.errors if (error.process, error.element_id) in steps}


def index_folder(folder: Path) -> ModelIndex:
    """Index every model and table of a folder. Raises: ModelRefused."""
    return index_models({path.name: path.read_bytes() for path in sorted(folder.glob("*.*mn"))})


def index_models(files: Mapping[str, bytes]) -> ModelIndex:
    """Index models given as file name → content. Raises: ModelRefused."""
    index = ModelIndex()
    for name, content in files.items():
        model = read_model(name, content)
        if model.is_table:
            _add_table(index, model)
        else:
            _add_process(index, model)
    return index


def _add_table(index: ModelIndex, model: ModelFile) -> None:
    for table in model.each("dmn:decision"):
        inputs = [text.text or "" for text in table.iterfind(".//dmn:inputExpression/dmn:text", NAMESPACES)]
        outputs = tuple(output.get("name", "") for output in table.iter(f"{{{DMN}}}output"))
        index.decisions.append(Decision(table.get("id", ""), table.get("name", ""), tuple(inputs), outputs))
        for expression in inputs:
            index.variables |= names_in(expression)


def _add_process(index: ModelIndex, model: ModelFile) -> None:
    messages = {m.get("id"): m for m in model.each("bpmn:message")}
    errors = {e.get("id"): e.get("errorCode", "") for e in model.each("bpmn:error")}
    for process in model.each("bpmn:process"):
        process_id = process.get("id", "")
        index.processes[process_id] = process.get("name", "")
        for element in process.iter(etree.Element):
            _add_step(index, process_id, element)
        index.messages += _messages(process_id, process, messages)
        for caught in process.iter(f"{{{BPMN}}}errorEventDefinition"):
            step = caught.getparent().get("attachedToRef", "")
            index.errors.append(CaughtError(process_id, step, errors.get(caught.get("errorRef"), "")))
    index.variables |= _variables(model)


def _add_step(index: ModelIndex, process: str, element: etree._Element) -> None:
    step, name = element.get("id", ""), element.get("name", "")
    if (job := _extension(element, "taskDefinition")) is not None:
        index.jobs.append(ServiceJob(process, step, name, job.get("type", "")))
    if (call := _extension(element, "calledElement")) is not None:
        index.calls.append(Call(process, step, name, call.get("processId", "")))
    if (call := _extension(element, "calledDecision")) is not None:
        decision = call.get("decisionId", ""), call.get("resultVariable", "")
        index.decision_calls.append(Call(process, step, name, *decision))
        index.variables.add(call.get("resultVariable", ""))
    for mapping in element.iterfind("bpmn:extensionElements/zeebe:ioMapping/*", NAMESPACES):
        if mapping.get("source") != f"={mapping.get('target')}":
            index.mappings.add((step, mapping.get("target", "")))
    if element.tag == f"{{{BPMN}}}userTask":
        groups, form = _extension(element, "assignmentDefinition"), _extension(element, "formDefinition")
        index.user_tasks.append(UserTask(
            process, step, name,
            "" if groups is None else groups.get("candidateGroups", ""),
            "" if form is None else form.get("formKey", ""),
        ))


def _extension(element: etree._Element, name: str) -> etree._Element | None:
    return element.find(f"bpmn:extensionElements/zeebe:{name}", NAMESPACES)


def _messages(
    process: str, element: etree._Element, messages: Mapping[str, etree._Element]
) -> Iterator[Message]:
    for event in element.iter(f"{{{BPMN}}}messageEventDefinition"):
        if (message := messages.get(event.get("messageRef"))) is None:
            continue
        key = message.find("bpmn:extensionElements/zeebe:subscription", NAMESPACES)
        correlation_key = "" if key is None else key.get("correlationKey", "")
        is_start = event.getparent().getparent() is element and event.getparent().tag == f"{{{BPMN}}}startEvent"
        yield Message(process, message.get("name", ""), correlation_key, is_start)


def _variables(model: ModelFile) -> set[str]:
    found: set[str] = set()
    for mapping in model.root.iter(f"{{{ZEEBE}}}input", f"{{{ZEEBE}}}output"):
        found |= {mapping.get("target", "")} | names_in(mapping.get("source", ""))
    for loop in model.root.iter(f"{{{ZEEBE}}}loopCharacteristics"):
        found |= {loop.get("inputElement", "")} | names_in(loop.get("inputCollection", ""))
    for tag in ("conditionExpression", "timeDate", "timeDuration", "timeCycle"):
        for expression in model.root.iter(f"{{{BPMN}}}{tag}"):
            found |= names_in(expression.text or "")
    for key in model.root.iter(f"{{{ZEEBE}}}subscription"):
        found |= names_in(key.get("correlationKey", ""))
    for groups in model.root.iter(f"{{{ZEEBE}}}assignmentDefinition"):
        found |= names_in(groups.get("candidateGroups", ""))
    return found - {""}
