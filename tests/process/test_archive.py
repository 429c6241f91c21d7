"""立卷归档: nothing is sealed while a document is missing."""

import pytest

from hotline.testing.answers import refuse
from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


@pytest.mark.requirement("R-5.5.1")
def test_sealed_and_closed(engine: EngineProcess) -> None:
    """Place, what is still to be printed, cover, seal, end: in this order."""
    walk = Walk(engine).start(process="archive").go()
    assert walk.steps() == [
        "Task_AssignVolume", "Task_PrintRecords", "Task_MakeCover", "Task_SealVolume", "Task_CloseCase",
    ]


@pytest.mark.requirement("R-5.5.1")
def test_a_missing_document_is_supplied_first(engine: EngineProcess) -> None:
    """The archivist supplies what is missing; then the sealing is tried again."""
    walk = Walk(engine, {"Task_SealVolume": [refuse("document_missing"), {}]}).start(process="archive").go()
    assert walk.steps()[3:] == ["Task_SealVolume", "Task_SupplyDocuments", "Task_SealVolume", "Task_CloseCase"]
    assert walk.header("Task_SupplyDocuments", "candidateGroups") == '["role:archivist"]'
