"""Rendering processes: limits, deaths, and that one bad document harms no other."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.documents import DocumentTooSlow, RenderFailed, RenderPool
from hotline.documents.kinds import KINDS
from hotline.documents.pool import SIZE, TIME_LIMIT_S, default_fonts
from hotline.domain.documents import DocumentKind
from hotline.domain.errors import HotlineError
from hotline.testing.documents import sample_source

KIND = DocumentKind.URGING_NOTICE


@pytest.fixture
def context() -> dict:
    """The context of a short notice."""
    return KINDS[KIND](sample_source(KIND))


@pytest.fixture
def pool(context: dict) -> Iterator[RenderPool]:
    """A pool of one process that has rendered once, so that limits count from here."""
    pool = RenderPool(size=1, time_limit_s=3.0)
    pool.render(KIND, context)
    yield pool
    pool.close()


def _child(pool: RenderPool) -> int:
    process = pool._free.get()
    pool._free.put(process)
    return process._child.pid


def _is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_document_that_takes_too_long_is_ended(pool: RenderPool, context: dict) -> None:
    """Within its limit, its process with it; the next document is made by a new one."""
    pid, begun = _child(pool), time.monotonic()
    endless = {**context, "subject": "水" * 3_000_000}
    with pytest.raises(DocumentTooSlow) as refused:
        pool.render(KIND, endless)
    assert time.monotonic() - begun < 8.0
    assert "水" not in refused.value.message and _is_gone(pid)
    assert pool.render(KIND, context).pages == 1


@pytest.mark.parametrize("length", [10, 1_000_000])
def test_a_process_that_stands_still_is_ended(pool: RenderPool, context: dict, length: int) -> None:
    """The limit holds although it neither reads, answers nor dies."""
    pid, begun = _child(pool), time.monotonic()
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(DocumentTooSlow):
        pool.render(KIND, {**context, "subject": "水" * length})
    assert time.monotonic() - begun < 8.0
    assert _is_gone(pid)


def test_a_killed_process_is_replaced(pool: RenderPool, context: dict) -> None:
    """One document fails and may be asked for again; it comes out the same."""
    before = pool.render(KIND, context).sha256
    os.kill(_child(pool), signal.SIGKILL)
    with pytest.raises(RenderFailed):
        pool.render(KIND, context)
    assert pool.render(KIND, context).sha256 == before


def test_what_the_page_lacks_is_said_without_its_content(pool: RenderPool, context: dict) -> None:
    """A context without a value that the template wants: the kind of failure, none of the words."""
    lacking = {name: value for name, value in context.items() if name != "limit"}
    with pytest.raises(RenderFailed) as refused:
        pool.render(KIND, lacking)
    assert "UndefinedError" in refused.value.message and "水压" not in refused.value.message
    assert pool.render(KIND, context).pages == 1


def test_a_process_is_renewed_after_a_number_of_documents(
    pool: RenderPool, context: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it leaks goes with it."""
    monkeypatch.setattr("hotline.documents.pool.DOCUMENTS_PER_PROCESS", 2)
    first = _child(pool)
    pool.render(KIND, context)
    assert _is_gone(first)
    pool.render(KIND, context)
    assert _child(pool) != first


def test_documents_asked_for_at_once_wait_for_a_process(pool: RenderPool, context: dict) -> None:
    """Eight threads, one process: each gets its document."""
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.append(pool.render(KIND, context).sha256)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(made) == 8 and len(set(made)) == 1


def test_a_slow_document_holds_up_nobody(context: dict) -> None:
    """While one process stands still, the others' documents are made by the next; as many as the pool has."""
    pool = RenderPool(time_limit_s=60.0)
    pool.render(KIND, context)
    pid = _child(pool)
    os.kill(pid, signal.SIGSTOP)
    slow: list[str] = []
    hanging = threading.Thread(target=lambda: slow.append(_failure_of(pool, context)))
    hanging.start()
    while pool._free.qsize() == SIZE:
        time.sleep(0.01)
    assert [pool.render(KIND, context).pages for _ in range(3)] == [1, 1, 1]
    assert slow == []
    os.kill(pid, signal.SIGKILL)
    hanging.join(timeout=30)
    assert slow == ["RenderFailed"]
    pool.close()


def _failure_of(pool: RenderPool, context: dict) -> str:
    try:
        pool.render(KIND, context)
    except HotlineError as error:
        return type(error).__name__
    return ""


def test_closing_leaves_no_process(context: dict) -> None:
    """The renderer ends with its pool."""
    pool = RenderPool(size=1)
    pool.render(KIND, context)
    pid = _child(pool)
    pool.close()
    assert _is_gone(pid)


def test_a_missing_face_is_said_in_words(tmp_path: Path, context: dict) -> None:
    """With what to do; nothing is printed in squares, and the next document is tried anew."""
    pool = RenderPool(size=1, fonts=tmp_path)
    for _ in range(2):
        with pytest.raises(RenderFailed, match=r"缺少中文字体.*HOTLINE_FONTS"):
            pool.render(KIND, context)
    for path in default_fonts().glob("*.ttf"):
        (tmp_path / path.name).symlink_to(path)
    assert pool.render(KIND, context).pages == 1
    pool.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [DocumentKind.TRANSFER_SLIP, DocumentKind.HISTORY_SHEET])
def test_monstrous_documents_end_within_twenty_seconds(kind: DocumentKind, context: dict) -> None:
    """Ten megabytes of text, five thousand rows: made in time or ended, from the first document on; the pool lives."""
    pool = RenderPool(size=1)
    monstrous = KINDS[kind](sample_source(kind))
    if kind is DocumentKind.TRANSFER_SLIP:
        monstrous["content"] = "水压过低。" * 700_000
    else:
        monstrous["entries"] = [dict(monstrous["entries"][0], place=place) for place in range(5_000)]
    pool.render(KIND, context)
    begun = time.monotonic()
    with contextlib.suppress(DocumentTooSlow, RenderFailed):
        pool.render(kind, monstrous)
    assert time.monotonic() - begun < TIME_LIMIT_S + 2.0
    assert pool.render(KIND, context).pages == 1
    pool.close()


def test_a_document_that_takes_too_much_memory_is_ended(context: dict) -> None:
    """Its process may not grow over its limit: the document fails in words, the next is made."""
    pool = RenderPool(size=1, memory_bytes=900 * 1024**2)
    pool.render(KIND, context)
    with pytest.raises((RenderFailed, DocumentTooSlow)):
        pool.render(KIND, {**context, "subject": "水" * 150_000_000})
    assert pool.render(KIND, context).pages == 1
    pool.close()
