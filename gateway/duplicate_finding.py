"""Earlier cases that a call may repeat, mass incidents under way, and the case that a call is attached to."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import timedelta

from hotline.domain import duplicates
from hotline.domain.access import may_see_identity
from hotline.domain.acts.merge import require_parent
from hotline.domain.case import Case
from hotline.domain.duplicates import Duplicate, Matter
from hotline.domain.errors import FieldsRefused, TransitionRefused
from hotline.domain.identity import normal_phone
from hotline.domain.roles import Actor

from .case_reading import readable
from .kit import Kit

MOST_LOOKED_AT = 20
MOST_OF_CALLER = 10
MOST_INCIDENTS = 3
MOST_REPEATS = 50
REPEATED_WITHIN = timedelta(days=183)
INCIDENT_KEYS = ("incident",)


def remember(kit: Kit, case: Case) -> None:
    """List the case where later calls find it. May be repeated, and is after every act on a case.

    What others were merged into is listed as an incident under way, also when it came to be one weeks ago.
    """
    week = duplicates.week_of(kit.clock.now().date())
    if parent_id := _followed_id(case):
        kit.likeness.add(parent_id, week, INCIDENT_KEYS)
    incident = INCIDENT_KEYS if case.is_mass_incident else ()
    kit.likeness.add(case.id, week, [*Matter.of(case).keys, *incident])


def duplicates_for(kit: Kit, actor: Actor, matter: Matter, of_caller: Sequence[Case]) -> tuple[Duplicate, ...]:
    """The likeliest among cases of the same caller, place or like text that this person may read.

    What was merged stands for the case that it follows.
    """
    now = kit.clock.now()
    near = kit.likeness.near(duplicates.weeks_of(now), matter.keys, MOST_LOOKED_AT)
    found = {case.id: case for case in (*readable(kit, actor, near), *of_caller)}
    same_caller = frozenset(case.id for case in of_caller)
    return tuple(_by_head(kit, actor, duplicates.rank(matter, found.values(), same_caller=same_caller, now=now)))


def incidents_for(kit: Kit, actor: Actor) -> tuple[Case, ...]:
    """Mass incidents under way and cases that others were attached to, those first that hold most."""
    near = kit.likeness.near(duplicates.weeks_of(kit.clock.now()), INCIDENT_KEYS, MOST_LOOKED_AT)
    under_way = [case for case in readable(kit, actor, near) if case.is_open and case.merge is None]
    return tuple(sorted(under_way, key=lambda case: (-case.is_mass_incident, -len(case.child_ids)))[:MOST_INCIDENTS])


def parent_of(kit: Kit, actor: Actor, parent_id: str) -> Case:
    """The open case that a call may be attached to; a case that follows another stands for that one.

    Raises: FieldsRefused: there is none, or it is closed.
    """
    found = readable(kit, actor, [parent_id])
    if found and found[0].merge is not None:
        found = readable(kit, actor, [found[0].merge.parent_id])
    if not found:
        raise FieldsRefused({"parent_id": "没有可并入的事项，请核对编号"})
    try:
        require_parent(found[0])
    except TransitionRefused as refused:
        raise FieldsRefused({"parent_id": refused.message}) from None
    return found[0]


def followed_by(kit: Kit, actor: Actor, case: Case) -> Case | None:
    """The case that this one follows or is about to follow, as far as the person may read it."""
    parent_id = _followed_id(case)
    return next(iter(readable(kit, actor, [parent_id])), None) if parent_id else None


def _followed_id(case: Case) -> str:
    if case.merge is not None:
        return case.merge.parent_id
    return str(case.turn.data.get("parent_id", "")) if case.turn else ""


def cases_of_caller(kit: Kit, actor: Actor, phone: str) -> list[Case]:
    """Latest cases of the telephone, oldest first; of protected callers only for who may see the caller anyway."""
    if not 7 <= len(normal_phone(phone)) <= 12:
        return []
    found = readable(kit, actor, kit.vault.cases_of_phone(phone)[-MOST_OF_CALLER:])
    return [case for case in found if not case.is_protected or may_see_identity(actor, case)]


def told_before(kit: Kit, phone: str, case: Case) -> int:
    """How many earlier matters of the same topic this telephone brought up within half a year; 0 when protected."""
    if case.is_protected or not case.topic or not 7 <= len(normal_phone(phone)) <= 12:
        return 0
    since = (kit.clock.now() - REPEATED_WITHIN).isoformat()
    earlier = [found for found in kit.vault.cases_of_phone(phone)[-MOST_REPEATS:] if found != case.id]
    return sum(row.topic == case.topic and row.registered_at >= since for row in kit.case_rows.several(earlier))


def _by_head(kit: Kit, actor: Actor, ranked: Iterable[Duplicate]) -> Iterable[Duplicate]:
    """Each case once, a merged one as the case it follows."""
    told: set[str] = set()
    for duplicate in ranked:
        merge = duplicate.case.merge
        if merge is not None and merge.parent_id in told:
            continue
        head = next(iter(readable(kit, actor, [merge.parent_id])), None) if merge else duplicate.case
        if head is not None and head.id not in told:
            told.add(head.id)
            yield dataclasses.replace(duplicate, case=head)
