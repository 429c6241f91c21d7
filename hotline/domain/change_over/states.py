"""How far an import has come."""

from ..classification import Labelled


class State(Labelled):
    """`FAULTY`, `DONE` and `DROPPED` are ends; what is `WRITING` always goes on to `DONE`."""

    RECEIVED = "received", "待检查"
    FAULTY = "faulty", "有错误，未导入"
    CHECKED = "checked", "检查通过，待导入"
    AWAITING_APPROVAL = "awaiting_approval", "检查通过，待安全管理员核准"
    WRITING = "writing", "正在导入，尚未完成"
    DONE = "done", "已导入"
    DROPPED = "dropped", "已放弃"

    @property
    def is_ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self in (State.FAULTY, State.DONE, State.DROPPED)
