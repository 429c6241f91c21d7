"""`hotline run`."""
import click

from hotline.embedded.supervisor import Supervisor
from hotline.settings import Settings


@click.command()
@click.option("--only-infra", is_flag=True, help="只启动引擎、消息系统和数据库")
@click.option("--no-setup", is_flag=True, help="不部署模型，也不载入样例数据")
def run(only_infra: bool, no_setup: bool) -> None:
    """启动整套系统，直到 Ctrl-C 或 hotline stop。"""
    Supervisor(Settings.load(), programs=not only_infra, setup=not (only_infra or no_setup)).run()
