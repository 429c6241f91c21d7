"""Follows every link of the pages, as a person of each role could: what is dead, and which pages there are."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx
from lxml import html

COOKIE = "hotline_session"
MOST_PAGES = 150
MOST_OF_A_KIND = 2
_NUMBERS = re.compile(r"\d{4}-\d{6}|[0-9a-f]{10,}|\d+")


@dataclass
class Crawl:
    """What was found: pages by path with their text, and links that lead nowhere, each with the page it stands on."""

    pages: dict[str, str] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)


@contextmanager
def signed_in(url: str, account: str, password: str) -> Iterator[httpx.Client]:
    """A client with the session of an account."""
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        answer = client.post("/api/v1/sessions", json={"account": account, "password": password})
        client.cookies.set(COOKIE, answer.raise_for_status().json()["token"])
        yield client


def crawl(client: httpx.Client, start: Iterable[str] = ("/",)) -> Crawl:
    """Every page that links lead to from `start`; of pages that differ by numbers only a few of each kind."""
    found, seen, kinds = Crawl(), set(start), {}
    waiting = deque((path, "") for path in seen)
    while waiting and len(found.pages) < MOST_PAGES:
        path, before = waiting.popleft()
        answer = client.get(path)
        if answer.status_code >= 400:
            found.dead.append(f"{before} → {path}: {answer.status_code}")
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        found.pages[path] = answer.text
        for link in links_of(answer.text, path):
            kind = _NUMBERS.sub("#", link)
            if link not in seen and kinds.get(kind, 0) < MOST_OF_A_KIND:
                kinds[kind] = kinds.get(kind, 0) + 1
                seen.add(link)
                waiting.append((link, path))
    return found


def links_of(text: str, path: str) -> list[str]:
    """Paths on the same site that a page links to, without the places within a page."""
    hrefs = html.document_fromstring(text).xpath("//main//a/@href | //header//a/@href")
    places = [urlsplit(urljoin(f"http://here{path}", str(href))) for href in hrefs]
    return [
        place.path + (f"?{place.query}" if place.query else "") for place in places
        if place.netloc == "here" and not place.path.startswith("/static/")
    ]
