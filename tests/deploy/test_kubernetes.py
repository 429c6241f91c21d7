"""The Kubernetes files, against the published schemas and against the system they are to run."""

from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from hotline.embedded.parts import PROGRAMS, SETUP_MODULE
from hotline.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "k8s"
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "kustomization.yaml")


def _documents(path: Path) -> list[dict]:
    return [document for document in yaml.safe_load_all(path.read_text("utf-8")) if document]


def _pods() -> dict[str, dict]:
    """Pod specifications of deployments and jobs, by name."""
    found = {}
    for path in FILES:
        for document in _documents(path):
            if document["kind"] in ("Deployment", "Job"):
                found[document["metadata"]["name"]] = document["spec"]["template"]["spec"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_valid(path):
    """Every document of every file keeps to the schema, strictly."""
    for document in _documents(path):
        kubernetes_validate.validate(document, "1.31", strict=True)


def test_every_process_of_the_system_has_its_deployment():
    """What `make run` starts, and nothing else, is deployed, each by its module."""
    modules = {pod["containers"][0]["args"][0] for pod in _pods().values()}
    assert modules == {part.module for part in PROGRAMS} | {SETUP_MODULE}


@pytest.mark.parametrize("name", sorted(_pods()))
def test_process_runs_with_little_power(name):
    """Not as root, nothing to write but scratch, no privileges, bounded memory, no secret in plain sight."""
    pod = _pods()[name]
    container = pod["containers"][0]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    assert container["resources"]["limits"]["memory"]
    assert all("value" not in variable for variable in container["env"])


def test_kustomization_names_every_file():
    """No file is forgotten."""
    named = yaml.safe_load((FOLDER / "kustomization.yaml").read_text("utf-8"))["resources"]
    assert sorted(named) == [path.name for path in FILES]


def _of_kind(kind: str) -> list[dict]:
    return [document for path in FILES for document in _documents(path) if document["kind"] == kind]


@pytest.mark.parametrize("deployment", _of_kind("Deployment"), ids=lambda document: document["metadata"]["name"])
def test_standing_process_is_probed_where_it_answers(deployment):
    """Ready says it can work; alive only that it answers, so that an absent engine restarts nobody.

    What runs twice keeps one through a disruption.
    """
    container = deployment["spec"]["template"]["spec"]["containers"][0]
    assert container["readinessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/metrics"
    assert "startupProbe" in container
    guarded = {budget["metadata"]["name"] for budget in _of_kind("PodDisruptionBudget")}
    assert deployment["spec"]["replicas"] == 1 or deployment["metadata"]["name"] in guarded


def test_what_scales_exists_and_shares_no_state():
    """Autoscalers name deployments, and only those that may run any number of times."""
    deployments = {document["metadata"]["name"]: document for document in _of_kind("Deployment")}
    for scaler in _of_kind("HorizontalPodAutoscaler"):
        name = scaler["spec"]["scaleTargetRef"]["name"]
        assert name in deployments and name not in ("worklist", "relay", "analytics")
        assert scaler["spec"]["minReplicas"] == deployments[name]["spec"]["replicas"]


def test_only_known_settings_are_given():
    """Each entry of the configuration and each variable by reference is a setting of the product."""
    known = {field.alias for field in Settings.model_fields.values()}
    given = {name for document in _of_kind("ConfigMap") for name in document["data"]}
    given |= {variable["name"] for pod in _pods().values() for variable in pod["containers"][0]["env"]}
    assert given <= known
