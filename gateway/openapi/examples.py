"""Examples of forms."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

EXAMPLES = Path(__file__).with_name("examples.yaml")


def example_of(model: type[BaseModel]) -> dict[str, Any] | None:
    """A sound example of the form, or None."""
    return _all().get(model.__name__)


@cache
def _all() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(EXAMPLES.read_text("utf-8"))
