"""Seconds to drain a backlog: our loop beside stock pyzeebe on the same engine, same models, empty work."""

import tempfile

from rich.table import Table

from hotline.embedded.infrastructure import stop_all
from hotline.testing.stack import start_stack
from hotline.zeebe import ZeebeEngine

from .empty_work import Done, deploy, our_workers, start_cases, stock_workers

CASES = 286
JOBS_PER_CASE = 7
GIVE_UP_S = 180.0


def measure() -> Table:
    """Two thousand jobs that waited before the workers came."""
    table = Table("取任务方式", "任务数", "秒", "任务/秒", title="积压清空（空任务）")
    with tempfile.TemporaryDirectory() as home:
        stack = start_stack(home)
        engine = ZeebeEngine(stack.settings)
        deploy(engine)
        for title, workers in (("本系统", our_workers), ("pyzeebe 默认", stock_workers)):
            done = Done()
            start_cases(engine, CASES, title)
            with workers(stack.settings, done):
                seconds = done.await_all(CASES, GIVE_UP_S)
            jobs = CASES * JOBS_PER_CASE
            table.add_row(title, str(jobs), f"{seconds:.1f}", f"{jobs / seconds:.0f}")
        engine.close()
        stop_all(stack.children, seconds=3)
    return table
