"""Pytest fixtures for the real servers: one embedded stack for the whole session, started in seconds.

Fixtures: `stack` (engine 8.0, broker, database), `database_name`, `topic_prefix`.
Both engines for process tests: hotline/testing/engines.py.
"""
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from hotline.embedded.child import Child
from hotline.embedded.clock_control import advance
from hotline.embedded.infrastructure import start_servers, stop_all
from hotline.embedded.stamp import open_home
from hotline.settings import Settings


@dataclass
class Stack:
    """The running servers of one test home; `settings` finds their addresses."""

    settings: Settings
    children: list[Child]

    @property
    def zeebe(self) -> str:
        """Return `host:port` of the engine's gateway."""
        return self.settings.zeebe()

    @property
    def kafka(self) -> str:
        """Return `host:port` of the broker."""
        return self.settings.kafka()[0]

    @property
    def mongodb(self) -> str:
        """Return the database's URI."""
        return self.settings.mongodb()

    def advance(self, delta: timedelta) -> None:
        """Move business time and the engine's clock forward."""
        advance(self.settings.home, delta)

    def child(self, name: str) -> Child:
        """Return the process of `zeebe`, `kafka` or `mongo`."""
        return next(child for child in self.children if child.part.name == name)

    def environment(self) -> dict[str, str]:
        """Return the variables that point a child process at these servers."""
        return {
            "HOTLINE_HOME": str(self.settings.home_path), "ZEEBE_ADDRESS": self.zeebe,
            "KAFKA_BOOTSTRAP_SERVERS": self.kafka, "MONGODB_URI": self.mongodb,
        }


def start_stack(home: os.PathLike) -> Stack:
    """Start the three servers in the folder `home` and wait until they are ready."""
    settings = Settings(HOTLINE_HOME=home, ZEEBE_ADDRESS="", KAFKA_BOOTSTRAP_SERVERS="", MONGODB_URI="")
    open_home(settings)
    return Stack(settings, start_servers(settings))


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Give the session's one stack of real servers."""
    running = start_stack(tmp_path_factory.mktemp("home"))
    yield running
    stop_all(running.children, seconds=3)


@pytest.fixture
def database_name() -> str:
    """Give a database name that no other test uses."""
    return f"t{uuid.uuid4().hex[:12]}"


@pytest.fixture
def topic_prefix() -> str:
    """Give a topic prefix that no other test uses."""
    return f"t{uuid.uuid4().hex[:12]}"
