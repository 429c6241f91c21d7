"""Open tasks of people, as the work list keeps them."""

from pydantic import BaseModel


class OpenTask(BaseModel):
    """A Zeebe user task that waits for a person; `key` is its job key.

    `group` is the candidate group: `role:…`, `unit:<unit_id>` or `leader:<leader_id>`.
    `subject` is what members of that group may read. Nothing here identifies a caller.
    """

    key: str
    case_id: str
    element_id: str
    form: str
    group: str
    unit_id: str = ""
    leader_id: str = ""
    order_id: str = ""
    round: int = 1
    attempt: int = 1
    opened_at: str
    due_at: str = ""
    subject: str = ""
    urgency: str = ""
    instance_key: str = ""

    @property
    def effect(self) -> str:
        """The key under which finishing this task is recorded in the case."""
        return f"task/{self.key}"
