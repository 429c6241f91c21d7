"""A roster pasted from a spreadsheet."""

import pytest

from hotline.domain.errors import FieldsRefused
from hotline.domain.roster import PastedForm

from .test_planning import PEOPLE


def shifts(rows: str) -> list:
    """The shifts of these lines in 2026."""
    return PastedForm(rows=rows).shifts(PEOPLE, 2026)


@pytest.mark.requirement("R-4.1")
def test_lines_are_read_as_people_write_them():
    """With a heading, tabs or blanks, Chinese dates and full-width signs; by name, account or number."""
    found = shifts(
        "日期\t时间\t话务员\t上岗编号\t台席\n2026-11-24\t08:30-17:30\t王晓梅\t\t3号台\n\n"
        "11月25日 ８:30～12:00 1002\n2026/11/26,22:00-次日06:00,1003,8"
    )
    assert [(one.account_id, one.days[0], one.begins, one.ends, one.operator_number, one.seat) for one in found] == [
        ("1001", "2026-11-24", "08:30", "17:30", "", "3号台"), ("1002", "2026-11-25", "08:30", "12:00", "", ""),
        ("1003", "2026-11-26", "22:00", "06:00", "8", ""),
    ]


def test_faults_are_said_line_by_line_and_nothing_is_taken():
    """Every line that is wrong is named, without repeating what stands in it."""
    with pytest.raises(FieldsRefused) as refused:
        shifts(
            "2026-11-24 08:30-17:30 王晓梅\n2026-13-24 08:30-17:30 王晓梅\n明天 八点 王晓梅\n"
            "2026-11-24 08:30-17:30 张三"
        )
    words = refused.value.fields["rows"]
    for told in ("第 2 行：没有这一天", "第 3 行：日期应写成", "第 4 行：没有这位在岗的话务员"):
        assert told in words
    assert "张三" not in words and "第 1 行" not in words


def test_an_empty_paste_is_refused():
    """The message says what is wanted."""
    with pytest.raises(FieldsRefused, match="一行一班"):
        shifts("  \n")
