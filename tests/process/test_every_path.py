"""No path is forgotten: the walks of this folder, taken together, take every sequence flow."""

import pytest
from lxml import etree

from hotline.testing.models import FOLDER, model_files
from hotline.testing.walk import FLOWS_TAKEN
from hotline.zeebe.model_source import BPMN


@pytest.mark.parametrize("version", ["8.0", "8.8"])
def test_every_flow_was_taken(version: str, request: pytest.FixtureRequest) -> None:
    """Each sequence flow of each model was taken on this engine; judged only when all walks ran."""
    ran = {item.path.stem.removeprefix("test_") for item in request.session.items}
    models = {path.stem for path in FOLDER.glob("*.bpmn")}
    if not models <= ran or request.session.testsfailed:
        pytest.skip("only when all walks ran and passed")
    flows = {
        flow.get("id") for name, content in model_files().items() if name.endswith(".bpmn")
        for flow in etree.fromstring(content).iter(f"{{{BPMN}}}sequenceFlow")
    }
    assert flows - FLOWS_TAKEN[version] == set()
