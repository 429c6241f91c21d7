"""Rendering processes: limits, deaths, and that one bad document harms no other."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from hotline.documents import DocumentTooSlow, RenderFailed, RenderPool
from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
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


def test_a_process_that_stands_still_is_ended(pool: RenderPool, context: dict) -> None:
    """The limit holds although it neither answers nor dies."""
    pid = _child(pool)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(DocumentTooSlow):
        pool.render(KIND, context)
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


def test_closing_leaves_no_process(context: dict) -> None:
    """The renderer ends with its pool."""
    pool = RenderPool(size=1)
    pool.render(KIND, context)
    pid = _child(pool)
    pool.close()
    assert _is_gone(pid)
