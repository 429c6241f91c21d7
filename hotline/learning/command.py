"""`hotline learn`: learns proposals from the archived cases and keeps them as a version that is switched off."""

import click
from rich.console import Console
from rich.table import Table

from ..bootstrap.collaborators import build_clock
from ..domain.errors import HotlineError
from ..domain.proposing import Facts, Question, propose
from ..settings import Settings
from ..storage import (
    MongoCaseStore,
    MongoDirectory,
    MongoDispatchCatalogue,
    MongoLearnedModels,
    MongoTopics,
    connect,
)
from .examples import examples_of
from .training import Trained, train

NAMES = {"topics": "主题", "units": "承办单位"}
WAYS = (("词表", "words"), ("学习", "learned"), ("两者合用", "both"))
BY = "hotline learn"


@click.command()
def learn() -> None:
    """从本市已归档的案件学习主题和承办单位的提示，存为新的一版；由管理人员在网页上查看准确率后启用。"""
    settings = Settings.load()
    try:
        number, trained = learn_from_archive(settings)
    except HotlineError as error:
        raise click.ClickException(error.message) from None
    console = Console()
    _show(trained, console)
    console.print(f"已存为第 {number} 版，尚未启用。请中心负责人或流程管理员在网页“智能提示”中启用。")


def learn_from_archive(settings: Settings) -> tuple[int, Trained]:
    """Train on every archived case of an installation and keep the result; returns its number.

    Raises:
        TooFew: there are too few cases.
        TemporarilyUnavailable: the database is away.
    """
    db = connect(settings)
    try:
        trained = train(examples_of(MongoCaseStore(db).each()), *_by_words(db))
        told = {
            "made_at": build_clock(settings).now().isoformat(timespec="seconds"), "by": BY,
            "examples": trained.examples, "accuracy": {n: a.plain() for n, a in trained.accuracy.items()},
        }
        return MongoLearnedModels(db).add(trained.plain(), **told), trained
    finally:
        db.client.close()


def _by_words(db):
    topics = MongoTopics(db)
    facts = Facts(topics.tree(), MongoDirectory(db).units(), tuple(MongoDispatchCatalogue(db).lines()), topics.words())

    def named(kind: str):
        return lambda text: [one.value for one in getattr(propose(Question(content=text), facts), kind)]

    return named("topics"), named("units")


def _show(trained: Trained, console: Console) -> None:
    title = f"{trained.examples} 件已归档案件"
    table = Table("提示", "核对件数", "类别数", "依据", "首位正确", "前三位含正确", title=title)
    for name, found in trained.accuracy.items():
        for label, kind in WAYS:
            shares = [_share(getattr(found, f"{kind}_{place}"), found.asked) for place in ("first", "within")]
            table.add_row(NAMES[name], str(found.asked), str(found.choices), label, *shares)
    console.print(table)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}（{part / whole:.0%}）"
