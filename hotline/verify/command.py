"""`hotline verify`: compares the stores and says what differs; exit status 1 when anything does."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ..bootstrap.collaborators import build_clock
from ..domain.errors import HotlineError
from ..settings import Settings
from ..storage import Cipher, MongoDocumentStore, connect
from .comparing import Outcome, compare
from .findings import Invariant
from .world import World

MOST_SHOWN = 200


@click.command()
@click.option("--wait", "wait_s", default=30.0, show_default=True, help="最多等候系统静下来的秒数。")
@click.option("--acknowledged", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="已确认的案件编号清单，每行一个。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def verify(wait_s: float, acknowledged: Path | None, as_json: bool) -> None:
    """核对各库：案件、流程、任务、编号、文件、事件、统计。有不符时退出码为 1。"""
    settings = Settings.load()
    ids = frozenset(acknowledged.read_text("utf-8").split()) if acknowledged else frozenset()
    try:
        outcome = verify_stores(settings, wait_s=wait_s, acknowledged=ids)
    except HotlineError as error:
        raise click.ClickException(error.message) from None
    if as_json:
        click.echo(json.dumps(_plain(outcome), ensure_ascii=False, indent=2))
    else:
        _show(outcome)
    sys.exit(1 if outcome.findings else 0)


def verify_stores(settings: Settings, *, wait_s: float, acknowledged: frozenset[str] = frozenset()) -> Outcome:
    """Compare the stores of an installation.

    Raises:
        HotlineError: the database is away or the vault's keys are missing.
    """
    db, clock = connect(settings), build_clock(settings)
    documents, sound = MongoDocumentStore(db, Cipher.from_settings(settings)), set()
    try:
        return compare(lambda: World(db, clock.now(), documents, sound, acknowledged), wait_s=wait_s)
    finally:
        db.client.close()


def _plain(outcome: Outcome) -> dict:
    return {
        "ok": not outcome.findings,
        "counts": outcome.counts,
        "findings": [
            {"invariant": f.invariant.name, "subject": f.subject, "text": f.text, "seq": f.seq}
            for f in outcome.findings
        ],
    }


def _show(outcome: Outcome) -> None:
    console = Console()
    console.print("  ".join(f"{name} {count}" for name, count in outcome.counts.items()))
    table = Table("不变式", "内容", "结果")
    for invariant in Invariant:
        found = sum(f.invariant is invariant for f in outcome.findings)
        table.add_row(invariant.name, invariant.value, f"[red]{found} 处不符[/]" if found else "[green]一致[/]")
    console.print(table)
    if not outcome.findings:
        return
    differs = Table("不变式", "对象", "不符之处", title="不符之处")
    for finding in outcome.findings[:MOST_SHOWN]:
        differs.add_row(finding.invariant.name, finding.subject, finding.text)
    console.print(differs)
    if len(outcome.findings) > MOST_SHOWN:
        console.print(f"另有 {len(outcome.findings) - MOST_SHOWN} 处未列出，请用 --json 查看全部")
