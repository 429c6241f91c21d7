"""Every process variable is registered, with type, meaning, example and writers; no more, no less."""

import inspect
from importlib import import_module

import pytest
import yaml

from hotline.domain import classification
from hotline.domain.decisions import DECISIONS
from hotline.domain.documents import DocumentKind
from hotline.domain.intake import start_command
from hotline.domain.ordering import order_document
from hotline.testing import cases
from hotline.testing.models import FOLDER
from hotline.zeebe.model_index import index_folder

VARIABLES = yaml.safe_load((FOLDER / "variables.yaml").read_text("utf-8"))
INDEX = index_folder(FOLDER)
WORKERS = ("intake", "dispatch", "supervision", "archive")
TYPES = {"string", "integer", "integer or null", "boolean", "code", "instant", "context", "list of string"}


def jobs() -> dict[str, set[str]]:
    """The variables that each job reads: its parameters before the star."""
    found = {}
    for worker in WORKERS:
        for job_type, function in import_module(f"workers.{worker}").JOBS.items():
            parameters = inspect.signature(function).parameters.values()
            found[job_type] = {p.name for p in parameters if p.kind is not p.KEYWORD_ONLY}
    return found


def test_all_that_models_use_is_registered() -> None:
    """No expression, mapping or table column reads a variable that isn't in the register."""
    assert INDEX.variables - set(VARIABLES) == set()


def test_all_that_jobs_read_is_registered() -> None:
    """No job asks for a variable that isn't in the register."""
    assert {name for read in jobs().values() for name in read} - set(VARIABLES) == set()


def test_nothing_is_registered_that_nobody_uses() -> None:
    """A variable that neither models nor jobs read is only there for people to see: the due time."""
    used = INDEX.variables | {name for read in jobs().values() for name in read}
    assert set(VARIABLES) - used == {"due_at"}


@pytest.mark.parametrize("name", VARIABLES)
def test_entry_is_complete(name: str) -> None:
    """Each entry says type, meaning, example and who writes it; codes list their values."""
    entry = VARIABLES[name]
    assert entry["type"] in TYPES
    assert entry["meaning"] and not entry["meaning"].isascii()
    assert "example" in entry
    assert entry["written_by"]
    if entry["type"] == "code":
        assert entry["example"] in entry["values"]
    if entry["type"] == "instant":
        assert "ISO 8601" in entry["unit"] and name.endswith("_at")


def test_writers_exist() -> None:
    """Writers are job types, people's tasks, tables and messages of the models, mappings of an element, or a start."""
    known = {
        "start", "start_document", *INDEX.job_types(), *DECISIONS, *(element for element, _ in INDEX.mappings),
        *(f"table:{decision.id}" for decision in INDEX.decisions),
        *(f"message:{message.name}" for message in INDEX.messages),
    }
    assert {writer for entry in VARIABLES.values() for writer in entry["written_by"]} - known == set()


def test_mappings_are_among_the_writers() -> None:
    """What an element sets by a mapping of its own is on record with it."""
    types = {job.element_id: job.type for job in INDEX.jobs}
    unnamed = [
        (element, name) for element, name in sorted(INDEX.mappings)
        if not {element, types.get(element)} & set(VARIABLES[name]["written_by"])
    ]
    assert unnamed == []


def test_start_writes_what_it_is_said_to_write() -> None:
    """The start command and the register agree."""
    started = start_command(cases.registered()).variables
    assert set(started) == {name for name, entry in VARIABLES.items() if "start" in entry["written_by"]}


def test_an_order_writes_what_it_is_said_to_write() -> None:
    """A document's process begins with its case and what the register says."""
    case = cases.registered()
    order_document(case, DocumentKind.FILE_REQUEST, "1", by=cases.OPERATOR, at=cases.MONDAY_MORNING)
    started = case.commands[-1].variables
    said = {name for name, entry in VARIABLES.items() if "start_document" in entry["written_by"]}
    assert set(started) == {"case_id", *said}


@pytest.mark.parametrize(("name", "codes"), [
    ("kind", classification.Kind), ("urgency", classification.Urgency),
    ("importance", classification.Importance), ("way", classification.Way),
])
def test_codes_are_those_of_the_domain(name: str, codes: type) -> None:
    """The values of a code are the members of its enumeration."""
    assert VARIABLES[name]["values"] == [code.value for code in codes]


def test_nothing_personal() -> None:
    """No variable could carry a caller's name, number or words (R-4.5); a flag can't, whatever it is about."""
    words = ("phone", "name", "caller", "content", "text", "address", "subject", "note", "opinion")
    assert [
        name for name, entry in VARIABLES.items()
        if entry["type"] != "boolean" and any(word in name for word in words)
    ] == []
