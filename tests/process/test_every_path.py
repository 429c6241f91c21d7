"""No path is forgotten: the walks of this folder, taken together, take every sequence flow."""

import pytest
from lxml import etree

from hotline.testing.models import FOLDER, model_files
from hotline.testing.walk import PASSED
from hotline.zeebe.model_source import BPMN


@pytest.mark.parametrize("version", ["8.0", pytest.param("8.8", marks=pytest.mark.slow)])
def test_every_flow_was_taken(version: str, request: pytest.FixtureRequest) -> None:
    """Each sequence flow of each model was taken on this engine; judged only when all walks ran."""
    ran = {item.path.stem.removeprefix("test_") for item in request.session.items}
    models = {path.stem for path in FOLDER.glob("*.bpmn")}
    if not models <= ran or request.session.testsfailed:
        pytest.skip("only when all walks ran and passed")
    to_pass = {mark for name, content in model_files().items() if name.endswith(".bpmn") for mark in marks(content)}
    assert to_pass - PASSED[version] == set()


def marks(model: bytes) -> set[str]:
    """What shows in the records that a flow was taken: the flow, or the event that an event-based gateway chose."""
    root = etree.fromstring(model)
    choosing = {gateway.get("id") for gateway in root.iter(f"{{{BPMN}}}eventBasedGateway")}
    return {
        flow.get("targetRef") if flow.get("sourceRef") in choosing else flow.get("id")
        for flow in root.iter(f"{{{BPMN}}}sequenceFlow")
    }
