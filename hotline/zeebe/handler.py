"""A job module's function bound to what it needs: process variables before `*`, collaborators after it."""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from ..domain.errors import HotlineError, Refused, TemporarilyUnavailable, VersionConflict
from ..logs import places
from . import bodies
from .job import Job

JOB_PARAMETER = "job"
CASE_ID = "case_id"


@dataclass(frozen=True)
class Completed:
    """Done; `variables` is the JSON of what changed."""

    variables: str


@dataclass(frozen=True)
class Postponed:
    """Something is away for the moment: try again later, as often as it takes."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """A fault: try again while the job has retries, then an incident."""

    reason: str


@dataclass(frozen=True)
class Caught:
    """A business refusal that the model catches under `code`."""

    code: str
    reason: str


Outcome = Completed | Postponed | Failed | Caught


class Handler:
    """Does jobs of one type. `variables` are the names to fetch; `perform` never raises."""

    def __init__(
        self, function: Callable[..., Any], collaborators: Mapping[str, Any], caught: Collection[str] = ()
    ):
        self._function = function
        self._caught = frozenset(caught)
        parameters = inspect.signature(function).parameters.values()
        self._inputs = [p for p in parameters if p.kind is not p.KEYWORD_ONLY]
        wanted = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
        self._wants_job = JOB_PARAMETER in wanted
        missing = [name for name in wanted if name != JOB_PARAMETER and name not in collaborators]
        if missing:
            raise LookupError(f"{function.__name__}: no collaborator named {', '.join(missing)}")
        self._collaborators = {name: collaborators[name] for name in wanted if name != JOB_PARAMETER}

    @property
    def variables(self) -> list[str]:
        """Names of the variables to fetch: those declared, and the case for the log. Never all of them."""
        return list(dict.fromkeys([*(p.name for p in self._inputs), CASE_ID]))

    def perform(self, job: Job) -> Outcome:
        """Do the job. Every way it can end is an outcome; errors of jobs are translated here only."""
        try:
            return Completed(bodies.encode(self._call(job) or {}))
        except (TemporarilyUnavailable, VersionConflict) as error:
            return Postponed(error.message)
        except Refused as error:
            return Caught(error.code, error.message) if error.code in self._caught else Failed(error.message)
        except HotlineError as error:
            return Failed(error.message)
        except Exception as error:
            structlog.get_logger().exception("job_raised", job_type=job.info.type, job_key=job.key)
            return Failed(_without_words(error))

    def _call(self, job: Job) -> Any:
        absent = [p.name for p in self._inputs if p.name not in job.variables and p.default is p.empty]
        if absent:
            raise HotlineError(f"流程变量缺失:{'、'.join(absent)}。请检查流程模型的变量映射")
        inputs = {p.name: job.variables[p.name] for p in self._inputs if p.name in job.variables}
        extra = {JOB_PARAMETER: job.info} if self._wants_job else {}
        return self._function(**inputs, **self._collaborators, **extra)


def _without_words(error: Exception) -> str:
    """Kind and place of a fault. Its message may quote a person's data, so it doesn't go to the engine."""
    where = places(error)[-1:] or ["?"]
    return f"程序错误 {type(error).__name__}({where[0]})。请查看该步骤的日志,修复后在运维页面重试"
