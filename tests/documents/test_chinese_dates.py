"""Dates as official documents write them."""

from datetime import date, datetime

from hotline.documents import chinese_dates as said


def test_days_have_no_leading_zeros() -> None:
    """GB/T 9704-2012: 2026年1月5日, not 01月05日; a text of the store reads the same."""
    assert said.day(date(2026, 1, 5)) == said.day("2026-01-05T09:05:00+08:00") == "2026年1月5日"


def test_minutes_do() -> None:
    """9时05分."""
    assert said.minute(datetime(2026, 1, 5, 9, 5)) == "2026年1月5日9时05分"


def test_a_month_is_said_once() -> None:
    """And again where it changes."""
    assert said.days(["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02"]) == "11月27日、30日、12月1日、2日"
    assert said.days([]) == ""
