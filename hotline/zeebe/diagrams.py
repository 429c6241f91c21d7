"""What people are shown of the models of a release: the diagram, the names of its steps, the rule that fired."""

import re
from collections.abc import Mapping
from typing import Any, Protocol

from lxml import etree

from ..domain.course_taken import GATEWAYS, Diagram
from ..domain.errors import NotFound
from .model_source import BPMN, DMN, ModelFile, read_model

KEPT_RELEASES = 8
_STEPS = GATEWAYS | {
    "startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "serviceTask", "userTask", "businessRuleTask",
    "callActivity", "subProcess", "receiveTask", "sendTask",
}
_QUOTED = re.compile(r'"([^"]*)"')


class Releases(Protocol):
    """Kept releases."""

    def get(self, number: int) -> dict[str, Any] | None:
        """One with its files."""

    def in_use(self) -> int:
        """The number of the one that new cases follow; 0 before the first."""


class Diagrams:
    """Implements `gateway.ports.Diagrams`. A release never changes, so what was read of it is kept."""

    def __init__(self, releases: Releases):
        self._releases = releases
        self._read: dict[int, dict[str, Any]] = {}

    def in_use(self) -> int:
        """The release that new cases follow; 0 before the first."""
        return self._releases.in_use()

    def of(self, number: int) -> dict[str, Diagram]:
        """Process id within the release → its diagram; empty for a release that isn't kept."""
        return self._of(number)["diagrams"]

    def rule_fired(self, number: int, table: str, **inputs: object) -> str:
        """What the table's first rule that holds for these inputs says of itself; empty when that can't be told."""
        found = self._of(number)["tables"].get(f"{table}.dmn")
        if found is None:
            return ""
        names = [node.findtext(f"{{{DMN}}}inputExpression/{{{DMN}}}text", "") for node in found.each(".//dmn:input")]
        for rule in found.each(".//dmn:rule"):
            tests = [entry.findtext(f"{{{DMN}}}text", "") for entry in rule.findall(f"{{{DMN}}}inputEntry")]
            answers = [_holds(test, inputs.get(name)) for name, test in zip(names, tests, strict=False)]
            if None in answers:
                return ""
            if all(answers):
                return (rule.findtext(f"{{{DMN}}}description") or "").strip()
        return ""

    def _of(self, number: int) -> dict[str, Any]:
        if number not in self._read:
            kept = self._releases.get(number)
            if kept is None:
                return {"diagrams": {}, "tables": {}}
            while len(self._read) >= KEPT_RELEASES:
                self._read.pop(next(iter(self._read)))
            self._read[number] = _read(kept["files"])
        return self._read[number]


def _read(files: Mapping[str, bytes]) -> dict[str, Any]:
    models = [read_model(name, content) for name, content in files.items()]
    diagrams = [_diagram(model) for model in models if not model.is_table]
    return {
        "diagrams": {diagram.process: diagram for diagram in diagrams},
        "tables": {model.name: model for model in models if model.is_table},
    }


def _diagram(model: ModelFile) -> Diagram:
    """The drawing without what only the engine reads."""
    process = next(model.each("bpmn:process"), None)
    if process is None:
        raise NotFound("流程模型中没有流程")
    steps, kinds = {}, {}
    for element in process.iter():
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind in _STEPS:
            steps[element.get("id", "")], kinds[element.get("id", "")] = element.get("name", ""), kind
    for inner in list(model.root.iter(f"{{{BPMN}}}extensionElements")):
        inner.getparent().remove(inner)
    for expression in list(model.root.iter(f"{{{BPMN}}}conditionExpression")):
        expression.getparent().remove(expression)
    return Diagram(
        process=process.get("id", ""), name=process.get("name", ""), names=steps, kinds=kinds, drawing=model.content()
    )


def _holds(test: str, value: object) -> bool | None:
    """Whether a unary test of the kinds we use holds; None when it is of another kind."""
    match test.strip():
        case "-" | "":
            return True
        case "not(null)":
            return value is not None
        case "null":
            return value is None
        case "true" | "false" as said:
            return value is (said == "true")
        case said if not _QUOTED.sub("", said).strip(" ,"):
            return value in _QUOTED.findall(said)
        case _:
            return None
