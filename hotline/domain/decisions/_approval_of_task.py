"""The approval slip that a task of a round writes on."""

from ..approval import Approval
from ..case import Case
from ..errors import TaskGone
from ..tasks import OpenTask


def approval_of(case: Case, task: OpenTask) -> Approval:
    """Raises: TaskGone: the case is in another round by now."""
    approval = case.approval
    if approval is None or approval.round != task.round:
        raise TaskGone("本轮批办已结束，请返回待办列表")
    return approval
