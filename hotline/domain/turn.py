"""Turns: what changes the course of a running case from outside its step.

A turn is ordered by a person and kept in the case until the job behind the engine's boundary event has carried
it out. Meanwhile nobody decides on the case.
"""

from typing import Any

from pydantic import BaseModel, Field

from .classification import Labelled


class TurnKind(Labelled):
    """The turns that the model catches at every step (message `course_turned`, variable `turn`)."""

    WITHDRAW = "withdraw", "来话人撤回"
    CORRECT = "correct", "改派"
    SUBSTITUTE = "substitute", "领导代办"
    SHELVE = "shelve", "挂账"
    MERGE = "merge", "并案"


class Turn(BaseModel):
    """A turn that was ordered. `data` are its particulars; words in it stay in the center's store."""

    number: int
    kind: TurnKind
    ordered_at: str
    by: str
    by_name: str
    data: dict[str, Any] = Field(default_factory=dict)

    @property
    def effect(self) -> str:
        """The key under which carrying it out is recorded."""
        return f"turn/{self.number}"


class Shelf(BaseModel):
    """One time on the watch list (挂账): why, what was explained to the caller, when it is looked at again."""

    reason: str
    explained: str
    review_on: str
    at: str
    by_name: str
    ended_at: str = ""


class Merge(BaseModel):
    """The pointer of a child to its parent (并案); `from_status` is where the child stood."""

    parent_id: str
    from_status: str
    at: str
    by_name: str
    reason: str = ""


class Announcement(BaseModel):
    """The one answer to all callers of a mass incident (统一答复口径)."""

    cause: str
    area: str
    text: str
    expected_on: str = ""
    at: str
    by_name: str


class KeptLimit(BaseModel):
    """The limit that a re-dispatch keeps: returns and corrections don't reset the clock."""

    attempt: int
    issued_at: str
    due_at: str
    counted_on: list[str]
    limit_text: str
