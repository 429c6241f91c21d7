"""The models pass bpmnlint for Camunda 8.0 and 8.8, and come back whole from a modeler."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hotline.testing.models import FOLDER

LINT = FOLDER / "lint"
NODE = Path(sys.executable).with_name("node")
TIMER_DATES = {("camunda-compat/timer", event) for event in ("Event_WatchDue", "Event_ShelfDue", "Event_NextTry")}


def run(script: str, *arguments: str) -> list:
    """Run a script of the lint folder over all models; returns what it prints."""
    models = [str(path) for path in sorted(FOLDER.glob("*.bpmn"))]
    done = subprocess.run(
        [str(NODE), script, *arguments, *models], cwd=LINT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_8_0_objects_to_nothing_but_dates_of_timers() -> None:
    """The rule is too strict: the walks of tests/process see the broker run those timers."""
    found = {(finding["rule"], finding.get("id")) for finding in run("findings.mjs", "8-0")}
    assert found == TIMER_DATES


def test_8_8_objects_to_nothing_but_job_type_user_tasks() -> None:
    """Those are meant so: they run on every engine from 8.0 on (docs/adr/0010)."""
    assert {finding["rule"] for finding in run("findings.mjs", "8-8")} == {"camunda-compat/zeebe-user-task"}


def test_models_come_back_whole() -> None:
    """Read and written as Camunda Modeler does, a model loses nothing."""
    assert run("round_trip.mjs") == []


@pytest.mark.parametrize("file", ["package.json", "package-lock.json", ".npmrc"])
def test_no_registry_is_named(file: str) -> None:
    """The packages come from whatever registry the person's npm uses."""
    assert "://" not in (LINT / file).read_text("utf-8")
