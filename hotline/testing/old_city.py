"""Files of a city that moves in, made by code: no word of them is about anybody."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from ..domain.change_over import COLUMNS, TableKind
from ..spreadsheets import SheetPattern, workbook_bytes

FIRST_DAY = date(2022, 1, 4)
ROADS = ("迎宾路", "学苑路", "滨河路", "兴海路", "泰安路")
UNIT = {
    "id": "ludeng", "name": "市路灯管理处", "short_name": "路灯处", "category": "市直部门",
    "duties": "路灯维护、景观亮化",
}
BELOW = {
    "id": "ludeng_dong", "name": "市路灯管理处东区所", "short_name": "路灯东区所", "category": "市直部门",
    "duties": "东区路灯", "parent_id": "路灯处",
}


def workbook(tables: dict[TableKind, Sequence[dict[str, Any]]]) -> bytes:
    """A workbook as a city would bring it: one sheet a table, rows by field name."""
    return workbook_bytes([
        SheetPattern(
            kind.label, [column.heading for column in COLUMNS[kind]],
            rows=[[str(row.get(column.name, "")) for column in COLUMNS[kind]] for row in rows],
        )
        for kind, rows in tables.items()
    ])


def closed(number: int, **changes: Any) -> dict[str, Any]:
    """A closed case; those of a year follow each other."""
    on = FIRST_DAY + timedelta(days=number // 20)
    return {
        "old_number": f"RX-{number:06d}", "registered_at": f"{on} 09:{number % 60:02d}", "operator_number": "8",
        "name": "来话人", "phone": f"0633{number:07d}", "subject": f"{ROADS[number % 5]}路灯不亮",
        "content": f"{ROADS[number % 5]}第{number}杆路灯不亮，夜间出行不便。", "kind": "求助", "district": "东港区",
        "unit_ids": "路灯处", "issued_at": f"{on}", "due_at": f"{on + timedelta(days=7)}",
        "reported_at": f"{on + timedelta(days=number % 9)} 15:00", "handling": "已更换灯具。", "answer": "路灯已修复。",
        "closed_at": f"{on + timedelta(days=10)}", "satisfaction": ("满意", "基本满意", "不满意", "")[number % 4],
    } | changes


def running(number: int, on: date, stage: str = "办理中", **changes: Any) -> dict[str, Any]:
    """An open case that came on a day, with a limit of a week."""
    case = closed(number, registered_at=f"{on} 10:00", issued_at=f"{on}", due_at=f"{on + timedelta(days=7)}")
    kept = {name: value for name, value in case.items() if name not in ("closed_at", "satisfaction", "reported_at")}
    reported = {"reported_at": f"{on} 16:00"} if stage in ("待审查", "待回访") else {}
    return {**kept, "old_number": f"ZB-{number:06d}", "stage": stage, **reported, **changes}


def directory() -> dict[TableKind, list[dict[str, Any]]]:
    """Two units, one below the other, and a person of each kind that needs something besides."""
    return {
        TableKind.UNITS: [UNIT, BELOW],
        TableKind.LEADERS: [{"id": "fushizhang9", "name": "李某", "title": "副市长", "portfolio": "城市建设"}],
        TableKind.PEOPLE: [
            {"id": "ludeng-01", "name": "王某", "roles": "承办单位经办人", "unit_id": "路灯处", "phone": "06338000001"},
            {"id": "hw09", "name": "赵某", "roles": "话务员", "operator_number": "909"},
        ],
        TableKind.CALENDAR: [{"day": "2027-10-01", "what": "放假"}, {"day": "2027-10-09", "what": "调休上班"}],
        TableKind.KNOWLEDGE: [{
            "title": "路灯报修", "question": "路灯不亮找谁？", "answer": "请拨打路灯报修电话。", "state": "公开",
            "valid_from": "2026-01-01", "unit_ids": "路灯处",
        }],
    }


def cases(closed_count: int, open_count: int, on: date) -> Iterator[tuple[TableKind, list[dict[str, Any]]]]:
    """Tables of cases."""
    yield TableKind.CLOSED, [closed(number) for number in range(closed_count)]
    yield TableKind.OPEN, [running(number, on) for number in range(open_count)]
