"""Schemathesis against the running gateway: whatever is sent, the answer is as described and never an error of ours."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import uvicorn

from gateway.openapi.document import document_of
from hotline.domain.directory import Account
from hotline.domain.knowledge import ArticleForm, written
from hotline.domain.roles import Role
from hotline.testing import cases as sample

CONFIG = Path(__file__).with_name("schemathesis.toml")
SECONDS = int(os.environ.get("HOTLINE_FUZZ_SECONDS", "20"))
EXAMPLES = os.environ.get("HOTLINE_FUZZ_EXAMPLES", "2")
EVERYTHING = Account(id="all01", name="全能", roles=list(Role), unit_id="gongshui", leader_id="mayor")


class StayingSessions:
    """Sessions that no request ends, so that the rest of the run doesn't knock as nobody."""

    def __init__(self, kept):
        self._kept = kept

    def __getattr__(self, name):
        return getattr(self._kept, name)

    def end(self, token):
        """The person stays."""

    def end_one(self, account_id, session_id):
        """Only one that isn't there can be asked for."""
        return any(one.id == session_id for one in self._kept.of_account(account_id))

    def end_all(self, account_id, *, but=""):
        """The person stays."""


@pytest.fixture
def seeded(kit, keep):
    """Cases with tasks of several roles, an article, and an account that passes every guard."""
    kit.directory.put_account(EVERYTHING, place=99)
    kit.sessions = StayingSessions(kit.sessions)
    handled = sample.dispatched()
    keep(handled, sample.task_of(
        handled, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui",
        due_at=handled.assignments[0].due_at, subject="水压低", urgency=handled.urgency,
    ))
    waiting = sample.prepared(**{"subject": "道路塌陷"})
    waiting.id = "2026-000002"
    keep(waiting, sample.task_of(waiting, "Task_HeadReads", "role:center_head", key="72"))
    form = ArticleForm(title="停水", question="停水找谁", answer="供水热线", state="public", valid_from="2026-01-01")
    kit.knowledge.add(written("0" * 12, form, by=EVERYTHING.actor, at="2026-11-23T09:00:00+08:00", effect="x"))
    return kit


@pytest.fixture
def running(app, seeded):
    """The gateway on a port of its own; gives its address."""
    document_of(app)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def knock(address: str, token: str, seconds: int, folder: Path) -> subprocess.CompletedProcess:
    """One run of schemathesis with a session."""
    return subprocess.run(
        [
            Path(sys.executable).with_name("st"), "--config-file", CONFIG, "run", f"{address}/api/v1/openapi.json",
            "-H", f"Authorization: Bearer {token}", "--max-time", str(seconds), "--checks", "all",
            "--max-examples", EXAMPLES, "--generation-database", "none", "--warnings", "off", "--no-color",
            "--max-failures", "20", "--request-timeout", "60",
        ],
        capture_output=True, text=True, timeout=seconds + 120, check=False, cwd=folder,
    )


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("account", ["all01", "gongshui-01"])
def test_nothing_is_found(running, seeded, account, tmp_path):
    """No 5xx, documented statuses, media types and bodies, wrong input refused, no door open without a session."""
    ended = knock(running, seeded.sessions.open(account), SECONDS, tmp_path)
    print(ended.stdout[-20_000:])
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert re.search(r"[1-9]\d* passed", ended.stdout)
