"""Every fault is found at once, at its place; what other rows or the directory say counts too."""

import pytest

from hotline.domain.change_over import COLUMNS, Standing, TableKind, check
from hotline.domain.change_over.tables import Lines
from hotline.domain.directory import Unit
from hotline.domain.proposing.topics import TopicTree
from hotline.testing import cases as sample
from hotline.testing import old_city

NOW = "2026-11-23T09:30:00+08:00"
STANDING = Standing([], [], [], sample.CALENDAR, TopicTree(), NOW[:10], NOW)


def lines(kind: TableKind, *rows: dict) -> Lines:
    """A table as it is read from a file."""
    cells = [[str(row.get(column.name, "")) for column in COLUMNS[kind]] for row in rows]
    return Lines("a.xlsx", kind.label, [c.heading for c in COLUMNS[kind]], list(enumerate(cells, start=2)))


UNITS = lines(TableKind.UNITS, old_city.UNIT, old_city.BELOW)


def faults_of(*tables: Lines, standing: Standing = STANDING) -> list[tuple[int, str]]:
    """Row and column of each fault."""
    return [(fault.row, fault.column) for fault in check([UNITS, *tables], standing)[1].kept]


@pytest.mark.parametrize(("changes", "column"), [
    ({"registered_at": "昨天"}, "来话时间"), ({"registered_at": "2024-02-30"}, "来话时间"),
    ({"kind": "投诉"}, "类别"), ({"unit_ids": "没有的单位"}, "承办单位"), ({"closed_at": ""}, "办结时间"),
    ({"closed_at": "2021-01-01"}, "办结时间"), ({"closed_at": "2027-01-01"}, "办结时间"),
    ({"subject": "长" * 101}, "标题"), ({"phone": "12"}, "联系电话"), ({"satisfaction": "好"}, "满意程度"),
    ({"way": "当场答复"}, "承办单位"), ({"due_at": "2021-12-31"}, "办理期限"), ({"position": "一"}, "卷内序号"),
])
def test_a_fault_stands_beside_its_column(changes, column):
    """Each cell that can't be taken is told once, at its row."""
    assert faults_of(lines(TableKind.CLOSED, old_city.closed(1, **changes))) == [(2, column)]


def test_days_are_read_as_people_write_them():
    """Slashes, points, Chinese and the serial numbers of spreadsheets are the same day."""
    days = ("2022/1/5", "2022.1.5", "2022年1月5日", "44566")
    table = lines(TableKind.CLOSED, *(
        old_city.closed(n, registered_at=day, issued_at="", reported_at="", due_at="2022-02-01")
        for n, day in enumerate(days)
    ))
    plan, faults = check([UNITS, table], STANDING)
    assert not faults.count
    assert {row.record["registered_at"][:10] for row in plan.rows[TableKind.CLOSED]} == {"2022-01-05"}


def test_an_open_report_never_goes_to_the_unit_it_reports():
    """Nor to the one above it; its second text is demanded. Source: 《信访工作条例》 art. 30."""
    row = old_city.running(
        1, old_city.FIRST_DAY, reports_wrongdoing="是", reported_unit_id="路灯东区所", unit_text="反映路灯不亮。"
    )
    assert faults_of(lines(TableKind.OPEN, row)) == [(2, "承办单位")]
    row |= {"reported_unit_id": "", "unit_text": ""}
    assert faults_of(lines(TableKind.OPEN, row)) == [(2, "供单位阅看内容")]


def test_numbers_brought_twice_are_told():
    """In one table, in both, and by an earlier import."""
    twice = lines(TableKind.CLOSED, old_city.closed(1), old_city.closed(1))
    assert faults_of(twice) == [(3, "旧编号")]
    both = lines(TableKind.OPEN, old_city.running(1, old_city.FIRST_DAY, old_number="RX-000001"))
    assert faults_of(lines(TableKind.CLOSED, old_city.closed(1)), both) == [(2, "旧编号")]


def test_unknown_and_missing_headings_are_told_and_nothing_is_left_out_silently():
    """A column that nobody knows stops the table."""
    table = Lines("a.csv", "单位", ["单位代码", "备注"], [(2, ["a1", "b"])])
    assert [fault.row for fault in check([table], STANDING)[1].kept] == [1, 1]


def test_roles_that_do_not_go_together_are_refused():
    """An administrator who also answers calls; an operator without a number."""
    people = lines(
        TableKind.PEOPLE, {"id": "aa1", "name": "甲", "roles": "系统管理员、话务员", "operator_number": "3"},
        {"id": "aa2", "name": "乙", "roles": "话务员"},
    )
    assert faults_of(people) == [(2, "岗位"), (3, "岗位")]


def test_an_entry_of_the_directory_is_changed_or_the_same():
    """What the directory has already isn't new."""
    there = Unit(id="ludeng", name="路灯管理处", short_name="路灯处", category="市直部门", duties=["路灯维护"])
    plan, faults = check([UNITS], Standing([there], [], [], sample.CALENDAR, TopicTree(), NOW[:10], NOW))
    assert not faults.count and plan.counts()["units"] == {"new": 1, "changed": 1, "same": 0}


def test_faults_quote_nothing_personal():
    """Names, telephone numbers and the matter never stand in a fault."""
    row = old_city.closed(1, name="赵" * 60, phone="赵钱孙李", address="赵钱孙李" * 60, content="赵钱孙李" * 2000)
    texts = [fault.text for fault in check([UNITS, lines(TableKind.CLOSED, row)], STANDING)[1].kept]
    assert len(texts) == 4 and not any("赵" in text for text in texts)
