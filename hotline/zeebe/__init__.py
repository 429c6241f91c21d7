"""The process engine: a client whose every call ends, and the loop that does its jobs.

`channel` calls the engine and says its errors in the domain's words · `engine` what the system asks of it ·
`handler` one job module bound to variables and collaborators · `worker_loop` takes jobs of one type and
does them · `worker` a process full of loops.
"""

from .engine import ZeebeEngine
from .worker import run_worker

__all__ = ["ZeebeEngine", "run_worker"]
