"""Who called never leaves the center's side: marks are planted in identity and words, then everything is searched."""

import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import pypdf
import pytest
from kafka import KafkaConsumer, TopicPartition

from hotline.embedded.clock_control import advance
from hotline.play.doors import Doors, account_of
from hotline.play.stage import await_rest

UNIT = "gongshui"
WAIT_S = 60.0
pytestmark = [pytest.mark.timeout(400), pytest.mark.slow]


@dataclass(frozen=True)
class Marks:
    """What was planted in one call, as it might be found again."""

    name: str
    phone: str
    address: str
    words: str
    subject: str
    place: str

    def form(self, **more: object) -> dict:
        """The operator's form with the marks in it."""
        return {
            "name": self.name, "phone": self.phone, "address": self.address, "subject": self.subject,
            "content": f"我要反映，{self.words}，请查。", "place": self.place, "kind": "opinion", "way": "transfer",
            "unit_ids": [UNIT], "lead_unit_id": UNIT, **more,
        }

    def identity(self) -> tuple[str, ...]:
        """What tells who called."""
        return (self.name, self.phone, self.address)

    def all(self) -> tuple[str, ...]:
        """Everything that was planted."""
        return (*self.identity(), self.words, self.subject, self.place)


PROTECTED = Marks("甄隐名", "14098765431", "藏踪路九十九号", "暗语紫藤七三一", "题中暗语白鹭", "某处暗语青石巷")
ORDINARY = Marks("常留名", "14012345679", "明示路十八号", "明语梧桐二四六", "题中明语海棠", "某处明语长堤")


