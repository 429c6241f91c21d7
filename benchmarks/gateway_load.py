"""Fifty requests a second on a city's database: what people wait for, beside the bare frame and the bare database.

100,000 cases, 5,000 of them open with a task, in the embedded database; engine, broker, database and gateway on one
machine. HOTLINE_BENCH_CASES and HOTLINE_BENCH_SECONDS make it smaller or longer.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from pymongo.database import Database
from rich.table import Table

from hotline.bootstrap.collaborators import build_clock
from hotline.embedded.infrastructure import stop_all
from hotline.embedded.ports import assign
from hotline.settings import Settings
from hotline.storage import Cipher, MongoDirectory, MongoSessions, connect
from hotline.testing.stack import start_stack

from .city_data import City, fill
from .open_load import Sent, Times, send_openly

CASES = int(os.environ.get("HOTLINE_BENCH_CASES", "100000"))
TASKS = max(1, CASES // 20)
SECONDS = float(os.environ.get("HOTLINE_BENCH_SECONDS", "30"))
PER_SECOND = 50
OPERATOR, REVIEWER = "1001", "sc01"
KINDS = ("工作清单", "按编号查找", "案件页", "按电话查来话人", "登记来电")
SHARES = (8, 4, 8, 4, 1)
CALL = {
    "name": "牟建国", "subject": "咨询办证地点", "content": "请问到哪里办理？", "kind": "consultation", "way": "answer",
    "answer": "请到政务大厅综合窗口办理。",
}
BARE = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef bare():\n    return {'ok': True}\n"


def measure() -> Table:
    """Milliseconds from the moment a request was due."""
    title = f"{CASES:,} 件、{TASKS:,} 项待办，每秒 {PER_SECOND} 次，{SECONDS:.0f} 秒（负载 {os.getloadavg()[0]:.1f}）"
    table = Table("请求", "次数", "中位 ms", "95% ms", "失败", title=title)
    with tempfile.TemporaryDirectory() as home:
        stack = start_stack(home)
        try:
            settings = stack.settings.model_copy(update={"port": assign(stack.settings.home, ["gateway"])["gateway"]})
            environment = {**os.environ, **stack.environment(), "HOTLINE_PORT": str(settings.port)}
            _measure_in(settings, environment, table)
        finally:
            stop_all(stack.children, seconds=3)
    return table


def _measure_in(settings: Settings, environment: dict[str, str], table: Table) -> None:
    subprocess.run(
        [sys.executable, "-m", "hotline.setup"], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    db = connect(settings)
    units = {unit.id: unit.name for unit in MongoDirectory(db).units()}
    begun = time.perf_counter()
    city = fill(db, Cipher.from_settings(settings), build_clock(settings), units, cases=CASES, tasks=TASKS)
    table.caption = f"装入数据 {time.perf_counter() - begun:.0f} 秒"
    with serving([sys.executable, "-m", "gateway"], environment, f"http://127.0.0.1:{settings.port}/login"):
        make = requests_of(city, db)
        send_openly(settings.port, make, per_second=PER_SECOND / 2, seconds=min(5.0, SECONDS))
        times = send_openly(settings.port, make, per_second=PER_SECOND, seconds=SECONDS)
    for kind in KINDS:
        table.add_row(kind, *times.line(kind))
    table.add_section()
    table.add_row("极限：空的 FastAPI 路由", *_bare_route(Path(settings.home_path), environment))
    table.add_row("极限：按编号直接读库", *_bare_reads(db, city))
    db.client.close()


def requests_of(city: City, db: Database) -> Callable[[int], Sent]:
    """The mix of requests, the same in each run; calls of each run under keys of its own."""
    sessions, run = MongoSessions(db), f"{time.time_ns():x}"
    clerks = [sessions.open(f"{unit_id}-01") for unit_id in city.unit_ids]
    operator, reviewer = sessions.open(OPERATOR), sessions.open(REVIEWER, has_second_factor=True)
    csrf = sessions.find(operator).csrf
    dice = random.Random(7)

    def make(number: int) -> Sent:
        kind = dice.choices(KINDS, SHARES)[0]
        case_id, phone = dice.choice(city.case_ids), dice.choice(city.telephones)
        match kind:
            case "工作清单":
                return Sent(kind, "GET", "/work", _cookie(dice.choice(clerks)))
            case "按编号查找":
                return Sent(kind, "GET", f"/cases?number={int(case_id[5:])}", _cookie(reviewer))
            case "案件页":
                return Sent(kind, "GET", f"/cases/{case_id}", _cookie(reviewer))
            case "按电话查来话人":
                form = {"Content-Type": "application/x-www-form-urlencoded", **_cookie(operator)}
                return Sent(kind, "POST", "/callers", form, urlencode({"csrf": csrf, "phone": phone}).encode())
            case _:
                call = json.dumps({**CALL, "phone": phone}).encode()
                sent = {"Content-Type": "application/json", "Idempotency-Key": f"load-{run}-{number:06d}"}
                return Sent(kind, "POST", "/api/v1/calls", {**sent, **_cookie(operator)}, call)

    return make


@contextmanager
def serving(command: list[str], environment: dict[str, str], address: str) -> Iterator[subprocess.Popen]:
    """A server, from its first answer until the end of the block."""
    with tempfile.TemporaryFile() as log, subprocess.Popen(
        command, env={**environment, "HOTLINE_HEALTH_PORT": "0"}, stdout=log, stderr=log
    ) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(address, timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield process
        finally:
            process.terminate()


def _bare_route(folder: Path, environment: dict[str, str]) -> tuple[str, str, str, str]:
    (folder / "bare_route.py").write_text(BARE, "utf-8")
    port = assign(Settings(HOTLINE_HOME=folder).home, ["bare"])["bare"]
    command = [sys.executable, "-m", "uvicorn", "bare_route:app", "--port", str(port), "--no-access-log"]
    with serving(command, {**environment, "PYTHONPATH": str(folder)}, f"http://127.0.0.1:{port}/"):
        times = send_openly(port, lambda _: Sent("bare", "GET", "/"), per_second=PER_SECOND, seconds=min(10.0, SECONDS))
    return times.line("bare")


def _bare_reads(db: Database, city: City) -> tuple[str, str, str, str]:
    times, dice = Times(), random.Random(11)
    for _ in range(int(PER_SECOND * min(10.0, SECONDS))):
        begun = time.perf_counter()
        db.cases.find_one({"_id": dice.choice(city.case_ids)})
        times.taken_ms["reads"].append((time.perf_counter() - begun) * 1_000)
    return times.line("reads")


def _cookie(token: str) -> dict[str, str]:
    return {"Cookie": f"hotline_session={token}"}
