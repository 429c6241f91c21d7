"""Models, job modules, forms and messages name the same things."""

from importlib import import_module

import pytest

from hotline.domain import engine_commands
from hotline.domain.decisions import DECISIONS
from hotline.domain.errors import DocumentMissing
from hotline.testing.models import FOLDER
from hotline.zeebe.model_index import index_folder

INDEX = index_folder(FOLDER)


def test_jobs_of_the_models_are_jobs_of_the_workers() -> None:
    """Each type has its worker, each job of a worker its step."""
    tables = {job for worker in ("intake", "dispatch", "supervision", "archive")
              for job in import_module(f"workers.{worker}").JOBS}
    assert INDEX.job_types() == tables


@pytest.mark.parametrize("job", INDEX.jobs, ids=lambda job: job.element_id)
def test_element_and_job_type_are_one_name(job) -> None:
    """`Task_IssueTransferSlips` does `dispatch.issue_transfer_slips`."""
    words = job.type.partition(".")[2].split("_")
    assert job.element_id == "Task_" + "".join(word.capitalize() for word in words)


def test_tasks_of_people_have_their_forms() -> None:
    """Each user task has a decision of the domain, and its form key names the module."""
    assert {task.element_id for task in INDEX.user_tasks} == set(DECISIONS)
    assert {task.form: task.element_id for task in INDEX.user_tasks} == {
        decision.form: element for element, decision in DECISIONS.items()
    }


def test_messages_are_those_of_the_domain() -> None:
    """The models wait for what the domain publishes, and for nothing else."""
    names = {value for name, value in vars(engine_commands).items() if name.startswith("MESSAGE_")}
    assert {message.name for message in INDEX.messages} == names


def test_error_codes_are_those_of_the_domain() -> None:
    """A refusal that a model catches exists; the model catches it where it happens."""
    assert {error.code for error in INDEX.errors} == {DocumentMissing.code}
    assert INDEX.caught_codes("archive.seal_volume") == {DocumentMissing.code}
    assert INDEX.caught_codes("archive.make_cover") == set()
