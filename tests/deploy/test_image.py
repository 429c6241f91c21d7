"""The image and the compose file, as far as they can be checked without a container engine."""

import re
from pathlib import Path

import yaml

from hotline.embedded.parts import PROGRAMS, SETUP_MODULE
from hotline.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
OURS = {name: service for name, service in COMPOSE["services"].items() if service["image"].startswith("hotline:")}


def _instructions() -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n\s*", " ", DOCKERFILE)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def test_everything_copied_exists():
    """No COPY names a file that the tree lacks."""
    for instruction, rest in _instructions():
        if instruction == "COPY" and "--from" not in rest:
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source


def test_image_ends_as_an_ordinary_user():
    """The last USER is a number that isn't root's."""
    users = [rest for instruction, rest in _instructions() if instruction == "USER"]
    assert users and users[-1].isdigit() and int(users[-1]) > 0


def test_image_installs_the_same_system_packages_as_a_laptop():
    """`deploy/setup/packages.txt` is the one list."""
    listed = (ROOT / "deploy" / "setup" / "packages.txt").read_text("utf-8").splitlines()
    for line in listed:
        if line and not line.startswith("#"):
            assert f" {line.split()[0]} " in DOCKERFILE.replace("\n", " ")


def test_compose_runs_every_process():
    """What `make run` starts, and nothing else."""
    modules = {service["command"][0] for service in OURS.values()}
    assert modules == {part.module for part in PROGRAMS} | {SETUP_MODULE}


def test_compose_sets_only_known_settings():
    """Each variable of our services is a setting of the product."""
    known = {field.alias for field in Settings.model_fields.values()}
    for service in OURS.values():
        assert set(service["environment"]) <= known


def test_compose_publishes_on_loopback_only():
    """No port is open to the network by default."""
    for service in COMPOSE["services"].values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


def test_compose_refers_to_what_it_defines():
    """Volumes and services that are named exist."""
    services, volumes = COMPOSE["services"], COMPOSE["volumes"]
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            assert source.startswith("./") or source in volumes
