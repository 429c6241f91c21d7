"""Proposals for the call that is being taken, and its likely duplicates; nothing is kept by asking."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hotline.domain import duplicates
from hotline.domain.access import may_see_identity
from hotline.domain.case import Case
from hotline.domain.duplicates import Duplicate, Matter
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.forms import MAX_LINE, MAX_TEXT, Form
from hotline.domain.identity import CallerIdentity, normal_phone
from hotline.domain.proposing import Facts, Proposals, Question, propose
from hotline.domain.roles import Actor

from .case_reading import readable
from .kit import Kit

MOST_LOOKED_AT = 30
MOST_OF_CALLER = 10
MOST_INCIDENTS = 3
LIMITS = {
    "content": MAX_TEXT,
    **dict.fromkeys(("subject", "place", "district", "topic", "name", "phone", "address"), MAX_LINE),
}
INCIDENT_KEYS = ("incident",)


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
    """Everything the page shows beside the form. `incidents` are the mass incidents under way."""

    fields: Proposals = field(default_factory=Proposals)
    duplicates: tuple[Duplicate, ...] = ()
    incidents: tuple[Case, ...] = ()


def proposed_for(kit: Kit, actor: Actor, draft: Draft) -> Proposed:
    """Proposals for a draft. Of a state secret nothing is looked at.

    Raises: FieldsRefused: a field is too long.
    """
    if draft.is_state_secret:
        return Proposed()
    draft.require_sound()
    fields = propose(
        draft.question,
        Facts(kit.topics.tree(), kit.directory.units(), tuple(kit.catalogue.lines()), kit.topics.words()),
    )
    if fields.secrecy_warning:
        return Proposed(fields)
    return Proposed(fields, _duplicates(kit, actor, draft), _incidents(kit, actor))


def remember(kit: Kit, case: Case) -> None:
    """List the case where later calls find it. May be repeated.

    What others were merged into is listed as an incident under way, also when it came to be one weeks ago.
    """
    week = duplicates.week_of(kit.clock.now().date())
    if case.turn is not None and (parent_id := case.turn.data.get("parent_id")):
        kit.likeness.add(parent_id, week, INCIDENT_KEYS)
    incident = INCIDENT_KEYS if case.is_mass_incident else ()
    kit.likeness.add(case.id, week, [*Matter.of(case).keys, *incident])


def parent_of(kit: Kit, actor: Actor, parent_id: str) -> Case:
    """The open case that a call may be attached to; a case that follows another is replaced by that one.

    Raises: FieldsRefused: there is none, or it is closed.
    """
    found = readable(kit, actor, [parent_id])
    parent = _head_of(kit, actor, found[0]) if found else None
    if parent is None:
        raise FieldsRefused({"parent_id": "没有可并入的事项，请核对编号"})
    if not parent.is_open:
        raise FieldsRefused({"parent_id": f"事项 {parent.id} 已办结，不能并入，请作为新的来话登记"})
    return parent


def _duplicates(kit: Kit, actor: Actor, draft: Draft) -> tuple[Duplicate, ...]:
    now, matter = kit.clock.now(), draft.matter
    near = kit.likeness.near(duplicates.weeks_of(now), matter.keys, MOST_LOOKED_AT)
    of_caller = _cases_of_caller(kit, actor, draft.phone)
    found = {case.id: case for case in (*of_caller, *readable(kit, actor, near))}
    heads = _heads(kit, actor, found.values())
    return tuple(
        duplicates.rank(matter, heads, same_caller=frozenset(case.id for case in of_caller), now=now)
    )


def _cases_of_caller(kit: Kit, actor: Actor, phone: str) -> list[Case]:
    """Earlier cases of the telephone; of protected callers only for who may see the caller anyway."""
    if not 7 <= len(normal_phone(phone)) <= 12:
        return []
    found = readable(kit, actor, kit.vault.cases_of_phone(phone)[-MOST_OF_CALLER:])
    return [case for case in found if not case.is_protected or may_see_identity(actor, case)]


def _incidents(kit: Kit, actor: Actor) -> tuple[Case, ...]:
    near = kit.likeness.near(duplicates.weeks_of(kit.clock.now()), INCIDENT_KEYS, MOST_LOOKED_AT)
    under_way = [case for case in readable(kit, actor, near) if case.is_open and case.merge is None]
    return tuple(sorted(under_way, key=lambda case: (-case.is_mass_incident, -len(case.child_ids)))[:MOST_INCIDENTS])


def _heads(kit: Kit, actor: Actor, cases: Iterable[Case]) -> list[Case]:
    heads = (_head_of(kit, actor, case) for case in cases)
    return list({case.id: case for case in heads if case is not None}.values())


def _head_of(kit: Kit, actor: Actor, case: Case) -> Case | None:
    """The case itself, or the one it was merged into."""
    if case.merge is None:
        return case
    try:
        return next(iter(readable(kit, actor, [case.merge.parent_id])), None)
    except NotFound:
        return None
