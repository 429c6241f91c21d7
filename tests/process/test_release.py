"""Two releases side by side: cases under way finish on theirs, the next case follows the new one."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.models import model_files
from hotline.testing.walk import Walk
from hotline.zeebe.model_index import index_models
from hotline.zeebe.release import stamp_release

SHORTER = {"limits.dmn": (b"<text>5</text>", b"<text>4</text>")}
RENAMED = {"review.bpmn": (b'"Task_ReviewReport"', b'"Task_ReviewTwice"')}


def deploy(engine: EngineProcess, number: int, changes: dict[str, tuple[bytes, bytes]]) -> None:
    """Deploy the models as a release with these changes."""
    files = model_files()
    for name, (before, after) in changes.items():
        assert before in files[name]
        files[name] = files[name].replace(before, after)
    engine.client.deploy_resources(stamp_release(files, number, job_types=index_models(files).job_types()))


@pytest.mark.requirement("R-6.1")
def test_running_cases_finish_on_their_release(engine: EngineProcess) -> None:
    """A case under way sees neither the new table nor the new step, though it reaches both after the deployment."""
    outcomes = [{"review_outcome": "rehandle"}, {"review_outcome": "complete"}]
    old = Walk(engine, {"Task_ReviewReport": outcomes}).start().go("Task_HandleAndReport")
    deploy(engine, 2, SHORTER | RENAMED)
    try:
        new = Walk(engine, {"Task_ReviewTwice": {"review_outcome": "complete"}}).start().go()
        old.go()
    finally:
        deploy(engine, 3, {})
    assert old.trace().processes == {f"{name}_r1" for name in old_processes()} | {"case"}
    assert old.variables("Task_IssueTransferSlips")["limit"]["amount"] == 5
    assert old.steps().count("Task_ReviewReport") == 2
    assert new.variables("Task_IssueTransferSlips")["limit"]["amount"] == 4
    assert "Task_ReviewTwice" in new.steps()
    assert all(name == "case" or name.endswith("_r2") for name in new.trace().processes)


def old_processes() -> set[str]:
    """What a case that is handled, re-handled and called back goes through."""
    return {"course", "handling", "review", "approval", "callback", "archive"}


@pytest.mark.requirement("R-6.1")
def test_an_order_starts_one_process_on_the_newest_release(engine: EngineProcess) -> None:
    """However many releases the engine has kept, one message starts one instance, of the newest one."""
    deploy(engine, 4, {"document.bpmn": (b'"Task_IssueDocument"', b'"Task_IssueItNow"')})
    try:
        walk = Walk(engine).start(process="document", order_id="1", needs_head=False).go()
    finally:
        deploy(engine, 5, {})
    assert walk.steps() == ["Task_IssueItNow"]
    assert walk.trace().instances == 1
    assert walk.trace().processes == {"document"}
