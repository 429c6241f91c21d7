"""`python -m hotline.testing.tour ADDRESS FOLDER`: pictures for docs/tour.md from a running demonstration system."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from .crawling import COOKIE, signed_in

PASSWORD = "Hotline-2026"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
COLOURS = 32
WIDTH = 1000
DESK, TABLET, PHONE = (1280, 720), (1024, 768), (390, 844)
# Name of the picture → account, first page, then the texts of links to follow, size of the window.
STOPS: dict[str, tuple[str, str, tuple[str, ...], tuple[int, int]]] = {
    "operator": ("1001", "/", (), DESK),
    "call": ("1001", "/calls/new", (), DESK),
    "work_list": ("gongshui-01", "/", (), DESK),
    "work_list_phone": ("gongshui-01", "/", (), PHONE),
    "case": ("dc01", "/boards/open?text=水压过低", ("2026-0",), DESK),
    "course": ("dc01", "/boards/open?text=水压过低", ("2026-0", "所处环节"), DESK),
    "boards": ("zb01", "/", (), DESK),
    "board": ("zb01", "/boards/yellow", (), DESK),
    "head": ("fzr01", "/", (), DESK),
    "approval": ("fzr01", "/", ("逐件办理",), DESK),
    "leader": ("ld01", "/", (), TABLET),
    "office": ("sdc01", "/", (), DESK),
    "answering_day": ("zb01", "/answering_days", ("市长接听日",), DESK),
    "roster": ("zb01", "/roster", ("下一周",), DESK),
    "knowledge": ("1001", "/knowledge", (), DESK),
    "directory": ("xt01", "/directory", (), DESK),
    "calendar": ("xt01", "/calendar", (), DESK),
    "change_over": ("xt01", "/change_overs", (), DESK),
    "look_up": ("", "/look-up", (), PHONE),
}
# What is typed before the picture is taken, so that the page answers.
TYPED = {"call": ("#content", "我住金海花园小区六楼，每天傍晚水压过低，热水器打不着火。")}


def main(url: str, folder: Path) -> None:
    """Walk the stops, and write one small picture each."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for name, (account, path, links, size) in STOPS.items():
            with _window(browser, url, account, size) as page:
                page.goto(url + path)
                for words in links:
                    page.locator("main a", has_text=words).first.click()
                if name in TYPED:
                    page.locator(TYPED[name][0]).press_sequentially(TYPED[name][1], delay=20)
                page.wait_for_timeout(1_500)
                print(name, write_small(page.screenshot(), folder / f"{name}.png"))
        browser.close()


def write_small(picture: bytes, path: Path) -> int:
    """Keep a picture with few colours; returns its size in bytes."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if image.width > WIDTH:
        image = image.resize((WIDTH, image.height * WIDTH // image.width), Image.Resampling.LANCZOS)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


@contextmanager
def _window(browser: Browser, url: str, account: str, size: tuple[int, int]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    if account:
        with signed_in(url, account, PASSWORD) as client:
            context.add_cookies([{"name": COOKIE, "value": client.cookies[COOKIE], "url": url}])
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
