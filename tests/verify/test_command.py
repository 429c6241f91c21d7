"""`hotline verify` as a person calls it."""

import json

import pytest
from click.testing import CliRunner
from pymongo.database import Database

from hotline.settings import Settings
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample
from hotline.testing.stack import Stack
from hotline.verify.command import verify


@pytest.fixture
def environment(stack: Stack, settings: Settings) -> dict[str, str]:
    """Points the command at the test's own database."""
    return {
        **stack.environment(), "HOTLINE_DATABASE": settings.database,
        "HOTLINE_VAULT_KEYS": str(settings.vault_key_file),
    }


def test_nothing_differs(environment: dict[str, str], database: Database):
    """Stores that agree: exit status 0, every invariant said to hold."""
    result = CliRunner().invoke(verify, ["--wait", "0"], env=environment)
    assert result.exit_code == 0 and result.output.count("一致") >= 10


def test_what_differs_is_told(environment: dict[str, str], database: Database, tmp_path):
    """A lost case and an unsent event: exit status 1, both named, nobody's name or number among it."""
    case = sample.registered()
    MongoCaseStore(database).add(case)
    acknowledged = tmp_path / "acknowledged"
    acknowledged.write_text(f"{case.id}\n2026-000777\n")
    result = CliRunner().invoke(
        verify, ["--wait", "0", "--json", "--acknowledged", str(acknowledged)], env=environment
    )
    told = json.loads(result.output)
    found = {(f["invariant"], f["subject"]) for f in told["findings"]}
    assert result.exit_code == 1 and not told["ok"]
    assert {("I1", "2026-000777"), ("I7", case.id), ("I2", case.id), ("I6", case.id)} <= found
    assert "陈桂芳" not in result.output and "13806331234" not in result.output
