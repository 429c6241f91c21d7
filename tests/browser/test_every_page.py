"""Every page of every role: no link is dead, no page is forgotten, none has a serious fault of accessibility."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hotline.play.doors import Doors
from hotline.testing.access import doors_of_gateway
from hotline.testing.crawling import COOKIE, Crawl, crawl, signed_in
from hotline.testing.system import System

from .conftest import PASSWORD

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PEOPLE = (
    "1001", "zb01", "dc01", "sc01", "fzr01", "ld01", "ms01", "sdc01", "da01", "gongshui-01", "gongshui-02",
    "zhujian-01", "lc01", "fb01", "xt01", "aq01", "sj01", "cy01",
)
SIZES = ((1280, 720), (390, 844))
WATER = {
    "name": "陈桂芳", "phone": "13806331234", "subject": "小区水压过低", "kind": "help", "place": "金海花园小区",
    "content": "六楼以上每天傍晚水压过低。", "way": "transfer",
    "unit_ids": ["gongshui", "zhujian"], "lead_unit_id": "gongshui",
}
CALLS = (
    WATER, WATER | {"way": "approve", "importance": "important", "unit_ids": [], "lead_unit_id": ""},
    WATER | {
        "subject": "举报违规收费", "reports_wrongdoing": True, "unit_text": "有群众反映某处收费不规范，请核查。",
        "unit_ids": ["shichang"], "lead_unit_id": "shichang",
    },
    WATER | {"way": "answer", "answer": "已电话答复。", "unit_ids": [], "lead_unit_id": ""},
)
# What no link leads to: parts of pages, files, answers for scripts, steps of the entry, what there is only after an
# import or at the end of an answering day.
NOT_LINKED = re.compile(
    r".*/part(/.*)?|/live|/session|.*\.pdf|.*\.bpmn|/login.*|.*/files/.*|.*/documents/.*|.*/attachments/.*"
    r"|/account/second_factor|.*/standing|/work/(sign|slips)|/cases|/calls/\{case_id\}/registered|.*/template"
    r"|/boards|/roster/\{week\}/\{entry_id\}|/change_overs/\{import_id\}.*|/answering_days/\{day_id\}/(report|close|callers/\{number\}/call)"
)
PATIENCE_S = 60


@pytest.fixture(scope="module")
def crawls(system: System) -> dict[str, Crawl]:
    """What each person's links lead to, on cases in different states and an answering day."""
    desk = Doors(system.url)
    cases = [desk.call("1001", form, f"every-page-{place}") for place, form in enumerate(CALLS)]
    _prepare_day(desk, desk.case(cases[0])["registered_at"][:10])
    until = time.monotonic() + PATIENCE_S
    while not (desk.tasks("gongshui-01") and desk.tasks("dc01") and desk.tasks("zb01")):
        assert time.monotonic() < until, "the tasks didn't come"
        time.sleep(0.3)
    desk.close()
    starts = ("/", "/look-up", *(f"/calls/{case_id}/registered" for case_id in cases))
    found = {}
    for account in PEOPLE:
        with signed_in(system.url, account, PASSWORD) as client:
            found[account] = crawl(client, starts if account == "1001" else ("/",))
    return found


def _prepare_day(desk: Doors, today: str) -> None:
    path = "/api/v1/answering_days"
    form = {"name": "市长接听日", "held_on": today, "leader_id": "mayor", "unit_ids": ["gongshui"]}
    day = desk.post("zb01", path, form, "every-page-day")["day_id"]
    desk.post("zb01", f"{path}/{day}/open", {}, "every-page-open")
    caller = {"name": "厉桂兰", "phone": "14055505678", "matter": "供热不足"}
    desk.post("1001", f"{path}/{day}/callers", caller, "every-page-caller")


def _kinds(crawls: dict[str, Crawl]) -> Iterator[tuple[str, str, str]]:
    """(route, person, path) of one page of each kind; acts and tasks one by one."""
    seen = set()
    for account, found in crawls.items():
        for path in found.pages:
            route = _route_of(path.partition("?")[0])
            kind = route + (path.rpartition("/")[2] if route.endswith("{act_name}") else "")
            if kind not in seen or route == "/":
                seen.add(kind)
                yield route, account, path


def _route_of(path: str) -> str:
    """The route that answers a path: of several that could the one with the fewest places."""
    found = [
        door.path for door in doors_of_gateway()
        if door.method == "GET" and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", door.path), path)
    ]
    return min(found, key=lambda route: (route.count("{"), route))


@pytest.mark.timeout(600)
def test_no_link_is_dead(crawls):
    """Whatever a person can click on leads to a page that this person may see."""
    dead = [f"{account}: {link}" for account, found in crawls.items() for link in found.dead]
    assert not dead, "\n".join(dead)


def test_no_page_is_forgotten(crawls):
    """Every page of the application can be reached by links; what can't is a part, a file or a step of the entry."""
    pages = {door.path for door in doors_of_gateway() if door.method == "GET" and not door.path.startswith("/api/")}
    reached = {route for route, _, _ in _kinds(crawls)}
    forgotten = sorted(page for page in pages - reached if not NOT_LINKED.fullmatch(page))
    assert not forgotten, "\n".join(forgotten)


@pytest.mark.timeout(900)
def test_pages_are_accessible(system: System, chromium: Browser, crawls):
    """axe finds nothing serious by WCAG 2.2 AA on a desk and on a telephone, nor anything that scrolls sideways."""
    faults = []
    tokens = {account: _token(system, account) for account in {account for _, account, _ in _kinds(crawls)}}
    for width, height in SIZES:
        for account, paths in _by_person(crawls).items():
            context = chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
            context.add_cookies([{"name": COOKIE, "value": tokens[account], "url": system.url}])
            page = context.new_page()
            for path in paths:
                page.goto(f"{system.url}{path}", wait_until="domcontentloaded")
                faults += [f"{account} {width} {path}: {fault}" for fault in _judged(page)]
            context.close()
    assert not faults, "\n".join(faults)


def test_the_judge_finds_faults(chromium: Browser):
    """A page with an unnamed field, pale words and too wide a table is found out."""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.set_content(
        '<html lang="zh"><title>x</title><main><h1>x</h1><input><p style="color:#ccc">颜色太淡，读不清楚</p>'
        '<div style="width:2000px">宽</div></main>'
    )
    found = " ".join(_judged(page))
    page.close()
    assert "label" in found and "color-contrast" in found and "sideways" in found


def _by_person(crawls: dict[str, Crawl]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, account, path in _kinds(crawls):
        found.setdefault(account, []).append(path)
    return found


def _token(system: System, account: str) -> str:
    with signed_in(system.url, account, PASSWORD) as client:
        return client.cookies[COOKIE]


def _judged(page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    faults = [
        f"{fault['id']} {fault['nodes'][0]['html'][:160]} ({len(fault['nodes'])})"
        for fault in found["violations"] if fault["impact"] in ("serious", "critical")
    ]
    is_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    return [*faults, "scrolls sideways"] if is_wide else faults
