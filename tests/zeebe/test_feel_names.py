"""Which variables an expression reads."""

import pytest

from hotline.zeebe.feel_names import names_in


@pytest.mark.parametrize(("expression", "names"), [
    ('=case_id + "/" + string(attempt)', {"case_id", "attempt"}),
    ('=if is_major then leader_id else ""', {"is_major", "leader_id"}),
    ("limit.unit", {"limit"}),
    ('=["leader:" + leader_id]', {"leader_id"}),
    ('="a \\" b"', set()),
    ("=not(null)", set()),
    ("=null", set()),
])
def test_names(expression: str, names: set[str]) -> None:
    """Texts, words of the language, functions and parts after a dot are no variables."""
    assert names_in(expression) == names
