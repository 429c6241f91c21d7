"""Giving roles: the security administrator's, with a reason on record, apart from who registers persons."""

from hotline.domain.accounts import AccountEvent
from hotline.domain.errors import AccessRefused, FieldsRefused
from hotline.domain.roles import Actor
from hotline.domain.roles_apart import RolesForm

from .account_keeping import record
from .kit import Kit


def give_roles(kit: Kit, actor: Actor, account_id: str, form: RolesForm) -> None:
    """Let somebody have just these roles; their sessions end, so that what they may do is clear at once.

    Raises:
        NotFound: there is no such account.
        AccessRefused: one's own.
        FieldsRefused: no reason, or roles that one person can't hold together.
    """
    account = kit.directory.account(account_id)
    if account.id == actor.account_id:
        raise AccessRefused("不能调整本人的岗位，请由另一名安全管理员办理")
    if faults := form.faults_for(account):
        raise FieldsRefused(faults)
    if form.chosen == account.roles:
        return
    revision = kit.directory.revision_of("accounts", account_id)
    kit.directory.put_account(account.model_copy(update={"roles": form.chosen}), revision=revision)
    named = "、".join(role.label for role in form.chosen) or "无"
    record(kit, actor, account_id, AccountEvent.ROLES_GIVEN, f"现为：{named}。{form.reason}")
    kit.sessions.end_all(account_id)
