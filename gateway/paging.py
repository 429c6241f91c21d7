"""Lists by pages: a page begins after the last row that was seen, so rows that come or go shift nothing."""

import base64
import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from fastapi import Query

from hotline.domain.errors import FieldsRefused

R = TypeVar("R")
Place = tuple[str | int, ...]
LONGEST_TOKEN = 400
PAGE_SIZE, LARGEST_PAGE = 100, 200
Token = Query(
    "", alias="page_token", description="上一页答复中的 next_page_token；空为第一页", examples=[""],
)
Size = Query(PAGE_SIZE, alias="page_size", ge=1, le=LARGEST_PAGE, description="每页条数")


def page_of(
    rows: Iterable[R], key: Callable[[R], Place], token: str, size: int, *, descending: bool = False
) -> tuple[list[R], str]:
    """The rows after the one that the token names, at most `size`, and the token of the next page, empty on the last.

    `key` is a row's place: the value it is sorted by, then its id. Rows are sorted here. Whoever follows the tokens
    sees every row that keeps its place throughout exactly once.

    Raises: FieldsRefused: the token isn't one of this list.
    """
    seen, placed = read_token(token), sorted(((key(row), at, row) for at, row in enumerate(rows)), reverse=descending)
    rest = [(place, row) for place, _, row in placed if seen is None or _is_after(place, seen, descending)]
    shown = [row for _, row in rest[:size]]
    return shown, token_of(rest[size - 1][0]) if len(rest) > size else ""


def token_of(place: Place) -> str:
    """A place as an opaque text."""
    return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def read_token(token: str) -> Place | None:
    """The place in a token, None on the first page. Raises: FieldsRefused."""
    if not token:
        return None
    try:
        place = json.loads(base64.b64decode(token + "=" * (-len(token) % 4), b"-_", validate=True))
    except (ValueError, RecursionError):
        raise wrong_token() from None
    if len(token) > LONGEST_TOKEN or not isinstance(place, list) or not all(type(one) in (str, int) for one in place):
        raise wrong_token()
    return tuple(place)


def place_in(token: str, *types: type) -> Place | None:
    """The place in a token whose parts have these types, for lists that the store reads by pages.

    Raises: FieldsRefused.
    """
    place = read_token(token)
    if place is not None and tuple(map(type, place)) != types:
        raise wrong_token()
    return place


def wrong_token() -> FieldsRefused:
    """What is said of a token that no page of this list gave."""
    return FieldsRefused({"page_token": "翻页标记无效，请从第一页重新读取"})


def _is_after(place: Place, seen: Place, descending: bool) -> bool:
    try:
        return place < seen if descending else place > seen
    except TypeError:
        raise wrong_token() from None
