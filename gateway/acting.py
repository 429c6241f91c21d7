"""What a named role does to a case outside of a task: the one way from pages and programs to `domain/acts`."""

from hotline.domain.acts import ACTS, Act, acts_open_to, merge, perform
from hotline.domain.avoidance import units_to_avoid
from hotline.domain.case import Case
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, TransitionRefused
from hotline.domain.forms import Form
from hotline.domain.occasion import Occasion
from hotline.domain.roles import Actor

from . import duplicate_finding
from .case_reading import case_for, number_typed
from .choice_checking import choice_faults
from .engine_telling import tell_engine
from .kit import Kit

MOVES_LIMIT = "extend_limit"
AVOIDED_PARENT = "主案由被举报单位或其上级单位承办，举报件不得并入（《信访工作条例》第三十条）"
LISTED_FOR_CALLS = frozenset({"open_mass_incident", "merge"})


def act_named(actor: Actor, name: str) -> Act:
    """The act, for one of its roles.

    Raises:
        NotFound: there is no such act.
        AccessRefused: it is not this person's to do.
    """
    act = ACTS.get(name)
    if act is None:
        raise NotFound("没有这项操作，请从案件页面重新进入")
    if not actor.has(*act.roles):
        labels = "、".join(role.label for role in sorted(act.roles))
        raise AccessRefused(f"「{act.title}」由{labels}办理", act.article)
    return act


def require_open(case: Case, actor: Actor, act: Act) -> None:
    """Raises: TransitionRefused: it can't be done now."""
    if act not in acts_open_to(case, actor):
        raise TransitionRefused(
            f"案件现为「{case.status.label}」，现在不能办理「{act.title}」，请返回案件页面", act.article
        )


def do_act(kit: Kit, actor: Actor, case_id: str, act: Act, form: Form, key: str) -> Case:
    """Do it, tell the engine, and show a moved limit on the work list. The same key does it once.

    Raises: NotFound, AccessRefused, FieldsRefused, TransitionRefused; nothing was changed then.
    """
    case, _ = case_for(kit, actor, case_id)
    if act.name == "merge":
        form = _with_parent(kit, actor, case, form)
    if faults := {**choice_faults(kit, form, case.reported_unit_id), **form.faults()}:
        raise FieldsRefused(faults)
    occasion = Occasion(
        by=actor, at=kit.clock.now(), effect=f"act/{act.name}/{actor.account_id}/{key}",
        calendar=kit.calendars.current(), directory=kit.directory,
    )
    case = kit.cases.change(case_id, lambda case: perform(case, act, form, occasion))
    tell_engine(kit, case)
    if act.name == MOVES_LIMIT:
        show_limit(kit, case, form.unit_id, case.attempt)
    if act.name in LISTED_FOR_CALLS:
        duplicate_finding.remember(kit, case)
    return case


def show_limit(kit: Kit, case: Case, unit_id: str, attempt: int) -> None:
    """Let the unit's open tasks show its limit as it is now."""
    kit.worklist.set_due(case.id, unit_id, case.assignment(unit_id, attempt).due_at)


def _with_parent(kit: Kit, actor: Actor, child: Case, form: Form) -> Form:
    """The form with the parent's whole number, once it is known that the case may follow it.

    Raises:
        FieldsRefused: there is no such case for this person, or the case can't follow it.
    """
    if not form.parent_id:
        return form
    try:
        parent, _ = case_for(kit, actor, number_typed(form.parent_id, kit.clock.now().year))
        merge.require_parent(parent, child)
    except (NotFound, TransitionRefused) as refused:
        raise FieldsRefused({"parent_id": refused.message}) from None
    avoided = units_to_avoid(child.reported_unit_id, kit.directory.units())
    if avoided & {*parent.latest_unit_ids, *(part.unit_id for part in parent.assignments)}:
        raise FieldsRefused({"parent_id": AVOIDED_PARENT})
    return form.model_copy(update={"parent_id": parent.id})
