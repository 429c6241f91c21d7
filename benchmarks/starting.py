"""Seconds from the command to ready, the first and the second time, and the memory of each process."""

import tempfile
import time
from pathlib import Path

from rich.table import Table

from hotline.embedded.background import running
from hotline.embedded.ports import assign
from hotline.embedded.run_state import states
from hotline.settings import Settings


def measure() -> Table:
    """Two starts of one home; fonts and jars are in the cache already."""
    table = Table("项目", "数值", title="启动")
    with tempfile.TemporaryDirectory() as folder:
        for title in ("首次启动（新数据目录）", "再次启动"):
            begun = time.perf_counter()
            with running(fresh_settings(Path(folder))) as settings:
                table.add_row(title, f"{time.perf_counter() - begun:.1f} 秒")
                parts = states(settings.home)
        for part in parts:
            table.add_row(part.title, f"{part.memory_mb} MB")
    return table


def fresh_settings(folder: Path) -> Settings:
    """Settings of a demonstration home in `folder`, with a free port."""
    settings = Settings(HOTLINE_HOME=folder, ZEEBE_ADDRESS="", KAFKA_BOOTSTRAP_SERVERS="", MONGODB_URI="")
    return settings.model_copy(update={"port": assign(settings.home, ["gateway"])["gateway"]})
