"""What differs between the stores, as it is told to people: by case and number, never by person."""

from dataclasses import dataclass
from enum import Enum


class Invariant(Enum):
    """An invariant and its name. Source: `TRUST`, invariants."""

    I1 = "已受理的案件都在"
    I2 = "在办案件各有且只有一个流程实例"
    I3 = "案件状态与经历一致"
    I4 = "编号无重无漏"
    I5 = "文件一号一份"
    I6 = "统计与事件一致"
    I7 = "没有积压的事件和指令"
    I8 = "经历未被改动"
    I9 = "没有滞留的作业"
    I10 = "时限未变"
    I11 = "案件清单与案件一致"


@dataclass(frozen=True)
class Finding:
    """One difference: `subject` is a case id, number, document id or key."""

    invariant: Invariant
    subject: str
    text: str
    seq: int = 0
    """Place of the history entry concerned, from 1; 0 where none is."""
