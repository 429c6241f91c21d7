"""What stands behind the names that a page watches, for one person."""

from collections.abc import Iterable, Mapping

from hotline.domain.access import may_follow_day
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor, Role

from ..case_reading import case_for
from ..kit import Kit
from .marks import Marks

Subjects = dict[str, tuple[str, ...]]
WATCHES_BOARD = (*Role.center(), Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE)


def subjects_of(kit: Kit, actor: Actor, names: Iterable[str]) -> Subjects:
    """Name → subjects counted in the store. Names that aren't this person's are left out, like unknown ones."""
    found = ((name, _behind(kit, actor, name)) for name in names)
    return {name: subjects for name, subjects in found if subjects}


def _behind(kit: Kit, actor: Actor, name: str) -> tuple[str, ...]:
    kind, _, about = name.partition("/")
    match kind:
        case "tasks":
            return tuple(f"group/{group}" for group in sorted(actor.groups))
        case "board" if actor.has(*WATCHES_BOARD):
            return (name,)
        case "session" if _may_follow(kit, actor, about):
            return (name,)
        case "case" if _may_read(kit, actor, about):
            return (name,)
    return ()


def _may_read(kit: Kit, actor: Actor, case_id: str) -> bool:
    try:
        case_for(kit, actor, case_id)
    except NotFound:
        return False
    return True


def _may_follow(kit: Kit, actor: Actor, day_id: str) -> bool:
    try:
        return may_follow_day(actor, kit.answering_days.head(day_id))
    except NotFound:
        return False


def counted(subjects: Subjects, counts: Mapping[str, int]) -> Marks:
    """One count a name: it only grows while no subject is forgotten."""
    return {name: sum(counts.get(one, 0) for one in behind) for name, behind in subjects.items()}


def marks_of(kit: Kit, actor: Actor, names: Iterable[str]) -> Marks:
    """Where each name stands now. Raises: TemporarilyUnavailable."""
    subjects = subjects_of(kit, actor, names)
    every = [subject for behind in subjects.values() for subject in behind]
    return counted(subjects, kit.revisions.of(every)) if every else {}
