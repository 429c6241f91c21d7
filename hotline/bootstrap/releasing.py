"""Ties the releasing of models together."""

from functools import cache
from pathlib import Path

from hotline.domain.ports import Clock
from hotline.storage import MongoReleases
from hotline.zeebe import ZeebeEngine
from hotline.zeebe.model_index import index_folder
from hotline.zeebe.releasing import Releasing

MODELS = Path(__file__).resolve().parents[2] / "bpmn"


def build_releasing(releases: MongoReleases, engine: ZeebeEngine, clock: Clock) -> Releasing:
    """Releasing over the adapters; the workers do the job types of the shipped models."""
    return Releasing(releases, engine, clock, shipped_job_types)


@cache
def shipped_job_types() -> frozenset[str]:
    """Types of the jobs that the workers of this version of the product can do."""
    return frozenset(index_folder(MODELS).job_types())


def shipped_models() -> dict[str, bytes]:
    """The models and tables that the product ships."""
    return {path.name: path.read_bytes() for path in sorted(MODELS.glob("*.*mn"))}
