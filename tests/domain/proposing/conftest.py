"""The shipped tree, word lists and sample catalogue, and a function that proposes by them."""

from collections.abc import Callable

import pytest

from hotline.domain.identity import CallerIdentity
from hotline.domain.proposing import Facts, Proposals, Question, propose
from hotline.setup.proposing_seed import sample_catalogue, shipped_tree, shipped_words
from hotline.setup.sample_data import sample_units


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What the sample city knows."""
    return Facts(shipped_tree(), sample_units(), sample_catalogue(), shipped_words())


@pytest.fixture
def proposed(facts: Facts) -> Callable[..., Proposals]:
    """Returns a function: what is proposed for these words."""

    def for_words(content: str, **more: object) -> Proposals:
        return propose(Question(content=content, identity=CallerIdentity(), **more), facts)

    return for_words
