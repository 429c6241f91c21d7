"""The models of the repository, as files."""

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "bpmn"


def model_files() -> dict[str, bytes]:
    """Every model and table in `bpmn/`, file name → content."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.*mn"))}
