"""The diagrams are made for people: complete, labelled, one screen each, no crossing lines."""

from itertools import combinations, pairwise

import pytest
from lxml import etree

from hotline.testing.models import FOLDER
from hotline.zeebe.model_source import BPMN

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
WIDTH, HEIGHT = 1600, 800
Point = tuple[float, float]
MODELS = sorted(FOLDER.glob("*.bpmn"))
ROOTS = [etree.parse(path).getroot() for path in MODELS]
diagram = pytest.mark.parametrize("root", ROOTS, ids=[path.stem for path in MODELS])


def each(root: etree._Element, *names: str) -> list[etree._Element]:
    """Elements of the model by their BPMN names."""
    return [element for name in names for element in root.iter(f"{{{BPMN}}}{name}")]


def edges(root: etree._Element) -> dict[str, list[Point]]:
    """The corners of each flow."""
    return {
        edge.get("bpmnElement"): [(float(p.get("x")), float(p.get("y"))) for p in edge.iter("{*}waypoint")]
        for edge in root.iter(f"{DI}BPMNEdge")
    }


@diagram
def test_everything_is_drawn(root: etree._Element) -> None:
    """Each element and each flow of the model has its place in the diagram, and nothing else has."""
    kinds = ("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "userTask", "serviceTask",
             "businessRuleTask", "callActivity", "subProcess", "exclusiveGateway", "parallelGateway",
             "eventBasedGateway", "sequenceFlow")
    drawn = {shape.get("bpmnElement") for tag in ("BPMNShape", "BPMNEdge") for shape in root.iter(DI + tag)}
    assert drawn == {element.get("id") for element in each(root, *kinds)}


@diagram
def test_one_screen(root: etree._Element) -> None:
    """Every model fits on one screen."""
    bounds = [next(shape.iter("{*}Bounds")) for shape in root.iter(f"{DI}BPMNShape")]
    right = max(float(b.get("x")) + float(b.get("width")) for b in bounds)
    bottom = max(float(b.get("y")) + float(b.get("height")) for b in bounds)
    assert right - min(float(b.get("x")) for b in bounds) <= WIDTH
    assert bottom - min(float(b.get("y")) for b in bounds) <= HEIGHT


@diagram
def test_lines_run_straight_and_never_cross(root: etree._Element) -> None:
    """Every line is horizontal or vertical; two lines meet at gateways only."""
    lines = {flow: [*pairwise(points)] for flow, points in edges(root).items()}
    assert all(a[0] == b[0] or a[1] == b[1] for segments in lines.values() for a, b in segments)
    crossing = [
        (one, other) for one, other in combinations(lines, 2)
        for a in lines[one] for b in lines[other] if crosses(*a, *b)
    ]
    assert crossing == []


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether a horizontal and a vertical line cross inside both."""
    if (a[0] == b[0]) == (c[0] == d[0]):
        return False
    (h1, h2), (v1, v2) = ((a, b), (c, d)) if a[1] == b[1] else ((c, d), (a, b))
    return min(h1[0], h2[0]) < v1[0] < max(h1[0], h2[0]) and min(v1[1], v2[1]) < h1[1] < max(v1[1], v2[1])


@diagram
def test_gateways_ask_and_flows_answer(root: etree._Element) -> None:
    """A gateway that decides is a question, each of its flows an answer; one of them needs no condition."""
    names = {flow.get("id"): flow.get("name") for flow in each(root, "sequenceFlow")}
    for gateway in each(root, "exclusiveGateway"):
        ways = [way.text for way in gateway.findall(f"{{{BPMN}}}outgoing")]
        if len(ways) > 1:
            assert gateway.get("name", "").endswith("?"), gateway.get("id")
            assert all(names[way] for way in ways), gateway.get("id")
            assert gateway.get("default") in ways, gateway.get("id")
        else:
            assert not gateway.get("name"), f"{gateway.get('id')} only joins"


@diagram
def test_labels_are_chinese(root: etree._Element) -> None:
    """Whatever a person reads in a diagram is Chinese."""
    labels = [e.get("name") for e in root.iter(etree.Element) if e.get("name") and e.tag != f"{{{BPMN}}}message"]
    assert [label for label in labels if label.isascii()] == []


@diagram
def test_element_ids_say_what_they_are(root: etree._Element) -> None:
    """The id of a step begins with its kind, and is written as the code writes it."""
    begins = {"userTask": "Task_", "serviceTask": "Task_", "businessRuleTask": "Task_", "callActivity": "Call_",
              "startEvent": "Start_", "endEvent": "End_", "boundaryEvent": "Boundary_", "subProcess": "SubProcess_",
              "intermediateCatchEvent": "Event_", "exclusiveGateway": "Gateway_"}
    for kind, start in begins.items():
        assert [e.get("id") for e in each(root, kind) if not e.get("id").startswith(start)] == []
