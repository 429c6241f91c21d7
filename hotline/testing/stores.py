"""Fixtures over the session's database: a fresh database a test, a cipher, the engine's client."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo.database import Database

from hotline.settings import Settings
from hotline.storage import Cipher, connect, ensure_indexes
from hotline.storage.cipher import create_keys
from hotline.zeebe import ZeebeEngine

from .stack import Stack


@pytest.fixture
def settings(stack: Stack, database_name: str, topic_prefix: str, keys: Path) -> Settings:
    """Settings that point at the session's servers, with a database and topics of the test's own."""
    return Settings(
        HOTLINE_HOME=stack.settings.home_path, ZEEBE_ADDRESS=stack.zeebe, KAFKA_BOOTSTRAP_SERVERS=stack.kafka,
        MONGODB_URI=stack.mongodb, HOTLINE_DATABASE=database_name, HOTLINE_TOPIC_PREFIX=topic_prefix,
        HOTLINE_VAULT_KEYS=keys,
    )


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key file for the vault."""
    path = tmp_path_factory.mktemp("keys") / "vault.json"
    create_keys(path)
    return path


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """A fresh database, dropped after the test."""
    db = connect(settings)
    ensure_indexes(db)
    yield db
    db.client.drop_database(db.name)
    db.client.close()


@pytest.fixture
def cipher(settings: Settings) -> Cipher:
    """The cipher of the test's keys."""
    return Cipher.from_settings(settings)


@pytest.fixture(scope="session")
def session_engine(stack: Stack) -> Iterator[ZeebeEngine]:
    """One engine client for the session."""
    client = ZeebeEngine(stack.settings)
    yield client
    client.close()


@pytest.fixture
def engine(session_engine: ZeebeEngine) -> ZeebeEngine:
    """A client of the durable engine."""
    return session_engine
