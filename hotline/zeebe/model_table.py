"""Prints the tables of `bpmn/README.md` from the models: `python -m hotline.zeebe.model_table bpmn`.

With `--write` the tables in `bpmn/README.md` are replaced; a test keeps them in step.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from .model_index import ModelIndex, index_folder

BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def tables(index: ModelIndex) -> str:
    """Jobs, tasks of people, messages, errors, decisions and calls as Markdown tables."""
    return "\n".join((
        "### Jobs that workers do", "",
        *_table(("job type", "step", "label", "process"), (
            (f"`{job.type}`", f"`{job.element_id}`", job.name, f"`{job.process}`")
            for job in sorted(index.jobs, key=lambda job: job.type)
        )),
        "### Tasks of people", "",
        *_table(("step", "label", "candidate group", "form", "process"), (
            (f"`{task.element_id}`", task.name, f"`{task.groups}`", f"`{task.form}`", f"`{task.process}`")
            for task in sorted(index.user_tasks, key=lambda task: task.element_id)
        )),
        "### Messages and BPMN errors", "",
        *_table(("name", "kind", "correlation key or step", "process"), (
            *((f"`{m.name}`", "message", f"`{m.correlation_key}`" if m.correlation_key else "(start)", f"`{m.process}`")
              for m in sorted(index.messages, key=lambda message: message.name)),
            *((f"`{e.code}`", "error", f"`{e.element_id}`", f"`{e.process}`") for e in index.errors),
        )),
        "### Decisions and called processes", "",
        *_table(("called", "by", "writes"), (
            *((f"`{call.called}` ({_decision(index, call.called)})", f"`{call.element_id}`", f"`{call.result}`")
              for call in sorted(index.decision_calls, key=lambda call: call.called)),
            *((f"`{call.called}` ({index.processes.get(call.called, '')})", f"`{call.element_id}`", "")
              for call in sorted(index.calls, key=lambda call: call.called)),
        )),
    ))


def _decision(index: ModelIndex, decision_id: str) -> str:
    return next((decision.name for decision in index.decisions if decision.id == decision_id), "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [*("| " + " | ".join(cells) + " |" for cells in lines), ""]


def with_tables(readme: str, index: ModelIndex) -> str:
    """The readme with the tables between its marks replaced."""
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n{tables(index)}\n{END}{rest.partition(END)[2]}"


def main(folder: Path, *, write: bool) -> None:
    """Print the tables, or write them into the readme of the folder."""
    index = index_folder(folder)
    if not write:
        print(tables(index))
        return
    readme = folder / "README.md"
    readme.write_text(with_tables(readme.read_text("utf-8"), index), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), write="--write" in sys.argv)
