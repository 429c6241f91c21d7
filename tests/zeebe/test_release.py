"""A release is stamped whole, or refused in words."""

import pytest

from hotline.testing.models import model_files
from hotline.zeebe.model_index import index_models
from hotline.zeebe.model_source import ModelRefused
from hotline.zeebe.release import plain_id, stamp_release, stamped_id

FILES = model_files()
TYPES = index_models(FILES).job_types()


def changed(name: str, before: str, after: str) -> dict[str, bytes]:
    """The models with one word of one file changed."""
    assert before.encode() in FILES[name]
    return {**FILES, name: FILES[name].replace(before.encode(), after.encode())}


@pytest.mark.requirement("R-6.1")
def test_called_processes_and_tables_carry_the_release() -> None:
    """Everything called is renamed with its callers; what a message starts keeps its id: one version listens."""
    stamped = index_models(stamp_release(FILES, 7, job_types=TYPES))
    plain = index_models(FILES)
    assert set(stamped.processes) == {
        name if name in ("case", "document") else f"{name}_r7" for name in plain.processes
    }
    assert {decision.id for decision in stamped.decisions} == {f"{d.id}_r7" for d in plain.decisions}
    assert {call.called for call in stamped.calls} == {f"{call.called}_r7" for call in plain.calls}
    assert {call.called for call in stamped.decision_calls} == {f"{c.called}_r7" for c in plain.decision_calls}


def test_nothing_else_changes() -> None:
    """Steps, job types, forms, messages and expressions stay as they were, and so do the given files."""
    stamped, plain = index_models(stamp_release(FILES, 7, job_types=TYPES)), index_models(FILES)
    assert [(job.element_id, job.type) for job in stamped.jobs] == [(job.element_id, job.type) for job in plain.jobs]
    assert [task.form for task in stamped.user_tasks] == [task.form for task in plain.user_tasks]
    assert stamped.variables == plain.variables
    assert model_files() == FILES


def test_stamping_is_pure() -> None:
    """The same files and number give the same bytes: deploying again makes no new version."""
    assert stamp_release(FILES, 7, job_types=TYPES) == stamp_release(FILES, 7, job_types=TYPES)


def test_diagrams_follow_their_process() -> None:
    """The drawing still belongs to the renamed process, so that viewers show it."""
    stamped = stamp_release(FILES, 7, job_types=TYPES)
    assert b'bpmnElement="approval_r7"' in stamped["approval.bpmn"]
    assert b'dmnElementRef="limits_r7"' in stamped["limits.dmn"]


@pytest.mark.parametrize(("plain", "deployed"), [("approval", "approval_r12"), ("callback_rule", "callback_rule_r12")])
def test_ids_go_there_and_back(plain: str, deployed: str) -> None:
    """A deployed id leads back to the one in the repository."""
    assert stamped_id(plain, 12) == deployed
    assert plain_id(deployed) == plain
    assert plain_id(plain) == plain


@pytest.mark.parametrize(("files", "said"), [
    (changed("approval.bpmn", "dispatch.prepare_approval_slip", "dispatch.print_slip"), "dispatch.print_slip"),
    (changed("approval.bpmn", "dispatch.prepare_approval_slip", ""), "未填"),
    ({name: FILES[name] for name in FILES if name != "archive.bpmn"}, "流程 archive 不在本次发布中"),
    ({name: FILES[name] for name in FILES if name != "limits.dmn"}, "决策表 limits 不在本次发布中"),
    ({name: FILES[name] for name in FILES if name != "case.bpmn"}, "缺少主流程 case"),
    (changed("course.bpmn", 'processId="approval"', 'processId="=way"'), "=way"),
    (changed("course.bpmn", 'processId="approval"', 'processId="case"'), "流程 case 不在本次发布中"),
    (changed("course.bpmn", 'processId="approval"', 'processId="document"'), "流程 document 不在本次发布中"),
    ({**FILES, "again.bpmn": FILES["review.bpmn"]}, "review 在 again.bpmn 和 review.bpmn 中重复|"
                                                    "review 在 review.bpmn 和 again.bpmn 中重复"),
    (changed("review.bpmn", 'id="review"', 'id="review_r3"'), "版本后缀"),
    (changed("review.bpmn", "</bpmn:process>", "</bpmn:proces>"), "不是完整的 XML"),
])
def test_what_could_not_run_is_refused(files: dict[str, bytes], said: str) -> None:
    """Unknown jobs, missing or doubled parts and broken files are named, and nothing is stamped."""
    with pytest.raises(ModelRefused, match=said):
        stamp_release(files, 7, job_types=TYPES)


def test_every_fault_is_named_at_once() -> None:
    """A person mends all of them in one go."""
    files = changed("approval.bpmn", "dispatch.prepare_approval_slip", "dispatch.print_slip")
    del files["archive.bpmn"]
    with pytest.raises(ModelRefused) as refused:
        stamp_release(files, 7, job_types=TYPES)
    assert "dispatch.print_slip" in refused.value.message
    assert "archive" in refused.value.message
