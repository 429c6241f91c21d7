"""The sheet of a case for a person, for pages of the case and of its tasks, and for programs."""

from typing import Any

from hotline.domain.access import View
from hotline.domain.case import Case
from hotline.domain.roles import Actor

from ..kit import Kit
from ..naming import names_of
from .sheet import sheet_of


def sheet_for(kit: Kit, actor: Actor, case: Case, view: View) -> dict[str, Any]:
    """What this person sees of the case at this moment."""
    return sheet_of(
        case, view, actor, names=names_of(kit), tasks=kit.worklist.of_case(case.id),
    )
