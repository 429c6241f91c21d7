"""Approval (批办) and review of one round, as they are printed on the slip (R-5.2.1, R-5.3.2)."""

from typing import Self

from pydantic import BaseModel, Field

LONGEST_LIMIT_WORKDAYS = 60
"""Of the limit that a leader writes."""


class Opinion(BaseModel):
    """What somebody wrote on the slip. `title` is how the person is named on paper.

    `entered_by` names the secretary who entered a leader's word, `acting_for` the absent person for whom a
    substitute decided; both are printed beside the name.
    """

    by: str
    name: str
    title: str
    text: str
    at: str
    entered_by: str = ""
    acting_for: str = ""


class Approval(BaseModel):
    """One round of approval; rounds after the first are second approvals (二次批办)."""

    round: int
    number: str
    document_id: str
    prepared_at: str
    draft: Opinion | None = None
    head: Opinion | None = None
    leader: Opinion | None = None
    leader_id: str = ""
    leader_name: str = ""
    substitute_id: str = ""
    substitute_name: str = ""
    scan_id: str = ""
    is_major: bool = False
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    leader_limit_workdays: int | None = None
    is_issued: bool = False

    @classmethod
    def by_word(
        cls, leader_id: str, leader_name: str, word: Opinion, *, units: list[str], limit_workdays: int | None
    ) -> Self:
        """The first approval of a matter that comes with the leader's word; its number is given by a job."""
        return cls(
            round=1, number="", document_id="", prepared_at=word.at, leader=word, leader_id=leader_id,
            leader_name=leader_name, is_major=True, unit_ids=units, lead_unit_id=units[0],
            leader_limit_workdays=limit_workdays,
        )


class Review(BaseModel):
    """The center's or the leader's judgement of the reports of one attempt."""

    round: int
    attempt: int
    outcome: str
    opinion: Opinion
    by_leader: bool = False
    scan_id: str = ""


class Appeal(BaseModel):
    """A unit's appeal against a caller's dissatisfaction (申诉), and the head's ruling on it (R-5.3.3)."""

    unit_id: str
    at: str
    by_name: str
    reason: str
    is_upheld: bool | None = None
    ruling: str = ""
    ruled_at: str = ""
    ruled_by_name: str = ""


class Callback(BaseModel):
    """A callback (回访); marks run from 1 (very bad) to 5 (very good), 0 where not reached."""

    at: str
    by: str
    by_name: str = ""
    outcome: str
    quality: int
    efficiency: int
    satisfaction: int
    note: str = ""
    round: int = 1
