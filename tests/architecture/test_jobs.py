"""One name in five places: element, job type, module, function, test."""

from importlib import import_module

import pytest

WORKERS = ("intake", "dispatch", "supervision", "archive")
OF_THE_FRAME = {"__init__", "__main__"}


@pytest.mark.parametrize("worker", WORKERS)
def test_table_is_what_the_folder_holds(source, worker: str) -> None:
    """Each module is a job of the table, each job a module whose function bears its name."""
    jobs = import_module(f"workers.{worker}").JOBS
    modules = {path.stem for path in (source.ROOT / "workers" / worker).glob("*.py")} - OF_THE_FRAME
    assert set(jobs) == {f"{worker}.{module}" for module in modules}
    for job_type, function in jobs.items():
        assert f"{function.__module__.removeprefix('workers.')}" == job_type
        assert function.__name__ == job_type.partition(".")[2]


@pytest.mark.parametrize("worker", WORKERS)
def test_every_job_has_its_test(source, worker: str) -> None:
    """In the same place of the tests' tree, and no test is left of a job that is gone."""
    modules = {path.stem for path in (source.ROOT / "workers" / worker).glob("*.py")} - OF_THE_FRAME
    tests = {path.stem for path in (source.ROOT / "tests" / "workers" / worker).glob("test_*.py")}
    assert tests == {f"test_{module}" for module in modules}


@pytest.mark.parametrize("worker", WORKERS)
def test_a_job_says_what_it_reads_and_why_it_may_run_twice(worker: str) -> None:
    """Its docstring names reads, writes, BPMN errors and what makes it idempotent."""
    for job_type, function in import_module(f"workers.{worker}").JOBS.items():
        for word in ("Reads:", "Writes:", "BPMN errors:", "Idempotent by:"):
            assert word in function.__doc__, f"{job_type}: {word}"


def test_there_is_no_other_worker(source) -> None:
    """The folders of `workers/` are the four of the table."""
    folders = {path.name for path in (source.ROOT / "workers").iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == set(WORKERS)
