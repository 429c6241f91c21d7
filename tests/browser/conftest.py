"""A real Chromium before the whole running system."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from hotline.testing.system import System

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
PASSWORD = "Hotline-2026"
LONGEST_MS = 60_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless. Closed with its module: while it runs, its thread has an event loop of its own."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("没有找到 chromium，请执行 apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained of: blocked content, script errors."""
    return []


@pytest.fixture
def open_page(chromium: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Returns a function that opens a fresh browser window of a given size."""
    contexts = []

    def fresh(width: int = 1280, height: int = 720) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(LONGEST_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: _note(complaints, message))
        return page

    yield fresh
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(system: System, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Returns a function that signs an account in, in a window of its own, and shows its first page."""

    def signed_in(account: str, **size: int) -> Page:
        page = open_page(**size)
        page.goto(f"{system.url}/login")
        page.fill("#account", account)
        page.fill("#password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("button.main")
        refused = page.get_by_role("alert")
        assert page.url == f"{system.url}/", f"{account}: {refused.all_inner_texts()} at {page.url}"
        return page

    return signed_in


def _note(complaints: list[str], message) -> None:
    is_ours = "Content Security Policy" in message.text or "status of 5" in message.text
    if message.type == "error" and is_ours:
        complaints.append(message.text)
