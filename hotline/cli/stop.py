"""`hotline stop`."""
import click

from hotline.embedded.run_state import stop_home
from hotline.settings import Settings


@click.command()
def stop() -> None:
    """结束由 hotline run 启动的系统。"""
    settings = Settings.load()
    if stop_home(settings.home):
        click.echo("系统已停止，数据完好。")
    else:
        click.echo(f"系统没有在运行（数据目录 {settings.home_path}）。")
