"""The docs name everything there is, in step with the code."""

import re
from importlib import import_module

from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.embedded.parts import PROGRAMS
from hotline.settings import Settings
from hotline.testing.tables_of_docs import TABLES, pages, with_tables

OF_THE_ENVIRONMENT = re.compile(r"environ(?:\.get\(|\[|\.pop\()\s*\"(HOTLINE_[A-Z_]+)\"")
METRIC = re.compile(r"(?:Gauge|Counter|Histogram)\(\s*f?\"(hotline_[a-z_]+)\"")
LINK = re.compile(r"\]\((?!http|#)([^)#]+)")


def _text(source, *parts: str) -> str:
    return source.ROOT.joinpath(*parts).read_text("utf-8")


def test_tables_are_in_step() -> None:
    """Renewed by `python -m hotline.testing.tables_of_docs`; each table stands on some page."""
    texts = [path.read_text("utf-8") for path in pages()]
    assert [with_tables(text) for text in texts] == texts
    assert {name for text in texts for name in re.findall(r"<!-- table: (\w+) -->", text)} == set(TABLES)


def test_every_setting_is_named(source) -> None:
    """Those of the settings, and those read from the environment elsewhere."""
    operations = _text(source, "docs", "operations.md")
    read = {name for path in source.modules() for name in OF_THE_ENVIRONMENT.findall(path.read_text("utf-8"))}
    known = {field.alias for field in Settings.model_fields.values()} | read
    assert {name for name in known if f"`{name}`" not in operations} == set()


def test_every_event_and_document_is_named(source) -> None:
    """With its Chinese word."""
    page = _text(source, "docs", "events.md")
    for named in (*EventType, *DocumentKind):
        assert f"`{named}`" in page and named.label in page


def test_every_job_and_process_is_named(source) -> None:
    """Jobs in the readme of the models, processes where they are operated."""
    models, operations = _text(source, "bpmn", "README.md"), _text(source, "docs", "operations.md")
    for worker in ("intake", "dispatch", "supervision", "archive"):
        assert all(f"`{job}`" in models for job in import_module(f"workers.{worker}").JOBS)
    assert all(f"`python -m {part.module}`" in operations for part in PROGRAMS)


def test_every_metric_is_named(source) -> None:
    """What is counted is explained."""
    operations = _text(source, "docs", "operations.md")
    counted = {name for path in source.modules() for name in METRIC.findall(path.read_text("utf-8"))}
    assert {name for name in counted if f"`{name}" not in operations} == set()


def test_links_lead_somewhere(source) -> None:
    """Every link of a page to a file."""
    root = source.ROOT
    for path in [*root.glob("*.md"), *(root / "docs").rglob("*.md"), root / "deploy" / "README.md"]:
        for target in LINK.findall(path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{source.name_of(path)} -> {target}"


def test_decisions_are_short_and_complete(source) -> None:
    """At most sixty lines, with context, decision and consequences."""
    for path in (source.ROOT / "docs" / "adr").glob("0*.md"):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 60, path.name
        for part in ("Context", "Decision", "Consequences"):
            assert f"## {part}" in text or f"**{part}.**" in text, f"{path.name}: {part}"


def test_the_architecture_page_is_short(source) -> None:
    """A bird's eye view, of what exists."""
    page = _text(source, "ARCHITECTURE.md")
    assert len(page.splitlines()) <= 150
    for package in (path.parent.name for path in (source.ROOT / "hotline").glob("*/__init__.py")):
        assert f"{package}/" in page or f"`{package}`" in page, package
