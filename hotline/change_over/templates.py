"""The workbook to fill in: a sheet a table, and one that explains every column."""

from collections.abc import Sequence

from ..domain.change_over import COLUMNS, Fault, TableKind
from ..domain.change_over.checking import EXPLANATION
from ..spreadsheets import SheetPattern, csv_bytes, workbook_bytes

TEMPLATE_NAME = "导入模板.xlsx"
HEADINGS = ("工作表", "列", "必填", "说明", "示例")
FAULT_HEADINGS = ("文件", "工作表", "行", "列", "问题和处理办法")
NOTES = (
    "每类数据一张工作表，工作表名称不要改；不导入的工作表可以删除。也可以每类存一个 CSV 文件，文件名以工作表名称开头。",
    "第一行是标题，不要改动；从第二行起一行一条。橙色标题为必填。单元格一律填文字或日期，不用公式、不合并。",
    "先检查，有错误时逐行列出，改正后重新上传；全部正确才导入，导入要么全部完成，要么一条也没有。",
    "已有的单位、市领导、人员按代码更新；案件按旧编号只导入一次，另给新编号，旧编号仍可查找。",
    "人员表中的岗位，导入前须由安全管理员核准；密码由安全管理员另行发放。",
)


def template(*, with_examples: bool = True) -> bytes:
    """The template; each sheet has an example row unless it is to be empty."""
    return workbook_bytes([_explanation(), *(_sheet(kind, with_examples) for kind in TableKind)])


def fault_list(faults: Sequence[Fault], left_out: int) -> bytes:
    """The faults as a csv text, to be worked through."""
    rows = [(one.file, one.sheet, str(one.row or ""), one.column, one.text) for one in faults]
    if left_out:
        rows.append(("", "", "", "", f"另有 {left_out} 处未列出，请先改正以上各处后重新检查"))
    return csv_bytes(FAULT_HEADINGS, rows)


def _explanation() -> SheetPattern:
    rows = [
        (kind.label, column.heading, "必填" if column.is_required else "", column.hint, column.example)
        for kind in TableKind for column in COLUMNS[kind]
    ]
    return SheetPattern(EXPLANATION, HEADINGS, rows=[*(("", "", "", note, "") for note in NOTES), *rows], is_wide=True)


def _sheet(kind: TableKind, with_example: bool) -> SheetPattern:
    columns = COLUMNS[kind]
    return SheetPattern(
        kind.label, [column.heading for column in columns],
        frozenset(column.heading for column in columns if column.is_required), [column.hint for column in columns],
        [[column.example for column in columns]] if with_example else [],
    )
