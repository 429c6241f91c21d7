"""What people do on the pages: take down a call, find a task, send a form."""

import time

from playwright.sync_api import Page

PATIENCE_SECONDS = 60


def take_call(page: Page, url: str, *, words: str, way: str, ticks: tuple[str, ...] = (), **fields: str) -> str:
    """Take down a call for help as the signed-in operator; returns the number to read out."""
    page.goto(f"{url}/calls/new")
    page.fill("#content", words)
    page.fill("#subject", "小区水压过低")
    page.fill("#name", "陈桂芳")
    page.fill("#phone", "13806331234")
    for name in ticks:
        page.check(f"#{name}")
    page.check("input[name=kind][value=help]")
    page.check(f"input[name=way][value={way}]")
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    if way == "transfer":
        choose_unit(page, "水压", "gongshui")
    send(page)
    page.wait_for_url("**/registered")
    return page.locator(".number").inner_text()


def choose_unit(page: Page, duty: str, unit_id: str) -> None:
    """Look a unit up by what it does, and tick it."""
    page.fill("[data-filter-units]", duty)
    page.check(f"input[name=unit_ids][value={unit_id}]")


def open_task(page: Page, url: str, title: str, case_id: str) -> None:
    """Open the task of a case from the list of my tasks, when it has come."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        page.goto(f"{url}/")
        entry = page.locator("table.list tr, .desk article", has_text=case_id)
        link = entry.get_by_role("link", name=title, exact=True)
        if link.count():
            link.first.click()
            return
        time.sleep(0.5)
    raise AssertionError(f"no task {title} of {case_id}")


def send(page: Page) -> None:
    """Press the form's main button."""
    page.locator("form:not(#identity form) button.main").first.click()


def finish(page: Page, url: str) -> None:
    """Send the decision and be back at my tasks."""
    page.locator("form.decide button.main").click()
    page.wait_for_url(f"{url}/")
    assert "已提交" in page.locator(".flash").inner_text()


def wait_for_status(page: Page, url: str, case_id: str, status: str) -> None:
    """Look at the case until it stands at `status`."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        page.goto(f"{url}/cases/{case_id}")
        if status in page.locator("h1").inner_text():
            return
        time.sleep(0.5)
    raise AssertionError(f"{case_id} did not reach {status}: {page.locator('h1').inner_text()}")
