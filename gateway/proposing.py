"""Proposals for the call that is being taken, and its likely duplicates; nothing is kept by asking."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from hotline.domain.case import Case
from hotline.domain.directory import in_use
from hotline.domain.duplicates import Duplicate, Matter
from hotline.domain.forms import MAX_LINE, MAX_TEXT, Form
from hotline.domain.identity import CallerIdentity, normal_phone
from hotline.domain.proposing import Facts, Proposal, Proposals, Question, propose
from hotline.domain.roles import Actor

from .duplicate_finding import cases_of_caller, duplicates_for, incidents_for
from .kit import Kit

MOST_EARLIER = 5
LIMITS = {
    "content": MAX_TEXT,
    **dict.fromkeys(("subject", "place", "district", "topic", "name", "phone", "address"), MAX_LINE),
}


class Draft(Form):
    """What the operator has written down so far. Field names are those of the call's form."""

    subject: str = ""
    content: str = ""
    place: str = ""
    district: str = ""
    topic: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""
    reported_unit_id: str = ""
    is_state_secret: bool = False

    def faults(self) -> dict[str, str]:
        """Only what is too long to be looked at."""
        return {name: f"最多 {most} 字" for name, most in LIMITS.items() if len(getattr(self, name)) > most}

    def shortened(self) -> "Draft":
        """The draft with each field cut to what is looked at."""
        return self.model_copy(update={name: getattr(self, name)[:most] for name, most in LIMITS.items()})

    @property
    def question(self) -> Question:
        """The draft as the domain asks."""
        return Question(
            subject=self.subject, content=self.content, place=self.place, district=self.district, topic=self.topic,
            reported_unit_id=self.reported_unit_id,
            identity=CallerIdentity(name=self.name, phone=normal_phone(self.phone), address=self.address),
        )

    @property
    def matter(self) -> Matter:
        """The draft as it is compared with earlier cases."""
        return Matter(f"{self.subject}。{self.content}", self.place, self.topic)


@dataclass(frozen=True)
class Proposed:
    """Everything the page shows beside the form.

    `incidents` are the mass incidents under way, `earlier` the caller's other calls, newest first; `caller_count` are
    all of them that this operator may know of, `last_satisfaction` the latest points (1 to 5) that the caller gave.
    """

    fields: Proposals = field(default_factory=Proposals)
    duplicates: tuple[Duplicate, ...] = ()
    incidents: tuple[Case, ...] = ()
    earlier: tuple[Case, ...] = ()
    caller_count: int = 0
    last_satisfaction: int | None = None

    @property
    def _firsts(self) -> dict[str, Proposal]:
        """The likeliest of each field, by the form's field; none where something must be decided first."""
        fields = self.fields
        if fields.services or fields.organs or fields.wrongdoing or not (fields.units or fields.topics):
            return {}
        found = {"kind": fields.kind, "urgency": fields.urgency, "unit_ids": fields.units, "topic": fields.topics}
        return {name: proposals[0] for name, proposals in found.items() if proposals}

    @property
    def firsts(self) -> str:
        """What one key takes at once, as a query string; the heading only where none was written."""
        chosen = {name: proposal.value for name, proposal in self._firsts.items()}
        return urlencode(chosen | ({"subject": self.fields.subject} if chosen and self.fields.subject else {}))

    @property
    def firsts_said(self) -> str:
        """The same in words."""
        return "、".join(proposal.label for proposal in self._firsts.values())


def proposed_for(kit: Kit, actor: Actor, draft: Draft) -> Proposed:
    """Proposals for a draft. Of a state secret nothing is looked at.

    Raises: FieldsRefused: a field is too long.
    """
    if draft.is_state_secret:
        return Proposed()
    draft.require_sound()
    fields = propose(
        draft.question,
        Facts(
            kit.topics.tree(), in_use(kit.directory.units()), tuple(kit.catalogue.lines()), kit.topics.words(),
            kit.learned_models.in_use(),
        ),
    )
    if fields.secrecy_warning:
        return Proposed(fields)
    of_caller = cases_of_caller(kit, actor, draft.phone)
    alike = duplicates_for(kit, actor, draft.matter, of_caller)
    told = {duplicate.case.id for duplicate in alike}
    earlier = [case for case in reversed(of_caller) if case.id not in told]
    points = [case.callbacks[-1].satisfaction for case in of_caller if case.callbacks]
    return Proposed(
        fields, alike, incidents_for(kit, actor), tuple(earlier[:MOST_EARLIER]), len(of_caller),
        next((given for given in reversed(points) if given), None),
    )
