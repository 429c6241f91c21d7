"""`hotline status`."""
import json
import sys

import click
from rich.console import Console
from rich.table import Table

from hotline.embedded.run_state import PartState, states
from hotline.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
def status(as_json: bool) -> None:
    """显示各部分的状态；全部就绪时退出码为 0，否则为 1。"""
    found = states(Settings.load().home)
    if as_json:
        click.echo(json.dumps([state.as_dict() for state in found], ensure_ascii=False, indent=1))
    elif found:
        Console().print(_table(found))
    else:
        click.echo("系统没有在运行。用 make run 或 hotline run 启动。")
    sys.exit(0 if found and all(state.is_ready for state in found) else 1)


def _table(found: list[PartState]) -> Table:
    table = Table("部分", "状态", "进程", "健康端口", "内存", "重启", "说明")
    for state in found:
        table.add_row(
            state.title, "[green]就绪[/]" if state.is_ready else "[red]未就绪[/]", str(state.pid or ""),
            str(state.health_port), f"{state.memory_mb} MB" if state.memory_mb else "", str(state.restarts),
            state.reason,
        )
    return table
