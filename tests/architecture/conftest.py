"""The source as a fixture, since test folders are no packages."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def source() -> ModuleType:
    """The module `source` beside this file."""
    spec = importlib.util.spec_from_file_location("source_of_the_product", Path(__file__).with_name("source.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
