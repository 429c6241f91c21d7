"""Cases a second: answered calls through the whole system beside the same models with empty workers."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.table import Table

from hotline.embedded.background import running
from hotline.embedded.infrastructure import stop_all
from hotline.play.doors import OPERATORS, Doors
from hotline.settings import Settings
from hotline.storage import connect
from hotline.testing.stack import start_stack
from hotline.zeebe import ZeebeEngine

from .empty_work import Done, deploy, our_workers, start_cases, stock_workers
from .starting import fresh_settings

CASES = 200
GIVE_UP_S = 180.0
CALL = {
    "name": "牟建国", "phone": "14055501234", "subject": "咨询办证地点", "content": "请问到哪里办理？",
    "kind": "consultation", "way": "answer", "answer": "请到政务大厅综合窗口办理。",
}


def measure() -> Table:
    """The whole: call, seven jobs, one PDF, archive; empty: the same seven jobs doing nothing."""
    table = Table("方式", "件/秒", title=f"当场答复件，{CASES} 件")
    with tempfile.TemporaryDirectory() as home:
        with running(fresh_settings(Path(home))) as settings:
            table.add_row("整个系统（网页接口至归档）", f"{CASES / _whole(settings):.1f}")
    for title, workers in (("空任务，本系统取任务", our_workers), ("空任务，pyzeebe 默认", stock_workers)):
        table.add_row(title, f"{CASES / _empty(workers):.1f}")
    return table


def _whole(settings: Settings) -> float:
    doors, database = Doors(f"http://127.0.0.1:{settings.port}"), connect(settings)
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(OPERATORS)) as operators:
        list(operators.map(lambda n: doors.call(OPERATORS[n % len(OPERATORS)], CALL, f"bench-{n:06d}"), range(CASES)))
    while database.cases.count_documents({"status": "archived"}) < CASES:
        if time.perf_counter() - begun > GIVE_UP_S:
            return float("inf")
        time.sleep(0.05)
    taken = time.perf_counter() - begun
    doors.close()
    database.client.close()
    return taken


def _empty(workers) -> float:
    with tempfile.TemporaryDirectory() as home:
        stack = start_stack(home)
        engine, done = ZeebeEngine(stack.settings), Done()
        deploy(engine)
        with workers(stack.settings, done):
            begun = time.perf_counter()
            start_cases(engine, CASES, "rate")
            left = done.await_all(CASES, GIVE_UP_S)
            taken = time.perf_counter() - begun if left != float("inf") else left
        engine.close()
        stop_all(stack.children, seconds=3)
    return taken
