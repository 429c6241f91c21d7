"""A render pool for the session."""

from collections.abc import Iterator

import pytest

from hotline.documents import RenderPool


@pytest.fixture(scope="session")
def render_pool() -> Iterator[RenderPool]:
    """One render pool for the session."""
    pool = RenderPool()
    yield pool
    pool.close()
