"""Taking a call: number first, then the identity, then the case, then the engine (R-5.1.1)."""

from hotline.domain.avoidance import avoidance_faults
from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.intake import CallForm, register_call
from hotline.domain.roles import Actor

from .engine_telling import tell_engine
from .kit import Kit


def call_faults(kit: Kit, form: CallForm) -> dict[str, str]:
    """Everything that is wrong with the form, with what only the directory knows."""
    if form.is_state_secret:
        return form.faults()
    units = kit.directory.units()
    known = {unit.id for unit in units}
    unknown = {"unit_ids": "所选单位不在单位目录中，请重新选择"} if set(form.unit_ids) - known else {}
    if form.reported_unit_id and form.reported_unit_id not in known:
        unknown["reported_unit_id"] = "请从名单中选择被举报单位"
    return {**form.faults(), **avoidance_faults(form.unit_ids, form.reported_unit_id, units), **unknown}


def take_call(kit: Kit, form: CallForm, actor: Actor, key: str) -> Case:
    """Register the call. The same person's same key always gives the same case.

    The engine being away doesn't matter: the start command stays with the case until it has been performed.

    Raises:
        FieldsRefused: the form has faults; nothing was kept.
    """
    if faults := call_faults(kit, form):
        raise FieldsRefused(faults)
    at = kit.clock.now()
    series = f"case/{at.year}"
    sequence = kit.numbers.claim(series, f"{series}/{actor.account_id}/{key}")
    case_id = f"{at.year}-{sequence:06d}"
    case = _registered(kit, case_id)
    if case is None:
        case = register_call(form, case_id, at=at, by=actor, effect=f"call/{actor.account_id}/{key}")
        if any(form.identity.model_dump().values()):
            kit.vault.put(case_id, form.identity)
        kit.cases.add(case)
    tell_engine(kit, case)
    return case


def _registered(kit: Kit, case_id: str) -> Case | None:
    try:
        return kit.cases.get(case_id)
    except NotFound:
        return None
