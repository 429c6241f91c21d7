"""`hotline import FILE...`: checks spreadsheets of the former system and, when told so, writes them."""

import getpass
import sys
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from rich.console import Console
from rich.table import Table

from ..bootstrap.change_over import build_change_over
from ..bootstrap.relay import build_change_over_runner
from ..change_over import TEMPLATE_NAME, ChangeOverDesk, template
from ..change_over.ports import Stores
from ..change_over.templates import FAULT_HEADINGS, fault_list
from ..domain.change_over import Fault, TableKind
from ..domain.change_over.states import State
from ..domain.errors import HotlineError
from ..domain.roles import Actor
from ..settings import Settings

MOST_SHOWN = 50
PAUSE_S = 1.0
CHANGES = {"new": "新增", "changed": "更新", "same": "不变"}


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--commit", is_flag=True, help="检查无误后正式导入；不加则只检查。")
@click.option("--resume", "import_id", default="", help="接着做某一次导入（编号）：查看，或加 --commit 正式导入。")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="把错误清单存为 CSV 文件。")
@click.option("--template", "wants_template", is_flag=True, help=f"在当前目录生成“{TEMPLATE_NAME}”。")
def bring(files: tuple[Path, ...], commit: bool, import_id: str, errors: Path | None, wants_template: bool) -> None:
    """从表格（xlsx、CSV）导入原系统的数据：先检查，逐行列出错误；全部正确才导入，要么全部，要么一条也没有。"""
    if wants_template:
        Path(TEMPLATE_NAME).write_bytes(template())
        return click.echo(f"已生成 {TEMPLATE_NAME}")
    if not files and not import_id:
        raise click.UsageError("请指定要导入的文件，或用 --resume 指定导入编号，或用 --template 生成模板")
    settings = Settings.load()
    try:
        one = _bring(settings, files, import_id, commit)
    except HotlineError as error:
        raise click.ClickException(error.message) from None
    _show(one, errors)
    sys.exit(1 if one["state"] == State.FAULTY else 0)


def _bring(settings: Settings, files: tuple[Path, ...], import_id: str, commit: bool) -> dict[str, Any]:
    stores, runner = build_change_over(settings), build_change_over_runner(settings)
    desk, by = ChangeOverDesk(stores.change_overs), Actor("hotline-import", f"命令行 {getpass.getuser()}")
    if files:
        contents = {path.name: path.read_bytes() for path in files}
        import_id = desk.receive(contents, import_id or uuid4().hex[:12], by=by, at=_now(stores))
        click.echo(f"导入编号 {import_id}，正在检查……")
    one = _until_settled(stores, runner, import_id)
    if not commit or one["state"] in (State.FAULTY, State.DONE):
        return one
    if one["state"] == State.AWAITING_APPROVAL:
        raise HotlineError("本次导入会给人员分配岗位，请由安全管理员在网页“数据迁入”中核准后，再用 --resume 正式导入")
    desk.write(import_id, by=by, at=_now(stores))
    return _until_settled(stores, runner, import_id)


def _until_settled(stores: Stores, runner: Any, import_id: str) -> dict[str, Any]:
    """Do the work here, or wait for the process that is at it."""
    while (one := stores.change_overs.get(import_id))["state"] in (State.RECEIVED, State.WRITING):
        if not runner.round():
            time.sleep(PAUSE_S)
    return one


def _now(stores: Stores) -> str:
    return stores.clock.now().isoformat(timespec="seconds")


def _show(one: dict[str, Any], errors: Path | None) -> None:
    console = Console()
    counts = Table("数据", *CHANGES.values(), title=f"导入编号 {one['id']}：{State(one['state']).label}")
    for kind, found in one.get("counts", {}).items():
        counts.add_row(TableKind(kind).label, *(str(found[change]) for change in CHANGES))
    console.print(counts)
    faults, count = [Fault(**fault) for fault in one.get("faults", ())], one.get("fault_count", 0)
    if errors:
        errors.write_bytes(fault_list(faults, count - len(faults)))
    if not count:
        return
    listed = Table(*FAULT_HEADINGS, title=f"{count} 处错误，没有导入任何内容")
    for fault in faults[:MOST_SHOWN]:
        listed.add_row(fault.file, fault.sheet, str(fault.row or ""), fault.column, fault.text)
    console.print(listed)
    if count > MOST_SHOWN:
        console.print(f"另有 {count - MOST_SHOWN} 处未列出；加 --errors 文件名，可存下前 {len(faults)} 处")
