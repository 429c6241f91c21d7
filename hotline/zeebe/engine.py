"""What the system asks of the process engine (adapter of `domain.ports.Engine`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import grpc
from pyzeebe.proto.gateway_pb2 import (
    ActivateJobsRequest,
    CancelProcessInstanceRequest,
    CompleteJobRequest,
    DeployResourceRequest,
    FailJobRequest,
    PublishMessageRequest,
    Resource,
    SetVariablesRequest,
    ThrowErrorRequest,
    TopologyRequest,
)

from . import bodies
from .channel import Channel, Code, in_words
from .job import Job, from_answer

CALL_S = 10.0
DEPLOY_S = 60.0
POLL_GRACE_S = 5.0
FAIL_WITH_BACK_OFF_S = 1.0
LONGEST_ERROR_CHARACTERS = 500
GONE = (Code.NOT_FOUND, Code.FAILED_PRECONDITION)


class EngineSettings(Protocol):
    """The part of the settings read here."""

    def zeebe(self) -> str:
        """`host:port` of the gateway."""


@dataclass(frozen=True)
class Deployed:
    """One process or decision of a deployment, as the engine numbered it."""

    resource: str
    id: str
    version: int
    key: str


@dataclass(frozen=True)
class Topology:
    """What the engine says of itself; `partitions_ready` counts those that have a healthy leader."""

    version: str
    partitions: int
    partitions_ready: int


class ZeebeEngine:
    """A synchronous, thread-safe client. Every call ends by its deadline; nothing is retried here.

    All calls raise TemporarilyUnavailable when the engine can't be reached, doesn't answer in time or pushes
    back, and EngineRefused when it finds the request wrong.
    """

    def __init__(self, settings: EngineSettings):
        self._channel = Channel(settings.zeebe())
        self._stub = self._channel.stub
        self._polls: set[Any] = set()
        self._is_ending = False

    def close(self) -> None:
        """End the connection and all running calls."""
        self._channel.close()

    def publish_message(
        self, name: str, correlation_key: str, variables: dict[str, Any], *, message_id: str, ttl_ms: int
    ) -> None:
        """Publish a message; a repeat of a buffered one counts as done."""
        request = PublishMessageRequest(
            name=name, correlationKey=correlation_key, timeToLive=ttl_ms, messageId=message_id,
            variables=bodies.encode(variables),
        )
        self._channel.call(
            self._stub.PublishMessage, request, timeout_s=CALL_S, tolerated=(Code.ALREADY_EXISTS,)
        )

    def complete_job(self, job_key: str, variables: dict[str, Any]) -> bool:
        """Complete a job; False when it is gone."""
        return self.complete_encoded(job_key, bodies.encode(variables))

    def complete_encoded(self, job_key: str, variables: str, *, timeout_s: float = CALL_S) -> bool:
        """Complete a job with variables that are JSON already; False when it is gone."""
        request = CompleteJobRequest(jobKey=int(job_key), variables=variables)
        return self._reported(self._stub.CompleteJob, request, timeout_s)

    def fail_job(self, job_key: str, *, retries: int, reason: str, back_off_ms: int = 0) -> bool:
        """Give a job back with `retries` left (0 raises an incident); False when it is gone.

        With a back-off no answer is awaited: Zeebe 8.0 performs the command and never answers it (camunda
        #10612), so its silence counts as done; should it be lost, the job's time-out brings the job back.
        """
        request = FailJobRequest(
            jobKey=int(job_key), retries=retries, errorMessage=reason[:LONGEST_ERROR_CHARACTERS],
            retryBackOff=back_off_ms,
        )
        if not back_off_ms:
            return self._reported(self._stub.FailJob, request, CALL_S)
        self._channel.call(
            self._stub.FailJob, request, timeout_s=FAIL_WITH_BACK_OFF_S,
            tolerated=(*GONE, Code.DEADLINE_EXCEEDED),
        )
        return True

    def throw_error(self, job_key: str, code: str, reason: str) -> bool:
        """End a job with a BPMN error that the model catches; False when the job is gone."""
        request = ThrowErrorRequest(
            jobKey=int(job_key), errorCode=code, errorMessage=reason[:LONGEST_ERROR_CHARACTERS]
        )
        return self._reported(self._stub.ThrowError, request, CALL_S)

    def poll(
        self, job_type: str, *, worker: str, most: int, hold_ms: int, variables: Sequence[str],
        wait_ms: int,
    ) -> Iterator[Job]:
        """Take up to `most` jobs, waiting up to `wait_ms` for the first; they are held for `hold_ms`.

        `hold_ms` is engine time. Ends at once when `end_polls` is called.
        """
        request = ActivateJobsRequest(
            type=job_type, worker=worker, timeout=hold_ms, maxJobsToActivate=most, fetchVariable=variables,
            requestTimeout=wait_ms,
        )
        if self._is_ending:
            return
        answers = self._stub.ActivateJobs(request, timeout=wait_ms / 1000 + POLL_GRACE_S)
        self._polls.add(answers)
        try:
            for answer in answers:
                yield from map(from_answer, answer.jobs)
        except grpc.RpcError as error:
            if not self._is_ending:
                raise in_words(error) from error
        finally:
            self._polls.discard(answers)

    def end_polls(self) -> None:
        """End all waits for jobs and begin no more; calls about jobs already taken go on."""
        self._is_ending = True
        for answers in list(self._polls):
            answers.cancel()

    def deploy_resources(self, files: Mapping[str, bytes]) -> list[Deployed]:
        """Deploy tables and models; unchanged ones keep their version.

        Tables go first, one by one: of several tables in one request Zeebe 8.0.0 can evaluate only the last
        (tried; see docs/adr/0011). The models follow together in one request.

        Raises: EngineRefused: the engine finds a fault in one of them; no model of the set is deployed.
        """
        tables = [{name: content} for name, content in files.items() if name.endswith(".dmn")]
        models = {name: content for name, content in files.items() if not name.endswith(".dmn")}
        return [one for batch in (*tables, models) if batch for one in self._deploy(batch)]

    def _deploy(self, files: Mapping[str, bytes]) -> list[Deployed]:
        request = DeployResourceRequest(resources=[Resource(name=n, content=c) for n, c in files.items()])
        answer = self._channel.call(self._stub.DeployResource, request, timeout_s=DEPLOY_S)
        return [d for d in map(_deployed, answer.deployments) if d]

    def cancel_instance(self, instance_key: str) -> bool:
        """End an instance and what it called; False when it is gone."""
        request = CancelProcessInstanceRequest(processInstanceKey=int(instance_key))
        return self._reported(self._stub.CancelProcessInstance, request, CALL_S)

    def is_living(self, instance_key: str) -> bool:
        """Whether the engine itself still knows the instance: asked by setting no variables on it.

        Zeebe 8.0 has no query; a command without effect is answered NOT_FOUND for what has ended.
        """
        request = SetVariablesRequest(elementInstanceKey=int(instance_key), variables="{}", local=True)
        return self._reported(self._stub.SetVariables, request, CALL_S)

    def topology(self) -> Topology:
        """Version and readiness of the engine."""
        answer = self._channel.call(self._stub.Topology, TopologyRequest(), timeout_s=CALL_S)
        ready = {p.partitionId for b in answer.brokers for p in b.partitions if p.role == 0 and p.health == 0}
        return Topology(answer.gatewayVersion, answer.partitionsCount, len(ready))

    def _reported(self, method: Any, request: Any, timeout_s: float) -> bool:
        return self._channel.call(method, request, timeout_s=timeout_s, tolerated=GONE) is not None


def _deployed(item: Any) -> Deployed | None:
    kind = item.WhichOneof("Metadata")
    if kind == "process":
        p = item.process
        return Deployed(p.resourceName, p.bpmnProcessId, p.version, str(p.processDefinitionKey))
    if kind == "decision":
        d = item.decision
        return Deployed("", d.dmnDecisionId, d.version, str(d.decisionKey))
    return None
