"""`hotline play FILE` and `hotline demo`: messages through the whole procedure, in a home of their own."""

import sys
import time
from datetime import timedelta
from pathlib import Path

import click
from rich.console import Console

from ..calendar.clock import WallClock, write_offset
from ..embedded.background import kill_part, running
from ..embedded.complaint import Complaint
from ..embedded.ports import assign
from ..embedded.run_state import holder
from ..settings import Settings
from ..storage import connect
from ..verify.command import verify_stores
from .counting import await_counted
from .doors import LEADER_IDS, Doors
from .killing import Killer, parts_named
from .messages import Message, paced, read_messages
from .progress import Milestones, progress_bar
from .scenario import Directory, Scenario
from .stage import Stage
from .summary import Summary, show, summarise

SAMPLES = Path(__file__).resolve().parent / "samples" / "calls.jsonl"
VERIFY_WAIT_S = 90.0
BEFORE_FIRST = timedelta(minutes=2)
console = Console()


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--cases", type=click.IntRange(1), default=None, help="最多办理多少件，默认全部。")
@click.option("--seed", default=1, show_default=True, help="决定姓名、类别和各角色做法的种子。")
@click.option("--delay-factor", default=1.0, show_default=True, help="承办单位答复时间的倍数。")
@click.option("--per-day", type=click.IntRange(1, 5_000), help="改为每天来电这么多件；默认按来电的实际时间。")
@click.option("--step", "step_minutes", type=click.IntRange(0, 240), default=0, help="时钟每次走几分钟，默认逐刻。")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="数据目录，默认 HOTLINE_HOME/play。")
@click.option("--kill", default="", help="演示途中依次强制结束的部分，以逗号分隔，如 zeebe,kafka,mongo,gateway。")
def play(
    file: Path, cases: int | None, seed: int, delay_factor: float, per_day: int | None, step_minutes: int,
    home: Path | None, kill: str,
) -> None:
    """把文件中的来电逐件走完受理、批办、转办、催办、督办、反馈、回访、归档全过程。"""
    messages = read_messages(file, cases)
    if per_day:
        messages = paced(messages, per_day)
    summary = play_messages(
        messages, home or Settings.load().home_path / "play", seed=seed, delay_factor=delay_factor,
        step=timedelta(minutes=step_minutes),
        kill=parts_named(name.strip() for name in kill.split(",") if name.strip()),
    )
    show(summary, console)
    sys.exit(0 if summary.is_sound else 1)


@click.command()
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="默认 HOTLINE_HOME/demo-play。")
def demo(home: Path | None) -> None:
    """用自带的六十余件样例来电演示全过程。"""
    summary = play_messages(
        read_messages(SAMPLES, None), home or Settings.load().home_path / "demo-play", seed=1, delay_factor=1.0, kill=[]
    )
    show(summary, console)
    sys.exit(0 if summary.is_sound else 1)


def play_messages(
    messages: list[Message], home: Path, *, seed: int, delay_factor: float, kill: list[str],
    step: timedelta = timedelta(),
) -> Summary:
    """Play in the system of `home`, which is started for it unless it is running.

    A new home's clock starts just before the first message was sent.
    Raises: Complaint: the home is not for plays, or the system doesn't come to rest.
    """
    settings = _settings(home)
    _refuse_real_cases(settings)
    if holder(settings.home) is None and not settings.home.clock_file.exists():
        write_offset(settings.home.clock_file, messages[0].sent_at - BEFORE_FIRST - WallClock().now())
    console.print(f"来电 {len(messages)} 件，数据目录 {home}，正在启动系统……")
    with running(settings):
        return _played(settings, messages, seed=seed, delay_factor=delay_factor, kill=kill, step=step)


def _played(
    settings: Settings, messages: list[Message], *, seed: int, delay_factor: float, kill: list[str], step: timedelta
) -> Summary:
    database = connect(settings)
    units = {unit["_id"]: unit.get("parent_id", "") for unit in database.units.find()}
    directory = Directory(tuple(sorted(units)), LEADER_IDS, units)
    doors = Doors(f"http://127.0.0.1:{settings.port}")
    stage = Stage(settings, doors, Scenario(seed, directory, delay_factor), messages, step)
    killer = Killer(kill, len(messages), lambda part: kill_part(settings, part))
    begun = time.monotonic()
    try:
        with progress_bar(console) as bar:
            milestones = Milestones(len(messages), bar.console)
            taken = bar.add_task("受理", total=len(messages))
            ended = bar.add_task("办结", total=len(messages))

            def progress(calls: int, ends: int) -> None:
                bar.update(taken, completed=calls)
                bar.update(ended, completed=ends)
                milestones.passed(calls, ends)
                if killed := killer.next_after(calls):
                    bar.console.print(f"已强制结束：{killed}，演示等候其恢复")

            stage.play(progress)
        seconds = time.monotonic() - begun
        counted = await_counted(database, stage.cases)
        summary = summarise(
            doors, stage.cases, tasks=stage.tasks, counted=counted, seconds=seconds, not_killed=killer.left
        )
        summary.differences = _differences(settings, frozenset(stage.cases))
        return summary
    finally:
        doors.close()
        database.client.close()


def _differences(settings: Settings, acknowledged: frozenset[str]) -> list[str]:
    found = verify_stores(settings, wait_s=VERIFY_WAIT_S, acknowledged=acknowledged).findings
    return [f"{finding.invariant.name} {finding.subject} {finding.text}" for finding in found]


def _refuse_real_cases(settings: Settings) -> None:
    if settings.home.mode() not in ("demo", None):
        raise Complaint(f"{settings.home_path} 存有正式数据，不能演示", "请用 --home 另外指定一个数据目录")


def _settings(home: Path) -> Settings:
    kept = Settings(HOTLINE_HOME=home, ZEEBE_ADDRESS="", KAFKA_BOOTSTRAP_SERVERS="", MONGODB_URI="")
    port = assign(kept.home, ["gateway"])["gateway"]
    return kept.model_copy(update={"port": port, "mode": "demo"})
