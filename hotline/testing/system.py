"""Pytest fixture of the whole running system: servers, workers, gateway, consumer, as `make run` starts them."""
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from hotline.embedded.background import running
from hotline.embedded.ports import FIRST, is_free
from hotline.settings import Settings


@dataclass(frozen=True)
class System:
    """A running home with sample data."""

    settings: Settings

    @property
    def url(self) -> str:
        """Return the gateway's address."""
        return f"http://127.0.0.1:{self.settings.port}"


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Give one whole system for the session, with the sample directory and accounts."""
    port = next(port for port in random.sample(range(FIRST - 5000, FIRST), 5000) if is_free(port))
    home = tmp_path_factory.mktemp("system")
    with running(Settings(HOTLINE_HOME=home, HOTLINE_PORT=port, ZEEBE_ADDRESS="", MONGODB_URI="",
                          KAFKA_BOOTSTRAP_SERVERS="")) as settings:
        yield System(settings)
