"""One unit's part in a case: its slip, its limit, its urgings, its report (R-5.2.2 to R-5.3.1)."""

from pydantic import BaseModel, Field

from .classification import UnitRole


class Urging(BaseModel):
    """A dated act of urging (催办). `answer_due_at` is when it becomes fruitless.

    `channel` and `person` say how and whom, of an urging by hand; `promise` is what the unit promised when it
    acknowledged. An acknowledgement alone is no result.
    """

    ordinal: int
    at: str
    by: str
    by_hand: bool
    answer_due_at: str
    document_id: str
    channel: str = ""
    person: str = ""
    promise: str = ""
    acknowledged_at: str = ""
    acknowledged_by: str = ""


class Supervision(BaseModel):
    """The hand-over to the municipal supervision office (督办). `cause`: overdue | fruitless."""

    at: str
    cause: str
    document_id: str
    office_opinion: str = ""
    unit_answer: str = ""


class Ruling(BaseModel):
    """What the center head, or the leader concerned, decided on a unit's request; `outcome` says what.

    `entered_by` names the secretary who entered a leader's word from the scanned slip `scan_id`.
    """

    outcome: str
    opinion: str
    at: str
    by: str
    by_name: str
    title: str
    entered_by: str = ""
    scan_id: str = ""

    @property
    def said_by(self) -> str:
        """Who decided, as printed."""
        return f"{self.by_name}（{self.entered_by}代录）" if self.entered_by else self.by_name


class ExtensionRequest(BaseModel):
    """A unit's request for an extension (延期), once and before the limit (R-5.3.1)."""

    at: str
    by_name: str
    workdays: int
    reason: str
    ruling: Ruling | None = None


class ReturnRequest(BaseModel):
    """A unit's return of the case (退单), once per assignment (R-4.2). `ground` cites why it isn't competent."""

    at: str
    by_name: str
    reason: str
    ground: str
    ruling: Ruling | None = None
    replacing_unit_id: str = ""
    is_precedent: bool = False


class Excuse(BaseModel):
    """A co-unit was excused from reporting, with the reason (R-5.2.2)."""

    at: str
    by_name: str
    reason: str


class InterimReport(BaseModel):
    """News of a matter under way (情况续报), at any time in an emergency (R-4.3, R-5.3.1)."""

    at: str
    by_name: str
    text: str


class InnerAssignment(BaseModel):
    """The unit gave its part to one of its people (二级交办), to be done by the day `due_on`.

    `word` is for the unit alone; the center sees who has it and until when.
    """

    at: str
    by_name: str
    account_id: str
    name: str
    due_on: str
    word: str = ""


class Evidence(BaseModel):
    """A file attached to a report. `kind`: identity | contact | handling, what it proves."""

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
    """What one unit has to do in one attempt.

    `reopened_at` is when a return that nobody had ruled on went back to the unit with a new entry of the course.
    """

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
    extended_at: str = ""
    replaces_unit_id: str = ""
    signed_at: str = ""
    signed_by_name: str = ""
    extension: ExtensionRequest | None = None
    returned: ReturnRequest | None = None
    reopened_at: str = ""
    excused: Excuse | None = None
    interim_reports: list[InterimReport] = Field(default_factory=list)
    inner: list[InnerAssignment] = Field(default_factory=list)
    urgings: list[Urging] = Field(default_factory=list)
    supervision: Supervision | None = None
    report: Report | None = None
    watch_ended_at: str = ""

    @property
    def in_charge(self) -> InnerAssignment | None:
        """Who of the unit has it, as it was given last."""
        return self.inner[-1] if self.inner else None

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes its report."""
        return self.report is None and not self.is_relieved

    @property
    def is_relieved(self) -> bool:
        """Whether the unit owes nothing any more: excused, or its return was accepted."""
        ruling = self.returned.ruling if self.returned else None
        return self.excused is not None or (ruling is not None and ruling.outcome != "reject")

    @property
    def closed_at(self) -> str:
        """When the unit stopped owing anything; empty while it still does."""
        if self.report:
            return self.report.at
        if self.excused:
            return self.excused.at
        return self.returned.ruling.at if self.is_relieved and self.returned and self.returned.ruling else ""

    @property
    def is_being_ruled_on(self) -> bool:
        """Whether the unit's return waits for a ruling."""
        return self.returned is not None and self.returned.ruling is None
