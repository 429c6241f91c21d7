"""Who does whose work for a time: registering it, ending it, and who it concerns (代办)."""

from typing import Any

from hotline.domain.directory import Account, Substitution
from hotline.domain.errors import AccessRefused
from hotline.domain.roles import Actor, Role
from hotline.domain.substitution import SubstituteForm, acting_with, may_end, register, substituted_by

from .kit import Kit
from .rostering import numbered


def person(kit: Kit, account: Account) -> Actor:
    """The person as they act now: with the work of those they substitute for, under the number of their shift."""
    today = kit.clock.now().date()
    absent_ids = substituted_by(account.id, kit.substitutions.all(), today)
    absent = [other for other in kit.directory.accounts() if other.id in absent_ids and other.is_active]
    return numbered(kit, acting_with(account, absent))


def lists(kit: Kit, actor: Actor) -> list[dict[str, Any]]:
    """The registrations that concern this person, the latest first; all of them for who oversees accounts."""
    today = kit.clock.now().date()
    return [
        {
            **one.model_dump(exclude={"registered_by"}), "is_in_force": one.holds_on(today),
            "may_end": not one.ended_at and one.until_on >= today.isoformat() and may_end(actor, one, kit.directory),
        }
        for one in kit.substitutions.all() if _concerns(kit, actor, one)
    ]


def people(kit: Kit, actor: Actor) -> list[Account]:
    """Whom this person can choose from: their unit's people, else everybody outside of units."""
    mine = actor.unit_id if actor.has(*Role.unit()) else ""
    return [one for one in kit.directory.accounts() if one.is_active and (
        one.unit_id == mine or actor.has(Role.SECURITY_ADMIN)
    )]


def begin(kit: Kit, actor: Actor, form: SubstituteForm, key: str) -> Substitution:
    """Register one; the key makes a repeat the same. Raises: AccessRefused, FieldsRefused."""
    made = register(
        form, f"{actor.account_id}-{key}", by=actor, directory=kit.directory,
        at=kit.clock.now().isoformat(timespec="seconds"), known=kit.substitutions.all(),
    )
    kit.substitutions.put(made)
    return made


def end(kit: Kit, actor: Actor, substitution_id: str) -> Substitution:
    """End one before its last day. Raises: NotFound, AccessRefused."""
    found = kit.substitutions.get(substitution_id)
    if not may_end(actor, found, kit.directory):
        raise AccessRefused("该代办登记由登记人、被代办人或其负责人结束")
    if found.ended_at:
        return found
    ended = found.model_copy(update={"ended_at": kit.clock.now().isoformat(timespec="seconds")})
    kit.substitutions.put(ended)
    return ended


def _concerns(kit: Kit, actor: Actor, one: Substitution) -> bool:
    if actor.has(Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        return True
    return actor.account_id in (one.absent_id, one.substitute_id, one.registered_by) or may_end(
        actor, one, kit.directory
    )
