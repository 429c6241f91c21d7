"""How far a play is: a moving bar on a terminal, a line now and then in a file."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

LINES = 20


def progress_bar(console: Console) -> Progress:
    """The bar."""
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )


class Milestones:
    """Says how far the play is, twenty times in all, where no bar can move."""

    def __init__(self, calls: int, console: Console):
        self._calls, self._console, self._said = calls, console, 0

    def passed(self, taken: int, ended: int) -> None:
        """Print a line when a further twentieth has ended."""
        part = LINES * ended // self._calls
        if part > self._said and not self._console.is_terminal:
            self._said = part
            self._console.print(f"受理 {taken} 件，办结 {ended} 件，共 {self._calls} 件")
