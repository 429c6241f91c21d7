"""Taking a call: number first, then the identity, then the case, then the engine (R-5.1.1)."""

import structlog

from hotline.domain.avoidance import avoidance_faults
from hotline.domain.case import Case
from hotline.domain.classification import Way
from hotline.domain.directory import in_use
from hotline.domain.errors import FieldsRefused, NotFound, TemporarilyUnavailable
from hotline.domain.intake import CallForm, register_call
from hotline.domain.roles import Actor

from . import duplicate_finding
from .answering import calls as day_calls
from .case_reading import number_typed
from .engine_telling import tell_engine
from .kit import Kit

log = structlog.get_logger()


def call_faults(kit: Kit, form: CallForm, actor: Actor) -> dict[str, str]:
    """Everything that is wrong with the form, with what only directory, topic tree and other cases know."""
    if form.is_state_secret:
        return form.faults()
    units = kit.directory.units()
    known = {unit.id for unit in units}
    is_unknown = set(form.unit_ids) - {unit.id for unit in in_use(units)}
    unknown = {"unit_ids": "所选单位不在单位目录中或已停用，请重新选择"} if is_unknown else {}
    if form.reported_unit_id and form.reported_unit_id not in known:
        unknown["reported_unit_id"] = "请从名单中选择被举报单位"
    if topic_fault := kit.topics.tree().fault(form.topic):
        unknown["topic"] = topic_fault
    return {
        **form.faults(), **day_calls.day_faults(kit, actor, form),
        **avoidance_faults(form.unit_ids, form.reported_unit_id, units), **_parent_faults(kit, form, actor), **unknown,
    }


def take_call(kit: Kit, form: CallForm, actor: Actor, key: str) -> Case:
    """Register the call. The same person's same key always gives the same case.

    The engine being away doesn't matter: the start command stays with the case until it has been performed.

    Raises:
        FieldsRefused: the form has faults; nothing was kept.
    """
    at = kit.clock.now()
    series = f"case/{at.year}"
    effect = f"call/{actor.account_id}/{key}"
    if faults := call_faults(kit, form, actor):
        raise FieldsRefused(faults)
    form, day = _with_parent(kit, form, actor), day_calls.begin(kit, actor, form, effect)
    sequence = kit.numbers.claim(series, f"{series}/{actor.account_id}/{key}")
    case_id = f"{at.year}-{sequence:06d}"
    case = _registered(kit, case_id)
    if case is None:
        case = register_call(form, case_id, at=at, by=actor, effect=effect, day=day)
        case.told_before = duplicate_finding.told_before(kit, form.identity.phone, case)
        if any(form.identity.model_dump().values()):
            kit.vault.put(case_id, form.identity)
        kit.cases.add(case)
    day_calls.settle(kit, form, case)
    tell_engine(kit, case)
    _list_for_later_calls(kit, case)
    return case


def _parent_faults(kit: Kit, form: CallForm, actor: Actor) -> dict[str, str]:
    """What is wrong with the matter that the call is to follow; a report never follows one of the reported unit's."""
    if form.way != Way.ATTACH or not form.parent_id:
        return {}
    try:
        parent = duplicate_finding.parent_of(kit, actor, number_typed(form.parent_id, kit.clock.now().year))
    except NotFound as unread:
        return {"parent_id": unread.message}
    except FieldsRefused as refused:
        return refused.fields
    if avoidance_faults(parent.latest_unit_ids, form.reported_unit_id, kit.directory.units()):
        return {"parent_id": "该事项由被举报单位或其上级单位承办，举报件不得并入（《信访工作条例》第三十条）"}
    return {}


def _with_parent(kit: Kit, form: CallForm, actor: Actor) -> CallForm:
    """The form with the whole number of the matter that it follows."""
    if form.way != Way.ATTACH:
        return form
    parent = duplicate_finding.parent_of(kit, actor, number_typed(form.parent_id, kit.clock.now().year))
    return form.model_copy(update={"parent_id": parent.id})


def _list_for_later_calls(kit: Kit, case: Case) -> None:
    """Let later calls find this one as a likely duplicate. A call isn't refused because that can't be done now."""
    try:
        duplicate_finding.remember(kit, case)
    except TemporarilyUnavailable:
        log.warning("case_unlisted", case_id=case.id)


def _registered(kit: Kit, case_id: str) -> Case | None:
    try:
        return kit.cases.get(case_id)
    except NotFound:
        return None
