"""One unit's part in a case: its slip, its limit, its urgings, its report (R-5.2.2 to R-5.3.1)."""

from pydantic import BaseModel, Field

from .classification import UnitRole


class Urging(BaseModel):
    """A dated act of urging (催办). `answer_due_at` is when it becomes fruitless."""

    ordinal: int
    at: str
    by: str
    by_hand: bool
    answer_due_at: str
    document_id: str


class Supervision(BaseModel):
    """The hand-over to the municipal supervision office (督办). `cause`: overdue | fruitless."""

    at: str
    cause: str
    document_id: str
    office_opinion: str = ""
    unit_answer: str = ""


class Evidence(BaseModel):
    """A file attached to a report: proof of identity, of contact, or of handling (`kind`: identity | contact | handling)."""

    id: str
    name: str
    kind: str
    sha256: str
    size_bytes: int


class Report(BaseModel):
    """The unit's feedback (反馈); `handling` is internal, `public_answer` may be told to the caller.

    `is_true` says whether what was demanded proved true, `contact_at` and `contact_phone_masked` when and at
    which number the caller was spoken to.
    """

    at: str
    by: str
    by_name: str
    handling: str
    public_answer: str
    is_solved: bool
    contacted_caller: bool
    contact_note: str = ""
    contact_at: str = ""
    contact_phone_masked: str = ""
    is_true: bool | None = None
    is_within_duties: bool = True
    unsolved_reason: str = ""
    attachments: list[Evidence] = Field(default_factory=list)


class Assignment(BaseModel):
    """What one unit has to do in one attempt."""

    unit_id: str
    unit_name: str
    role: UnitRole
    round: int
    attempt: int
    slip_id: str = ""
    issued_at: str
    due_at: str
    counted_on: list[str] = Field(default_factory=list)
    limit_text: str = ""
    is_extended: bool = False
    urgings: list[Urging] = Field(default_factory=list)
    supervision: Supervision | None = None
    report: Report | None = None

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes its report."""
        return self.report is None
