"""Why a case lies on a board, in words."""

from collections.abc import Sequence
from datetime import datetime

from hotline.domain.case_boards import Board, told
from hotline.domain.case_row import CaseRow, PartRow

from ..wording import day, outcome

ASKS = {"return": "申请退单", "extension": "申请延期"}


def reason_of(board: Board, row: CaseRow, parts: Sequence[PartRow]) -> str:
    """One line; `parts` are those for whose sake the case is there."""
    match board:
        case Board.SECOND_ROUND:
            return f"第 {row.round} 轮批办"
        case Board.UNHAPPY:
            return f"{_at(row.unhappy_at)} 回访：{outcome(row.satisfaction)}"
        case Board.REPEATED:
            return _repeats(row)
        case Board.SHELVED:
            return f"复查日期 {day(row.review_on)}" if row.review_on else "待定复查日期"
        case Board.INCIDENT:
            return f"已并入来话 {row.children} 件"
        case Board.APPEALED:
            return f"{_at(row.appealed_at)} 提出申诉"
        case Board.REVEALING:
            return f"{_at(row.reveal_asked_at)} 申请查看保密来话人"
        case _:
            return "；".join(_of_part(board, part) for part in parts) or row.status.label


def _of_part(board: Board, part: PartRow) -> str:
    match board:
        case Board.NOT_SIGNED:
            said = f"{_at(part.issued_at)} 转办，尚未签收"
        case Board.DISPUTED:
            said = f"{_at(part.asked_at)} {ASKS[part.asks]}，待裁定"
        case Board.YELLOW | Board.RED:
            said = f"已催办 {part.urged} 次，尚未反馈"
        case Board.SUPERVISED if part.supervised_at:
            said = f"{_at(part.supervised_at)} 移交市政府办公室督办"
        case _:
            said = f"{_at(part.due_at)} 到期"
    return f"{part.unit_name}（{part.role.label}）{said}"


def _at(instant: str) -> str:
    """Day and time without the year, e.g. 11月24日 09:30; boards are about these weeks."""
    at = datetime.fromisoformat(instant)
    return f"{at.month}月{at.day}日 {at:%H:%M}"


def _repeats(row: CaseRow) -> str:
    says = [f"已反映 {told(row)} 次"]
    if row.children:
        says.append(f"并入来话 {row.children} 件")
    if row.told_before:
        says.append(f"同一来话人此前 {row.told_before} 件")
    return "，".join(says)
