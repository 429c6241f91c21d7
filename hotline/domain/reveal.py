"""A request to be shown who a protected caller is, as it is kept in the case (R-4.5)."""

from pydantic import BaseModel


class Reveal(BaseModel):
    """Who asked why, who answered, until when it is open, when it was used. Both persons are named.

    `word` is what the second person said, above all to a refusal.
    """

    id: str
    asked_by: str
    asked_by_name: str
    asked_at: str
    reason: str
    decided_by: str = ""
    decided_by_name: str = ""
    decided_at: str = ""
    is_allowed: bool = False
    word: str = ""
    valid_until: str = ""
    looked_at: str = ""
