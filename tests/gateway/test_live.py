"""Open pages learn within a second what others changed, and only what is theirs to see."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from hotline.domain.tasks import OpenTask
from hotline.testing import cases as sample

SOON_S = 1.0


@pytest.fixture
def url(app) -> Iterator[str]:
    """The gateway on a port: streams don't end, which the in-process client waits for."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    app.state.watching.stop()
    server.should_exit = True
    thread.join()


@pytest.fixture
def follow(url, kit) -> Callable:
    """Returns a context manager: the stream of an account's page, as (status, iterator of (event, data, id))."""

    @contextmanager
    def following(account_id: str, about: str, **headers: str):
        token = kit.sessions.open(account_id)
        with httpx.Client(timeout=20, cookies={"hotline_session": token}) as client:
            more = {"accept": "text/event-stream", **headers}
            with client.stream("GET", f"{url}/live", params={"about": about}, headers=more) as answer:
                yield answer.status_code, _events(answer.iter_lines()), token

    return following


def _events(lines: Iterator[str]) -> Iterator[tuple[str, str, str]]:
    event: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line:
            event[name] = value
        else:
            if "event" in event:
                yield event["event"], event["data"], event.get("id", "")
            event = {}


def _task(key: str = "88", group: str = "unit:gongshui") -> OpenTask:
    return OpenTask(
        key=key, case_id="2026-000001", element_id="Task_SignSlip", form="unit_report", group=group,
        opened_at="2026-11-23T09:00:00+08:00",
    )


def test_a_task_that_comes_is_told_within_a_second(follow, kit) -> None:
    """The list of the unit's group was changed; the id says how far the page has read."""
    with follow(f"{sample.WATER.id}-01", "tasks:0") as (status, events, _):
        assert status == 200
        time.sleep(0.5)
        began = time.monotonic()
        kit.worklist.put(_task(group=f"unit:{sample.WATER.id}"))
        event, data, mark = next(events)
        assert time.monotonic() - began < SOON_S
    assert (event, data, mark) == ("changed", "tasks", "tasks:1")


def test_what_changed_before_the_page_came_is_told_at_once(follow, kit) -> None:
    """Neither a slow page nor a broken connection loses a change."""
    kit.worklist.put(_task(group=f"unit:{sample.WATER.id}"))
    with follow(f"{sample.WATER.id}-01", "tasks:0") as (_, events, _):
        assert next(events)[:2] == ("changed", "tasks")
    with follow(f"{sample.WATER.id}-01", "tasks:0", **{"last-event-id": "tasks:1"}) as (_, events, _):
        kit.worklist.remove("88")
        assert next(events) == ("changed", "tasks", "tasks:2")


def test_a_case_is_followed_by_those_who_may_read_it(follow, keep, kit) -> None:
    """Another's case, an unknown one, and malformed names are nothing to watch: 204, the end for a browser."""
    case = keep(sample.registered())
    with follow("fzr01", f"case/{case.id}:0 board:0") as (_, events, _):
        next(events)
        kit.cases.change(case.id, lambda case: setattr(case, "instance_key", "9"))
        assert next(events)[1] == f"board case/{case.id}"
    for about in (f"case/{case.id}:0", "case/2026-999999:0", "board:0", "group/role:operator", "", "x" * 5000):
        with follow(f"{sample.WATER.id}-01", about) as (status, _, _):
            assert status == 204, about


def test_the_stream_ends_with_the_session(follow, kit) -> None:
    """Within seconds; the page is told why."""
    with follow("fzr01", "tasks:0") as (_, events, token):
        kit.sessions.end(token)
        began = time.monotonic()
        assert next(events)[:2] == ("ended", "session")
        assert time.monotonic() - began < 6


def test_an_account_has_few_streams(follow) -> None:
    """The oldest page gives way."""
    with follow("fzr01", "tasks:0") as (_, first, _):
        stack = []
        for _ in range(8):
            one = follow("fzr01", "tasks:0")
            one.__enter__()
            stack.append(one)
        assert next(first)[:2] == ("ended", "crowded")
        for one in stack:
            one.__exit__(None, None, None)


def test_what_a_page_asks_by_itself_keeps_no_session_alive(sit_down, kit, database) -> None:
    """Only what a person does counts as use."""
    desk = sit_down("fzr01")
    database.sessions.update_many({}, {"$inc": {"used_at": -600}})
    before = database.sessions.find_one({})["used_at"]
    desk.get("/", headers={"X-Automatic": "live"})
    assert database.sessions.find_one({})["used_at"] == before
    desk.get("/")
    assert database.sessions.find_one({})["used_at"] > before


def test_a_part_asked_after_the_session_ended_is_refused_and_not_redirected(nobody) -> None:
    """Else the sign-in page would stand in the middle of another."""
    answer = nobody.get("/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


def test_nobody_signed_in_follows_nothing(url) -> None:
    """The guard of every page."""
    assert httpx.get(f"{url}/live", params={"about": "tasks:0"}).status_code == 303


def test_the_open_form_says_who_finished_its_task(sit_down, keep, kit) -> None:
    """A colleague is named; who withdrew it, or another unit, isn't; nothing is said while the task waits."""
    case = sample.dispatched()
    unit_id = case.assignments[0].unit_id
    task = sample.task_of(
        case, "Task_HandleAndReport", f"unit:{unit_id}", key="71", unit_id=unit_id, due_at=case.assignments[0].due_at,
    )
    keep(case, task)
    clerk, head = sit_down(f"{unit_id}-01"), sit_down(f"{unit_id}-02")
    address = f"/cases/{case.id}/tasks/71/standing"
    assert f'hx-get="{address}"' in clerk.get("/tasks/71").text
    assert f'data-live="case/{case.id}:' in clerk.get("/tasks/71").text
    assert clerk.get(address).status_code == 204
    head.post("/api/v1/tasks/71/finish", {"handling": "已换泵。", "public_answer": "已恢复。", "is_solved": True})
    assert "该任务刚由<strong>承办单位负责人</strong>" in clerk.get(address).text
    assert "您本人" in head.get(address).text
    assert "该任务已撤回" in clerk.get(f"/cases/{case.id}/tasks/72/standing").text
    assert sit_down("zhujian-01").get(address).status_code == 404
