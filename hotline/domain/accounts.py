"""Accounts as they are guarded: who needs two factors, what is put on record, what is still due at the entry."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from .classification import Labelled
from .errors import AccessRefused, HotlineError
from .forms import Form, text_fault
from .roles import Actor, Role

WRONG_CODE = "动态口令不正确、已用过或已过期，请等下一组数字出现后再输入；手机不在身边的，可输入一个备用码"
PRIVILEGED = frozenset({
    Role.CENTER_HEAD, Role.CITY_LEADER, Role.LEADER_SECRETARY, Role.PROCESS_ADMIN, Role.RELEASER, Role.SYSTEM_ADMIN,
    Role.SECURITY_ADMIN, Role.AUDIT_ADMIN,
})


class Due(StrEnum):
    """What stands between a proven password and the work."""

    CODE = "code"
    PASSWORD = "password"
    SECOND_FACTOR = "second_factor"


_SAYINGS = {
    Due.CODE: "请输入动态口令",
    Due.PASSWORD: "请先修改密码，改好后再办理其他事项",
    Due.SECOND_FACTOR: "您的岗位须使用动态口令登录，请先启用动态口令",
}


class AccountEvent(Labelled):
    """What happened to an account."""

    OPENED = "opened", "开立账号"
    CHANGED = "changed", "变更登记"
    ROLES_GIVEN = "roles_given", "调整岗位"
    CLOSED = "closed", "停用账号"
    REOPENED = "reopened", "恢复账号"
    PASSWORD_CHANGED = "password_changed", "修改密码"
    PASSWORD_RESET = "password_reset", "重置密码"
    SECOND_FACTOR_SET = "second_factor_set", "启用动态口令"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "停用动态口令"
    SECOND_FACTOR_RESET = "second_factor_reset", "重置动态口令"
    RECOVERY_CODE_USED = "recovery_code_used", "使用备用码登录"
    SESSION_ENDED = "session_ended", "结束登录"
    SESSIONS_ENDED = "sessions_ended", "结束全部登录"


class AccountRecord(BaseModel):
    """One line of an account's record: what happened, when (ISO), by whom, and why where somebody else did it."""

    id: str
    account_id: str
    what: AccountEvent
    at: str
    by: str
    by_name: str
    reason: str = ""


class ReasonForm(Form):
    """Why somebody else's account is touched."""

    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The reason is said."""
        fault = text_fault(self.reason, "理由", limit=200)
        return {"reason": fault} if fault else {}


class FactorForm(Form):
    """The password again, where blanks count, and a code, when a second factor is set or removed."""

    model_config = ConfigDict(str_strip_whitespace=False, extra="ignore")

    current: str = ""
    code: str = ""


class LockedOut(AccessRefused):
    """Too many wrong tries; even the right one is refused for `wait_minutes`."""

    code = "locked_out"

    def __init__(self, wait_minutes: int):
        super().__init__(f"连续输错次数过多，账号已锁定，请 {wait_minutes} 分钟后再试或联系安全管理员")
        self.wait_minutes = wait_minutes


class EntryIncomplete(HotlineError):
    """Somebody is signed in, but `due` comes first."""

    code = "entry_incomplete"

    def __init__(self, due: Due):
        super().__init__(_SAYINGS[due])
        self.due = due


def needs_second_factor(actor: Actor) -> bool:
    """Whether this person's work asks for two factors. Source: GB/T 22239-2019 8.1.4.1 d)."""
    return actor.has(*PRIVILEGED)


def require_may_reset(actor: Actor, account_id: str) -> None:
    """Raises: AccessRefused: nobody loosens the guard of their own account."""
    if actor.account_id == account_id:
        raise AccessRefused("不能重置本人账号，请由另一名安全管理员办理；本人可在「我的账号」中修改密码")
