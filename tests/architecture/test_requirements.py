"""Every requirement of the regulation has its test, but those that come later."""

from hotline.testing.requirements import Coverage, coverage

LATER_AT_MOST = {
    "R-2.6", "R-2.7", "R-5.1.3", "R-5.1.4", "R-5.1.5", "R-5.1.6", "R-5.1.7", "R-5.4.1", "R-5.4.2", "R-5.4.3",
    "R-5.5.2", "R-5.5.3", "R-6.1", "R-6.2", "R-6.4", "R-6.5",
}


def test_every_requirement_has_its_test() -> None:
    """The list of those to come only ever shrinks."""
    found = coverage()
    assert found.faults == []
    assert found.later <= LATER_AT_MOST


def test_what_is_wrong_is_named() -> None:
    """One without a test, one that nobody demands."""
    found = Coverage({"R-1": "甲", "R-2": "乙", "R-3": "丙"}, frozenset({"R-2"}), {"R-3": ["a"], "R-9": ["b"]})
    assert [fault.split()[0] for fault in found.faults] == ["R-1", "测试所标的"]
