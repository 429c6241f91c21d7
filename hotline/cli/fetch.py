"""`hotline fetch`."""
import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hotline.embedded.fonts import place_fonts
from hotline.embedded.jar_cache import fetch as fetch_jars
from hotline.embedded.jars import FOR_TESTS, SETS


@click.command()
@click.option("--for-tests", is_flag=True, help="另外下载测试用的 8.8 引擎与 PDF/A 校验器")
def fetch(for_tests: bool) -> None:
    """下载运行所需的程序包并核对校验和；字体放入缓存目录。"""
    sets = (*SETS, *FOR_TESTS) if for_tests else SETS
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("下载服务程序包", total=None)
        count = fetch_jars(sets, lambda done, total: progress.update(bar, completed=done, total=total))
        progress.update(bar, visible=bool(count))
    place_fonts()
