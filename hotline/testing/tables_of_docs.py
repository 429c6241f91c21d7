"""The tables of the docs, made from the code: `python -m hotline.testing.tables_of_docs` writes them anew.

A table stands between `<!-- table: NAME -->` and `<!-- end of table -->`; tests keep them in step.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gateway.problem_codes import PROBLEMS
from hotline.domain import (
    accounts,
    answering_day,
    classification,
    documents,
    events,
    knowledge,
    notices,
    quiet_hours,
    roles,
    status,
)
from hotline.domain.classification import Labelled
from hotline.domain.events import EVENT_FIELDS, EventType
from hotline.domain.roles import Role
from hotline.domain.status import TRANSITIONS, CaseStatus
from hotline.embedded.parts import PROGRAMS, SETUP_MODULE
from hotline.notices.rules import RULES
from hotline.settings import Settings

from . import access

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_PLACE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)


def with_tables(text: str) -> str:
    """The text with every table in it made anew."""
    return _PLACE.sub(lambda place: f"{place[1]}\n{TABLES[place[2]]()}\n\n{place[3]}", text)


def pages() -> list[Path]:
    """Every page that holds tables."""
    return [path for path in sorted(DOCS.rglob("*.md")) if _PLACE.search(path.read_text("utf-8"))]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _vocabularies() -> Iterator[type[Labelled]]:
    for module in (
        classification, roles, status, documents, events, notices, quiet_hours, accounts, knowledge,
        answering_day.caller, answering_day.day,
    ):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, Labelled) and found.__module__ == module.__name__:
                yield found


def _glossary() -> str:
    rows = [
        (member.label, f"`{member.value}`", f"`{vocabulary.__name__}`")
        for vocabulary in _vocabularies() if vocabulary is not EventType for member in vocabulary
    ]
    return _table(("Chinese", "code", "of"), rows)


def _transitions() -> str:
    return _table(("state", "code", "may be followed by"), (
        (current.label, f"`{current}`", "、".join(s.label for s in CaseStatus if s in TRANSITIONS[current]) or "(end)")
        for current in CaseStatus
    ))


def _events() -> str:
    return _table(("event", "Chinese", "payload"), (
        (f"`{event}`", event.label, ", ".join(f"`{name}`" for name in EVENT_FIELDS[event]) or "(none)")
        for event in EventType
    ))


def _documents() -> str:
    return _table(("kind", "official name", "number"), (
        (f"`{kind}`", f"《{kind.label}》", kind.number(2026, 12)) for kind in documents.DocumentKind
    ))


def _settings() -> str:
    return _table(("variable", "default", "what (as faults name it)"), (
        (f"`{field.alias}`", "`var/`" if name == "home_path" else f"`{field.default}`" if field.default else "–",
         field.description)
        for name, field in Settings.model_fields.items()
    ))


def _processes() -> str:
    rows = [(part.title, f"`python -m {part.module}`") for part in PROGRAMS]
    return _table(("process", "command"), [*rows, ("初始化（运行一次）", f"`python -m {SETUP_MODULE}`")])


def _notices() -> str:
    return _table(("event", "who is told", "words"), (
        (f"`{rule.event}`", rule.told.label, rule.words + ("（催办类，限办公时间）" if rule.is_reminder else ""))
        for rule in RULES
    ))


def _decisions() -> str:
    rows = []
    for path in sorted((DOCS / "adr").glob("0*.md")):
        number, _, title = path.read_text("utf-8").splitlines()[0].removeprefix("# ").partition(" ")
        rows.append((f"[{number}]({path.name})", title.strip()))
    return _table(("number", "decision"), rows)


def _access() -> str:
    return _table(("door", *(role.label for role in Role)), (
        (f"`{door.method} {door.path}`", *(
            "anybody" if door.roles is None else "●" if door.is_open_to(role) else "" for role in Role
        )) for door in access.doors_of_gateway()
    ))


def _problems() -> str:
    return _table(("code", "HTTP", "meaning", "what to do"), (
        (f"`{p.code}`", "、".join(map(str, p.statuses)), p.meaning, p.remedy) for p in PROBLEMS.values()
    ))


def _acts() -> str:
    return _who(("act", "code", "who"), access.acts())


def _tasks() -> str:
    return _who(("task", "element", "who"), access.tasks())


def _who(heads: Sequence[str], rows: Iterable[tuple[str, str, frozenset[Role]]]) -> str:
    return _table(heads, (
        (title, f"`{name}`", "、".join(role.label for role in Role if role in roles)) for name, title, roles in rows
    ))


TABLES = {
    "glossary": _glossary, "transitions": _transitions, "events": _events, "documents": _documents,
    "settings": _settings, "processes": _processes, "notices": _notices, "decisions": _decisions,
    "problems": _problems, "access": _access, "acts": _acts, "tasks": _tasks,
}


def main() -> None:
    """Write the tables of every page anew."""
    for path in pages():
        path.write_text(with_tables(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
