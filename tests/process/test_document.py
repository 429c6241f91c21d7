"""文书制发: what needs the center head waits for the head, the rest is printed at once."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


def ordered(engine: EngineProcess, *, needs_head: bool, answers: dict | None = None) -> Walk:
    """A document that was ordered."""
    return Walk(engine, answers).start(process="document", order_id="1", needs_head=needs_head).go()


@pytest.mark.requirement("R-2.0")
def test_printed_at_once(engine: EngineProcess) -> None:
    """A request for files, a summons, a notice of a meeting: nobody has to agree."""
    walk = ordered(engine, needs_head=False)
    assert walk.steps() == ["Task_IssueDocument"]
    assert walk.variables("Task_IssueDocument")["order_id"] == "1"


@pytest.mark.requirement("R-2.5")
def test_the_head_agrees(engine: EngineProcess) -> None:
    """Criticism and recommendations go through the center head before they are printed."""
    walk = ordered(engine, needs_head=True)
    assert walk.steps() == ["Task_ApproveDocument", "Task_IssueDocument"]
    assert walk.header("Task_ApproveDocument", "candidateGroups") == '["role:center_head"]'


@pytest.mark.requirement("R-2.5")
def test_the_head_refuses(engine: EngineProcess) -> None:
    """What the head refuses is never printed."""
    walk = ordered(engine, needs_head=True, answers={"Task_ApproveDocument": {"document_approved": False}})
    assert walk.steps() == ["Task_ApproveDocument"]
    assert walk.trace().passed("End_DocumentRefused")


def test_a_document_goes_beside_its_case(engine: EngineProcess) -> None:
    """While the case is under way a document of it has an instance of its own, and the case goes on."""
    walk = Walk(engine).start().go("Task_HandleAndReport")
    walk.start(process="document", order_id="1", needs_head=False).go_past("Task_IssueDocument", holding={
        "Task_HandleAndReport",
    })
    assert walk.trace().instances == 2
    assert "Task_HandleAndReport" not in walk.steps()
    assert walk.go_past("End_CaseClosed").trace().passed("Task_IssueDocument", "End_CaseClosed")
