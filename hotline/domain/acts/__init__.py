"""What a named role does to a case outside of a task: one module each.

`ACTS` maps an act's name to who may do it, its form, and what it does. `perform` is the one way in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..case import Case
from ..errors import AccessRefused, TransitionRefused
from ..forms import Form
from ..occasion import Occasion
from ..roles import Actor, Role
from . import (
    acknowledge_urging,
    announce,
    appeal_mark,
    assign_within_unit,
    call_for_files,
    convene_meeting,
    correct_units,
    end_shelf,
    excuse_unit,
    extend_limit,
    issue_center_notice,
    merge,
    open_mass_incident,
    propose_accountability,
    propose_criticism,
    record_minutes,
    report_interim,
    request_extension,
    rule_on_appeal,
    shelve,
    sign_slip,
    substitute_leader,
    summon_head,
    undo_merge,
    urge_by_hand,
    withdraw,
)


@dataclass(frozen=True)
class Act:
    """A button of a named role, with the article that governs it."""

    name: str
    title: str
    article: str
    roles: frozenset[Role]
    form_model: type[Form]
    is_open: Callable[[Case, Actor], bool]
    apply: Callable[[Case, Any, Occasion], None]


def _act(module: Any) -> Act:
    return Act(
        name=module.__name__.rsplit(".", 1)[1], title=module.TITLE, article=module.ARTICLE, roles=module.ROLES,
        form_model=module.FORM, is_open=module.is_open, apply=module.apply,
    )


ACTS: dict[str, Act] = {
    act.name: act
    for act in map(_act, (
        sign_slip, assign_within_unit, report_interim, request_extension, acknowledge_urging, appeal_mark, urge_by_hand,
        issue_center_notice, extend_limit, excuse_unit, correct_units, substitute_leader, withdraw, merge, undo_merge,
        shelve, end_shelf, open_mass_incident, announce, rule_on_appeal, call_for_files, summon_head, convene_meeting,
        record_minutes, propose_criticism, propose_accountability,
    ))
}


def acts_open_to(case: Case, actor: Actor) -> list[Act]:
    """The acts this person can do on the case now, in the order of the table."""
    return [act for act in ACTS.values() if actor.has(*act.roles) and act.is_open(case, actor)]


def perform(case: Case, act: Act, form: Form, occasion: Occasion) -> None:
    """Do it. Idempotent by the occasion's effect.

    Raises:
        AccessRefused: not this person's to do.
        FieldsRefused: the form has faults; nothing was changed.
        TransitionRefused: not possible now.
    """
    if not occasion.by.has(*act.roles):
        raise AccessRefused(f"「{act.title}」由{'、'.join(sorted(role.label for role in act.roles))}办理", act.article)
    if case.has_done(occasion.effect):
        return
    form.require_sound()
    if not act.is_open(case, occasion.by):
        raise TransitionRefused(
            f"案件现为「{case.status.label}」，现在不能办理「{act.title}」，请刷新页面查看最新情况", act.article
        )
    act.apply(case, form, occasion)
