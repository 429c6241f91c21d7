"""One child process: started, probed, stopped."""
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from hotline.embedded.complaint import NotReady
from hotline.embedded.parts import Part
from hotline.settings.home import Home

PROBE_SECONDS = 3.0
TAIL_LINES = 15
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def probe(port: int) -> str:
    """Ask a process on 127.0.0.1:`port` how it is; return an empty string when ready, else the reason."""
    try:
        with _DIRECT.open(f"http://127.0.0.1:{port}/healthz", timeout=PROBE_SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return _reason(error.read())
    except (OSError, ValueError):
        return "没有应答"


def _reason(body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    try:
        return str(json.loads(text).get("error", text))
    except (json.JSONDecodeError, AttributeError):
        return text or "尚未就绪"


class Child:
    """A part that runs (or ran) under this process, with its log file in the home."""

    def __init__(self, part: Part, home: Home, environment: Mapping[str, str], health_port: int) -> None:
        self.part = part
        self.health_port = health_port
        self.log = home.log_dir / f"{part.name}.log"
        self._environment = {**os.environ, **environment, "HOTLINE_HOME": str(home.path),
                             "HOTLINE_HEALTH_PORT": str(health_port), "PYTHONUNBUFFERED": "1"}
        self._process: subprocess.Popen | None = None

    @property
    def pid(self) -> int | None:
        """Return the process id, None before the first start."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it in a session of its own; it dies with this process. Call from the main thread."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self.part.module], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self._environment | {"HOTLINE_SUPERVISED": str(os.getpid())}, start_new_session=True,
            )

    def exit_status(self) -> int | None:
        """Return how it ended, None while it runs (or before its start)."""
        return self._process.poll() if self._process else None

    def unready(self) -> str:
        """Return an empty string when it is ready, else the reason in words."""
        return "已退出" if self.exit_status() is not None else probe(self.health_port)

    def wait_ready(self) -> None:
        """Return once it is ready. Raises: NotReady with its last log lines."""
        begun = time.monotonic()
        while self.unready():
            waited = time.monotonic() - begun
            if self.exit_status() is not None or waited > self.part.ready_seconds:
                raise NotReady(self.part.title, waited, str(self.log), tail(self.log))
            time.sleep(0.1)

    def signal(self, number: int) -> None:
        """Send a signal if it still runs."""
        if self._process and self._process.poll() is None:
            os.kill(self._process.pid, number)

    def stop(self, seconds: float = 10.0) -> None:
        """End it in order; after `seconds` without mercy."""
        self.signal(signal.SIGTERM)
        self.wait_ended(seconds)

    def wait_ended(self, seconds: float) -> None:
        """Wait for its end, kill it when it takes longer than `seconds`."""
        if self._process is None:
            return
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """Return the last lines of a log file."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 16_384))
            return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""
