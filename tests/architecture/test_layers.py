"""The layers declared in `.importlinter` hold."""

import os
import subprocess
import sys


def test_layers_hold(source) -> None:
    """No import goes upwards, no package stands outside the layers, drivers stay in their adapters."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=source.ROOT, capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(source.ROOT)},
    )
    assert run.returncode == 0, run.stdout + run.stderr
