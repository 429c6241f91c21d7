"""How a worker process starts: settings, logs, collaborators, then jobs until it is told to stop."""

from collections.abc import Callable, Mapping
from pathlib import Path

from hotline import logs, zeebe
from hotline.settings import Settings
from hotline.zeebe.model_index import index_folder

from .collaborators import build_collaborators

MODELS = Path(__file__).resolve().parents[2] / "bpmn"


def run_worker(name: str, jobs: Mapping[str, Callable]) -> None:
    """Do `jobs` (job type → function) until SIGTERM; a clean stop finishes the jobs in hand.

    Which refusals become BPMN errors is read from the models of this release of the product.
    """
    settings = Settings.load()
    logs.configure(f"workers.{name}", settings.log_level)
    models = index_folder(MODELS)
    zeebe.run_worker(
        name, jobs, vars(build_collaborators(settings)), settings,
        caught={job_type: models.caught_codes(job_type) for job_type in jobs},
    )
