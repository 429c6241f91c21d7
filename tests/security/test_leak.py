"""Who called never leaves the center's side: marks are planted in identity and words, then everything is searched."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from hotline.embedded.clock_control import advance
from hotline.play.doors import Doors, account_of
from hotline.play.stage import await_rest
from hotline.storage import connect
from hotline.testing.leaks import Marks, found_in, gather, messages, search_files

UNIT = "gongshui"
WAIT_S = 60.0
pytestmark = [pytest.mark.timeout(400), pytest.mark.slow]


PROTECTED = Marks("甄隐名", "14098765431", "藏踪路九十九号", "暗语紫藤七三一", "题中暗语白鹭", "某处暗语青石巷")
ORDINARY = Marks("常留名", "14012345679", "明示路十八号", "明语梧桐二四六", "题中明语海棠", "某处明语长堤")
BOTH = (PROTECTED, ORDINARY)
WATCHERS = (f"{UNIT}-01", f"{UNIT}-02", "sdc01", "donggang-01")


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
            "1001", PROTECTED.form(UNIT, reports_wrongdoing=True, unit_text="有群众举报一事项，请核查。"),
            "leak-protected"
        ),
        "ordinary": doors.call("1001", ORDINARY.form(UNIT), "leak-ordinary"),
    }
    check = _await(lambda: _task(doors, "role:shift_leader", cases["protected"], "Task_CheckUnitText"))
    doors.finish("zb01", check["key"], {"unit_text": "有群众举报一事项，请核查。", "is_clean": True})
    for case_id in cases.values():
        _await(lambda case_id=case_id: _task(doors, f"unit:{UNIT}", case_id, "Task_HandleAndReport"))
    _let_the_limit_pass(system, doors, cases["protected"])
    return cases


@pytest.fixture(scope="module")
def shown_to_units(system, doors, played) -> dict[str, dict[str, str]]:
    """Every page, answer and document a unit or the municipal office can get of each case, while it is on duty."""
    return {name: gather(system.url, doors, case_id, WATCHERS) for name, case_id in played.items()}


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
        assert found_in(text, [PROTECTED]) == [], where


def test_nothing_of_any_caller_is_in_events_or_engine_records(system, ended):
    """Both topics, every message: neither identities nor texts."""
    for topic, value in messages(system.settings):
        assert found_in(value, BOTH) == [], topic


def test_nothing_of_any_caller_is_in_the_engine(system, ended):
    """Neither log nor state of the engine on disk holds a mark: variables are ids, flags and instants."""
    search_files(system.settings.home.data_dir("zeebe"), BOTH)


def test_nothing_of_any_caller_is_in_logs_or_file_names(system, ended):
    """Log files and the names of all files of the home."""
    search_files(system.settings.home.log_dir, BOTH)
    names = "\n".join(str(path) for path in system.settings.home.path.rglob("*"))
    assert found_in(names, BOTH) == []


def test_nothing_of_any_caller_is_in_notices(system, ended, played):
    """Units and persons were told of both cases, by number and kind of step; the protected caller wasn't."""
    db = connect(system.settings)
    told = list(db.notices.find({"case_id": {"$in": list(played.values())}}))
    db.client.close()
    assert {notice["case_id"] for notice in told} == set(played.values())
    assert found_in(str(told), BOTH) == []
    assert not any(n["recipient_kind"] == "caller" for n in told if n["case_id"] == played["protected"])


def test_looks_at_an_identity_are_on_record(system, ended, played):
    """The printing of the ordinary slip was a look; the protected case was looked at by nobody of a unit."""
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
        "Task_CheckUnitText": {"unit_text": "有群众举报一事项，请核查。", "is_clean": True},
        "Task_CallBack": {"is_reached": True, "told_answer": True, "quality": 5, "efficiency": 5, "satisfaction": 5},
    }
    until = time.monotonic() + 2 * WAIT_S
    while (shown := doors.case(case_id))["is_open"]:
        assert time.monotonic() < until, shown["status"]
        for entry in shown["standing"]:
            task = _task(doors, entry["group"], case_id, entry["element_id"])
            if task:
                doors.finish(account_of(entry["group"]), task["key"], forms[entry["element_id"]])
        time.sleep(0.1)


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
