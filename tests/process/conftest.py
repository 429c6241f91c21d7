"""Both engines, each with release 1 of the models deployed, shared by all process tests."""

from collections.abc import Iterator

import pytest

from hotline.testing.engine_process import EngineProcess, run_engine
from hotline.testing.models import model_files
from hotline.zeebe.model_index import index_models
from hotline.zeebe.release import stamp_release

LAST = "test_every_path.py"


@pytest.fixture(scope="session", params=["8.0", pytest.param("8.8", marks=pytest.mark.slow)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    """Give the durable broker 8.0, then the engine of 8.8."""
    with run_engine(request.param, tmp_path_factory.mktemp("engine")) as running:
        files = model_files()
        running.client.deploy_resources(stamp_release(files, 1, job_types=index_models(files).job_types()))
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the check of all paths behind the walks that it counts."""
    items.sort(key=lambda item: item.path.name == LAST)
