"""Which roles one person may hold together, and what a role asks of its holder.

Source: GB/T 22239-2019 8.1.5 (system, security and audit administration apart); REQUIREMENTS, Roles: none of the three
administrators works on cases.
"""

from collections.abc import Collection

from pydantic import Field

from .directory import Account
from .forms import Form, text_fault
from .roles import Role

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
LEADERS_DESK = frozenset({Role.CITY_LEADER, Role.LEADER_SECRETARY})
RELEASE = frozenset({Role.PROCESS_ADMIN, Role.RELEASER})


class RolesForm(Form):
    """The roles somebody shall have, and why."""

    roles: list[str] = Field(default_factory=list)
    reason: str = ""

    @property
    def chosen(self) -> list[Role]:
        """The roles in their usual order."""
        return [role for role in Role if role.value in self.roles]

    def faults_for(self, account: Account) -> dict[str, str]:
        """Field → what to do, for this account."""
        found = role_fault(account, self.chosen)
        if set(self.roles) - {role.value for role in Role}:
            found = "请从列表中选择岗位"
        reason = text_fault(self.reason, "理由", limit=200)
        return {name: words for name, words in (("roles", found), ("reason", reason)) if words}


def role_fault(account: Account, roles: Collection[Role]) -> str:
    """What is wrong with these roles for this person, or an empty string."""
    chosen = frozenset(roles)
    if chosen & ADMINISTRATORS and len(chosen) > 1:
        return "系统管理员、安全管理员、审计管理员须由三人分别担任，且不兼任其他岗位"
    if chosen & RELEASE == RELEASE:
        return "流程管理员与流程发布人须由两人分别担任"
    if chosen & Role.unit() and chosen - Role.unit():
        return "承办单位人员不能兼任受理中心或其他岗位"
    if chosen & Role.unit() and not account.unit_id:
        return "承办单位岗位须先由系统管理员登记所在单位"
    if chosen & LEADERS_DESK and not account.leader_id:
        return "市政府领导和领导秘书须先由系统管理员登记对应的市领导"
    if Role.OPERATOR in chosen and not account.operator_number:
        return "话务员须先由系统管理员登记上岗编号"
    return ""