@pytest.fixture(scope="module")
def doors(system) -> Iterator[Doors]:
    """The gateway's doors of the running system."""
    opened = Doors(system.url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def played(system, doors) -> dict[str, str]:
    """Both calls taken through urging, supervision, report, review and callback to the archive."""
    cases = {
        "protected": doors.call(
            "1001", PROTECTED.form(reports_wrongdoing=True, unit_text="有群众举报一事项，请核查。"), "leak-protected"
        ),
        "ordinary": doors.call("1001", ORDINARY.form(), "leak-ordinary"),
    }
    for case_id in cases.values():
        _await(lambda case_id=case_id: _task(doors, f"unit:{UNIT}", case_id, "Task_HandleAndReport"))
    _let_the_limit_pass(system, doors, cases["protected"])
    return cases


@pytest.fixture(scope="module")
def shown_to_units(system, doors, played) -> dict[str, dict[str, str]]:
    """Every page, answer and document a unit or the municipal office can get of each case, while it is on duty."""
    return {name: _gather(system.url, doors, case_id) for name, case_id in played.items()}


@pytest.fixture(scope="module")
def ended(doors, played, shown_to_units) -> None:
    """Both cases brought to the archive."""
    for case_id in played.values():
        _finish_all(doors, case_id)


def test_unit_sees_who_called_in_an_ordinary_case_only(shown_to_units):
    """The search finds what may be shown, so it would find what may not."""
    seen = "".join(shown_to_units["ordinary"].values())
    assert [mark for mark in (*ORDINARY.identity(), ORDINARY.words) if mark not in seen] == []


def test_nothing_of_a_protected_caller_reaches_unit_or_office(shown_to_units):
    """No page, JSON answer, error, or PDF (text, metadata, raw) has identity or own words."""
    for where, text in shown_to_units["protected"].items():
        assert [mark for mark in PROTECTED.all() if mark in text] == [], where


def test_nothing_of_any_caller_is_in_events_or_engine_records(system, ended):
    """Both topics, every message: neither identities nor texts."""
    for topic, value in _messages(system.settings):
        found = [mark for mark in (*PROTECTED.all(), *ORDINARY.all()) if mark in value]
        assert found == [], topic


def test_nothing_of_any_caller_is_in_the_engine(system, ended):
    """Neither log nor state of the engine on disk holds a mark: variables are ids, flags and instants."""
    _search_files(system.settings.home.data_dir("zeebe"))


def test_nothing_of_any_caller_is_in_logs_or_file_names(system, ended):
    """Log files and the names of all files of the home."""
    _search_files(system.settings.home.log_dir)
    names = "\n".join(str(path) for path in system.settings.home.path.rglob("*"))
    assert not any(mark in names for mark in (*PROTECTED.all(), *ORDINARY.all()))


def test_nothing_of_any_caller_is_in_notices(system, ended, played):
    """Units and persons were told of both cases, by number and kind of step; the protected caller wasn't."""
    from hotline.storage import connect

    db = connect(system.settings)
    told = list(db.notices.find({"case_id": {"$in": list(played.values())}}))
    db.client.close()
    assert {notice["case_id"] for notice in told} == set(played.values())
    assert not any(mark in str(told) for mark in (*PROTECTED.all(), *ORDINARY.all()))
    assert not any(n["recipient_kind"] == "caller" for n in told if n["case_id"] == played["protected"])


def test_looks_at_an_identity_are_on_record(system, ended, played):
    """The printing of the ordinary slip was a look; the protected case was looked at by nobody of a unit."""
    from hotline.storage import connect

    db = connect(system.settings)
    looks = list(db.looks.find({"case_id": {"$in": list(played.values())}}))
    assert any(look["case_id"] == played["ordinary"] for look in looks)
    assert not any(look["by"].startswith(UNIT) for look in looks if look["case_id"] == played["protected"])
    db.client.close()


def _let_the_limit_pass(system, doors: Doors, case_id: str) -> None:
    """Move the clock from timer to timer, at rest each time, until the case is handed over to supervision."""
    home, until = system.settings.home, time.monotonic() + 4 * WAIT_S
    while not any(part["supervision"] for part in doors.case(case_id)["assignments"]):
        assert time.monotonic() < until, "never handed over"
        state = await_rest(doors, home)
        ahead = datetime.fromisoformat(state["next_timer_at"]) - datetime.fromisoformat(state["now"])
        advance(home, max(ahead, timedelta()) + timedelta(seconds=1))
        await_rest(doors, home)
    task = _await(lambda: _task(doors, "role:municipal_office", case_id, "Task_OfficeSupervises"))
    doors.finish("sdc01", task["key"], {"opinion": "请限期办结。"})
    _await(lambda: _task(doors, f"unit:{UNIT}", case_id, "Task_UnitAnswers"))


def _finish_all(doors: Doors, case_id: str) -> None:
    forms = {
        "Task_HandleAndReport": {"handling": "已核查。", "public_answer": "已依法处理。", "is_solved": True},
        "Task_UnitAnswers": {"answer": "已抓紧办理。"}, "Task_OfficeSupervises": {"opinion": "请限期办结。"},
        "Task_ReviewReport": {"outcome": "complete", "opinion": "符合要求。"},
        "Task_CallBack": {"is_reached": True, "quality": 5, "efficiency": 5, "satisfaction": 5},
    }
    until = time.monotonic() + 2 * WAIT_S
    while (shown := doors.case(case_id))["is_open"]:
        assert time.monotonic() < until, shown["status"]
        for entry in shown["standing"]:
            task = _task(doors, entry["group"], case_id, entry["element_id"])
            if task:
                doors.finish(account_of(entry["group"]), task["key"], forms[entry["element_id"]])
        time.sleep(0.1)


def _gather(url: str, doors: Doors, case_id: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for account in (f"{UNIT}-01", f"{UNIT}-02", "sdc01", "donggang-01"):
        with httpx.Client(base_url=url, timeout=30, trust_env=False, follow_redirects=True) as http:
            token = http.post("/api/v1/sessions", json={"account": account, "password": "Hotline-2026"}).json()["token"]
            http.headers["Authorization"] = f"Bearer {token}"
            shown = http.get(f"/api/v1/cases/{case_id}")
            keys = [task["key"] for task in http.get("/api/v1/tasks").json()["tasks"]]
            documents = [d["document_id"] for d in doors.case(case_id)["documents"]]
            paths = [
                "/", "/api/v1/tasks", "/notices", "/api/v1/notices", f"/cases/{case_id}",
                f"/api/v1/cases/{case_id}/identity",
                *(f"/tasks/{key}" for key in keys), *(f"/api/v1/tasks/{key}" for key in keys),
                *(f"/api/v1/cases/{case_id}/documents/{document}" for document in documents),
            ]
            found[f"{account} case"] = _readable(shown)
            for path in paths:
                found[f"{account} {path}"] = _readable(http.get(path))
    return found


def _readable(answer: httpx.Response) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if "pdf" in answer.headers.get("Content-Type", ""):
        pdf = pypdf.PdfReader(io.BytesIO(answer.content))
        text = "".join(page.extract_text() for page in pdf.pages)
        return headers + re.sub(r"\s", "", text) + str(pdf.metadata) + answer.content.decode("latin-1")
    try:
        return headers + json.dumps(answer.json(), ensure_ascii=False)
    except ValueError:
        return headers + answer.text


def _messages(settings) -> Iterator[tuple[str, str]]:
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


def _search_files(folder) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        found = [mark for mark in (*PROTECTED.all(), *ORDINARY.all()) if mark.encode() in content]
        assert found == [], path.name


def _task(doors: Doors, group: str, case_id: str, element_id: str) -> dict | None:
    for task in doors.tasks(account_of(group)):
        if task["case_id"] == case_id and task["element_id"] == element_id:
            return task
    return None


def _await(ask):
    until = time.monotonic() + WAIT_S
    while not (found := ask()):
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.1)
    return found
