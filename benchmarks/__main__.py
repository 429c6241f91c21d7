"""Runs the measurements and prints their tables."""

import importlib

import click
from rich.console import Console

from hotline import logs

NAMES = ("rendering", "starting", "case_rate", "backlog", "proposing", "gateway_load")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES))
def main(names: tuple[str, ...]) -> None:
    """Run the measurements NAMES, all by default."""
    logs.configure("benchmarks", "WARNING")
    console = Console()
    for name in names or NAMES:
        console.rule(name)
        console.print(importlib.import_module(f"benchmarks.{name}").measure())


if __name__ == "__main__":
    main()
