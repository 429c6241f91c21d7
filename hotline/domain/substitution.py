"""Substitution in absence (代办): for some days one person does another's work, and both are named.

Everyone can have a substitute. Who substitutes acts with the absent person's roles beside their own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from .directory import Account, Substitution
from .errors import AccessRefused, FieldsRefused, NotFound
from .forms import Form, only_faults, text_fault
from .ports import Directory
from .roles import Actor, Role

LONGEST_DAYS = 92
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
REGISTRARS = frozenset({
    Role.CENTER_HEAD, Role.SHIFT_LEADER, Role.UNIT_HEAD, Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.MUNICIPAL_OFFICE,
    Role.SECURITY_ADMIN,
})


class SubstituteForm(Form):
    """Who is away, who does their work, from and until which ISO day, and why."""

    absent_id: str = ""
    substitute_id: str = ""
    from_on: str = ""
    until_on: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """Everything is said, and the days follow each other."""
        days = {name: _day(value) for name, value in (("from_on", self.from_on), ("until_on", self.until_on))}
        first, last = days["from_on"], days["until_on"]
        return only_faults(
            absent_id="" if self.absent_id else "请选择被代办人",
            substitute_id="请选择代办人" if not self.substitute_id
            else "代办人不能是本人" if self.substitute_id == self.absent_id else "",
            from_on="" if first else "请填写开始日期，例如 2026-12-01",
            until_on="请填写结束日期，例如 2026-12-05" if not last
            else "结束日期不能早于开始日期" if first and last < first
            else f"代办最长 {LONGEST_DAYS} 天，期满可续" if first and (last - first).days >= LONGEST_DAYS else "",
            reason=text_fault(self.reason, "代办事由", limit=200),
        )


def register(
    form: SubstituteForm, substitution_id: str, *, by: Actor, directory: Directory, at: str,
    known: Iterable[Substitution],
) -> Substitution:
    """Make the substitution.

    Raises:
        AccessRefused: it isn't this person's to decide.
        FieldsRefused: the form has faults; the two may not do each other's work; the absent one is away already
            in these days, or does somebody else's work.
    """
    form.require_sound()
    absent, substitute = _account(directory, form, "absent_id"), _account(directory, form, "substitute_id")
    if not _may_decide(by, absent):
        raise AccessRefused("只能为本单位、本岗位的人员登记代办，其他人员请由受理中心负责人或安全管理员登记")
    if why := _conflict(absent, substitute):
        raise FieldsRefused({"substitute_id": why})
    for other in known:
        meets = not other.ended_at and other.from_on <= form.until_on and form.from_on <= other.until_on
        if meets and other.absent_id == absent.id:
            raise FieldsRefused({"from_on": f"这几天已由{other.substitute_name}代办，请先结束原登记"})
        if meets and other.absent_id == substitute.id:
            raise FieldsRefused({"substitute_id": f"{substitute.name}这几天也不在岗，请另选"})
    return Substitution(
        id=substitution_id, absent_id=absent.id, absent_name=absent.name, substitute_id=substitute.id,
        substitute_name=substitute.name, from_on=form.from_on, until_on=form.until_on, reason=form.reason,
        registered_at=at, registered_by=by.account_id, registered_by_name=by.name,
    )


def acting_with(own: Account, absent: Iterable[Account]) -> Actor:
    """The person with everything they may do today: their own, and the work of those they substitute for."""
    away = list(absent)
    if not away:
        return own.actor
    merged: dict[str, Any] = {
        name: getattr(own, name) or next((getattr(other, name) for other in away if getattr(other, name)), "")
        for name in ("operator_number", "unit_id", "leader_id")
    }
    roles = frozenset(own.roles).union(*(frozenset(other.roles) for other in away))
    names = "、".join(other.name for other in away)
    return Actor(account_id=own.id, name=f"{own.name}（代{names}）", roles=roles, **merged)


def substituted_by(account_id: str, known: Iterable[Substitution], day: date) -> list[str]:
    """Accounts whose work this person does on this day."""
    return [one.absent_id for one in known if one.substitute_id == account_id and one.holds_on(day)]


def may_end(by: Actor, substitution: Substitution, directory: Directory) -> bool:
    """Whether this person may end it before its last day: who may register it, or the absent one on return."""
    if by.account_id in (substitution.absent_id, substitution.registered_by):
        return True
    try:
        return _may_decide(by, directory.account(substitution.absent_id))
    except NotFound:
        return by.has(Role.SECURITY_ADMIN)


def _may_decide(by: Actor, absent: Account) -> bool:
    roles = set(absent.roles)
    if roles & ADMINISTRATORS:
        return by.has(Role.SECURITY_ADMIN) and Role.SECURITY_ADMIN not in roles
    if roles & Role.unit():
        return by.has(Role.SECURITY_ADMIN) or (by.has(Role.UNIT_HEAD) and by.unit_id == absent.unit_id)
    if roles & {Role.CITY_LEADER, Role.LEADER_SECRETARY}:
        mine = by.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) and by.leader_id == absent.leader_id
        return mine or by.has(Role.SECURITY_ADMIN)
    if Role.MUNICIPAL_OFFICE in roles:
        return by.has(Role.MUNICIPAL_OFFICE, Role.SECURITY_ADMIN)
    if Role.CENTER_HEAD in roles:
        return by.has(Role.CENTER_HEAD, Role.SECURITY_ADMIN)
    return by.has(Role.CENTER_HEAD, Role.SHIFT_LEADER, Role.SECURITY_ADMIN)


def _conflict(absent: Account, substitute: Account) -> str:
    """Why this person can't do that one's work, or an empty string."""
    if not substitute.is_active:
        return "代办人账号已停用，请另选"
    if bool(set(absent.roles) & ADMINISTRATORS) or bool(set(substitute.roles) & ADMINISTRATORS):
        return "系统、安全、审计管理员不办理案件，也不得互相代办，请另行指定管理员"
    if (absent.unit_id or substitute.unit_id) and absent.unit_id != substitute.unit_id:
        return "承办单位人员只能由本单位人员代办"
    if Role.CITY_LEADER in absent.roles and not set(substitute.roles) & {Role.LEADER_SECRETARY, Role.CITY_LEADER}:
        return "市领导只能由其他市领导或其秘书代办"
    if absent.leader_id and substitute.leader_id and absent.leader_id != substitute.leader_id:
        return "请在具体案件上办理「领导代办」，以便写明两位领导"
    return ""


def _account(directory: Directory, form: SubstituteForm, name: str) -> Account:
    try:
        return directory.account(getattr(form, name))
    except NotFound:
        raise FieldsRefused({name: "没有该账号，请从名单中选择"}) from None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
