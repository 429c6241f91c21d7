"""The composition root: the only place where adapters are built and tied to the domain's ports."""

from .collaborators import Collaborators, build_collaborators
from .gateway import build_gateway
from .worker import run_worker

__all__ = ["Collaborators", "build_collaborators", "build_gateway", "run_worker"]
