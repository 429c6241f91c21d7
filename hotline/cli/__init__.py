"""The command line: `hotline VERB`."""
import importlib
import sys

import click

from hotline.embedded.complaint import Complaint
from hotline.settings import WrongSettings

_VERBS = {
    "run": ("hotline.cli.run", "启动整套系统，Ctrl-C 结束"),
    "stop": ("hotline.cli.stop", "结束在另一终端启动的系统"),
    "status": ("hotline.cli.status", "各部分的状态；全部就绪时退出码为 0"),
    "fetch": ("hotline.cli.fetch", "下载运行所需的程序包与字体（只需一次）"),
    "play": ("hotline.play.command", "按文件中的来电走完整个流程"),
    "demo": ("hotline.play.command", "用自带的样例来电演示整个流程"),
    "learn": ("hotline.learning.command", "从已归档的案件学习提示"),
    "import": ("hotline.cli.change_over", "从表格导入原系统的单位、人员、日历、知识和案件"),
    "verify": ("hotline.verify.command", "核对各存储是否一致"),
}

_FUNCTIONS = {"import": "bring"}
"""Verbs that are words of the language have another name there."""


class _Verbs(click.Group):
    """Loads a verb's module only when it is called, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _VERBS:
            return None
        return getattr(importlib.import_module(_VERBS[name][0]), _FUNCTIONS.get(name, name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, title) for name, (_, title) in _VERBS.items()])


@click.group(cls=_Verbs)
def _hotline() -> None:
    """市长公开电话：受理、批办、转办、催办、督办、反馈、回访、归档。"""


def main() -> None:
    """Run the command line; a machine's fault is one clear message, not a traceback."""
    try:
        _hotline(prog_name="hotline")
    except (Complaint, WrongSettings) as fault:
        click.secho(str(fault), fg="red", err=True)
        sys.exit(2)
