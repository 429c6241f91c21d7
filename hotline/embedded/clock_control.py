"""Moves business time of a demonstration home: first the file, then the engine."""
import fcntl
import json
import time
import urllib.error
import urllib.request
from datetime import timedelta

from hotline.calendar.clock import read_offset, write_offset
from hotline.embedded.complaint import MoveRefused
from hotline.settings.home import Home

ANSWER_SECONDS = 30.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def advance(home: Home, delta: timedelta) -> timedelta:
    """Move the clock of `home` by `delta` (negative: back) and return the new offset.

    The offset is on disk before the engine hears of it: if anything dies in between, the engine catches up
    when it starts again or at the next move. Wait until no worker holds a job: a move times held jobs out.
    Raises: MoveRefused unless the home was made for demonstration.
    """
    if home.mode() != "demo":
        raise MoveRefused("只有演示模式的数据目录才能调整时钟", "正式数据的期限以真实时间计算")
    home.path.mkdir(parents=True, exist_ok=True)
    with (home.path / "clock.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        offset = read_offset(home.clock_file) + delta
        write_offset(home.clock_file, offset)
        engine_catches_up(home)
    return offset


def engine_catches_up(home: Home) -> dict[str, int] | None:
    """Have the engine of `home` adopt the stored offset; None when it isn't running (it will later).

    Raises: MoveRefused when it runs and doesn't follow.
    """
    port = home.ports().get("zeebe_control")
    if port is None:
        return None
    deadline = time.monotonic() + ANSWER_SECONDS
    while True:
        try:
            return _ask(port)
        except urllib.error.HTTPError as error:
            if time.monotonic() > deadline:
                raise MoveRefused("流程引擎暂时无法调整时钟", "偏移量已保存，请稍后再试") from error
            time.sleep(0.2)
        except OSError:
            return None


def _ask(port: int) -> dict[str, int]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/clock", data=b"", method="POST")
    with _DIRECT.open(request, timeout=ANSWER_SECONDS) as answer:
        return json.load(answer)
