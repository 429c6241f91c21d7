"""The search for what tells who called: marks planted in identity and words, and everything that left the center."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pypdf
from kafka import KafkaConsumer, TopicPartition

from hotline.domain.acts import ACTS
from hotline.play.doors import PASSWORD, Doors
from hotline.settings import Settings


@dataclass(frozen=True)
class Marks:
    """What was planted in one call, as it might be found again."""

    name: str
    phone: str
    address: str
    words: str
    subject: str
    place: str

    def form(self, unit_id: str, **more: object) -> dict:
        """The operator's form with the marks in it, transferred to one unit unless told otherwise."""
        return {
            "name": self.name, "phone": self.phone, "address": self.address, "subject": self.subject,
            "content": f"我要反映，{self.words}，请查。", "place": self.place, "kind": "opinion", "way": "transfer",
            "unit_ids": [unit_id], "lead_unit_id": unit_id, **more,
        }

    def identity(self) -> tuple[str, ...]:
        """What tells who called."""
        return (self.name, self.phone, self.address)

    def all(self) -> tuple[str, ...]:
        """Everything that was planted."""
        return (*self.identity(), self.words, self.subject, self.place)


def found_in(text: str, marks: Iterable[Marks]) -> list[str]:
    """The marks that a text holds."""
    return [mark for planted in marks for mark in planted.all() if mark in text]


def gather(url: str, doors: Doors, case_id: str, accounts: Iterable[str]) -> dict[str, str]:
    """Every page, answer, refusal and document that these accounts can get of the case, by account and address."""
    found: dict[str, str] = {}
    for account in accounts:
        with httpx.Client(base_url=url, timeout=30, trust_env=False, follow_redirects=True) as http:
            token = http.post("/api/v1/sessions", json={"account": account, "password": PASSWORD}).json()["token"]
            http.headers["Authorization"] = f"Bearer {token}"
            for path in _paths(http, doors, case_id):
                found[f"{account} {path}"] = readable(http.get(path))
            for place, (path, body) in enumerate(_tries(case_id)):
                key = {"Idempotency-Key": f"probe-{account}-{case_id}-{place}"}
                found[f"{account} POST {path}"] = readable(http.post(path, json=body, headers=key))
    return found


def readable(answer: httpx.Response) -> str:
    """Headers and body as text; of a PDF its text, its metadata and its raw bytes."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if "pdf" in answer.headers.get("Content-Type", ""):
        pdf = pypdf.PdfReader(io.BytesIO(answer.content))
        text = "".join(page.extract_text() for page in pdf.pages)
        return headers + re.sub(r"\s", "", text) + str(pdf.metadata) + answer.content.decode("latin-1")
    try:
        return headers + json.dumps(answer.json(), ensure_ascii=False)
    except ValueError:
        return headers + answer.text


def messages(settings: Settings) -> Iterator[tuple[str, str]]:
    """(topic, text) of every message of the product's topics and of the engine's record stream."""
    consumer = KafkaConsumer(bootstrap_servers=settings.kafka(), enable_auto_commit=False)
    try:
        topics = {settings.records_topic, *(t for t in consumer.topics() if t.startswith(settings.topic_prefix))}
        parts = [TopicPartition(topic, place) for topic in topics for place in consumer.partitions_for_topic(topic)]
        consumer.assign(parts)
        consumer.seek_to_beginning(*parts)
        left = {part: end for part, end in consumer.end_offsets(parts).items() if end}
        assert left, "no messages to search"
        while left:
            for part, records in consumer.poll(timeout_ms=1_000).items():
                for record in records:
                    yield part.topic, (record.value or b"").decode("utf-8", "replace") + str(record.key)
            left = {part: end for part, end in left.items() if consumer.position(part) < end}
    finally:
        consumer.close()


def search_files(folder: Path, marks: Iterable[Marks]) -> None:
    """Demand that no file of the folder holds a mark.

    Raises:
        AssertionError: one does, or there is nothing to search.
    """
    planted = tuple(marks)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        held = [mark for one in planted for mark in one.all() if mark.encode() in content]
        assert held == [], path.name


def _paths(http: httpx.Client, doors: Doors, case_id: str) -> list[str]:
    keys = [task["key"] for task in http.get("/api/v1/tasks").json()["tasks"]]
    documents = [document["document_id"] for document in doors.case(case_id)["documents"]]
    return [
        "/", "/api/v1/tasks", "/notices", "/api/v1/notices", "/substitutions", f"/cases?number={case_id}",
        f"/cases/{case_id}", f"/api/v1/cases/{case_id}", f"/api/v1/cases/{case_id}/identity",
        f"/api/v1/cases/{case_id}/course", f"/api/v1/cases/{case_id}/reveals",
        *(f"/cases/{case_id}/part/{part}" for part in ("glance", "matter", "aside", "identity", "past", "steps")),
        *(f"/cases/{case_id}/diagram/{process}.bpmn" for process in ("case", "course", "approval", "handling")),
        *(f"/cases/{case_id}/acts/{act}" for act in ACTS),
        *(f"/tasks/{key}" for key in keys), *(f"/api/v1/tasks/{key}" for key in keys),
        *(f"/api/v1/cases/{case_id}/documents/{document}" for document in documents),
        *(f"/cases/{case_id}/documents/{document}" for document in documents),
        "/reports/calls", "/reports/business", "/api/v1/reports/business",
    ]


def _tries(case_id: str) -> Iterator[tuple[str, dict]]:
    """Requests that are refused, each in its own words: none may tell more than a page."""
    yield f"/api/v1/cases/{case_id}/identity", {"reason": "想知道是谁反映的"}
    yield f"/api/v1/cases/{case_id}/reveals", {"reason": "想知道是谁反映的"}
    yield "/api/v1/tasks/1/finish", {}
    for act in ("summon_head", "correct_units", "merge", "shelve", "withdraw", "undo_merge", "substitute_leader"):
        yield f"/api/v1/cases/{case_id}/acts/{act}", {}
