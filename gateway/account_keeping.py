"""What people do to their own account, and the security administrator to another's; all of it on record."""

import secrets
import uuid

from hotline.domain.accounts import AccountEvent, AccountRecord, Due, FactorForm, ReasonForm, require_may_reset
from hotline.domain.accounts_passwords import PasswordForm
from hotline.domain.directory import Account
from hotline.domain.errors import AccessRefused, FieldsRefused, TransitionRefused
from hotline.domain.roles import Actor

from .kit import Kit
from .ports import Enrolment, Session

ONE_TIME_BYTES = 12
WRONG_NOW = "现在的密码不正确，请重新填写"


def change_password(kit: Kit, actor: Actor, token: str, form: PasswordForm) -> str:
    """Take a new password of one's own; every other session ends. Returns the token to go on with.

    Raises:
        FieldsRefused: the form has faults, or the present password is wrong.
    """
    if faults := form.faults_for(actor.account_id):
        raise FieldsRefused(faults)
    prove(kit, actor, form.current, "current")
    kit.credentials.set(actor.account_id, form.new)
    record(kit, actor, actor.account_id, AccountEvent.PASSWORD_CHANGED)
    fresh = kit.sessions.renew(token, settled=Due.PASSWORD)
    kit.sessions.end_all(actor.account_id, but=fresh)
    return fresh


def prove(kit: Kit, actor: Actor, password: str, field: str) -> None:
    """Raises: FieldsRefused: that isn't this person's password; too many wrong ones lock the account."""
    try:
        kit.credentials.check(actor.account_id, password)
    except AccessRefused as refused:
        raise FieldsRefused({field: refused.message if refused.code == "locked_out" else WRONG_NOW}) from None


def end_session(kit: Kit, actor: Actor, session_id: str) -> bool:
    """End one of one's own; whether there was one."""
    is_found = kit.sessions.end_one(actor.account_id, session_id)
    if is_found:
        record(kit, actor, actor.account_id, AccountEvent.SESSION_ENDED)
    return is_found


def end_others(kit: Kit, actor: Actor, token: str) -> None:
    """End all of one's own but this one."""
    kit.sessions.end_all(actor.account_id, but=token)
    record(kit, actor, actor.account_id, AccountEvent.SESSIONS_ENDED)


def end_sessions_of(kit: Kit, actor: Actor, account: Account, form: ReasonForm) -> None:
    """End every session of somebody's account. Raises: FieldsRefused: no reason."""
    form.require_sound()
    record(kit, actor, account.id, AccountEvent.SESSIONS_ENDED, form.reason)
    kit.sessions.end_all(account.id)


def reset_password(kit: Kit, actor: Actor, account: Account, form: ReasonForm) -> str:
    """Give somebody a password for one sign-in, returned to be told once; their sessions end, their lock is lifted.

    Raises: AccessRefused: one's own account; FieldsRefused: no reason.
    """
    require_may_reset(actor, account.id)
    form.require_sound()
    record(kit, actor, account.id, AccountEvent.PASSWORD_RESET, form.reason)
    password = secrets.token_urlsafe(ONE_TIME_BYTES)
    kit.credentials.set(account.id, password, is_given=True)
    kit.sessions.end_all(account.id)
    return password


def record(kit: Kit, actor: Actor, account_id: str, what: AccountEvent, reason: str = "") -> None:
    """Put it on the account's record."""
    kit.account_records.add(AccountRecord(
        id=uuid.uuid4().hex, account_id=account_id, what=what, at=kit.clock.now().isoformat(timespec="seconds"),
        by=actor.account_id, by_name=actor.name, reason=reason,
    ))


def begin_second_factor(kit: Kit, actor: Actor) -> Enrolment:
    """The secret to be taken into the telephone. Raises: TransitionRefused: one is in use already."""
    if kit.second_factors.is_set(actor.account_id):
        raise TransitionRefused("动态口令已启用。更换手机的，请先停用，再重新启用")
    return kit.second_factors.begin(actor.account_id)


def confirm_second_factor(kit: Kit, actor: Actor, token: str, form: FactorForm) -> tuple[list[str], str]:
    """Take it into use; returns the recovery codes, to be shown once, and the token to go on with.

    Raises: FieldsRefused: the password or the code is wrong; TransitionRefused: one is in use already.
    """
    begin_second_factor(kit, actor)
    prove(kit, actor, form.current, "current")
    try:
        codes = kit.second_factors.confirm(actor.account_id, form.code)
    except AccessRefused as refused:
        raise FieldsRefused({"code": refused.message}) from None
    record(kit, actor, actor.account_id, AccountEvent.SECOND_FACTOR_SET)
    fresh = kit.sessions.renew(token, settled=Due.SECOND_FACTOR)
    kit.sessions.end_all(actor.account_id, but=fresh)
    return codes, fresh


def remove_second_factor(kit: Kit, actor: Actor, session: Session, form: FactorForm) -> str:
    """Go on without, in a new session, whose token is returned; who must have one then enrols anew at once.

    Raises: FieldsRefused: the password or the code is wrong.
    """
    prove(kit, actor, form.current, "current")
    try:
        kit.second_factors.check(actor.account_id, form.code)
    except AccessRefused as refused:
        raise FieldsRefused({"code": refused.message}) from None
    record(kit, actor, actor.account_id, AccountEvent.SECOND_FACTOR_REMOVED)
    kit.second_factors.remove(actor.account_id)
    kit.sessions.end_all(actor.account_id)
    return kit.sessions.open(actor.account_id, door=session.door, address=session.address)


def reset_second_factor(kit: Kit, actor: Actor, account: Account, form: ReasonForm) -> None:
    """Take somebody's second factor away, who lost the telephone; their sessions end.

    Raises: AccessRefused: one's own account; FieldsRefused: no reason.
    """
    require_may_reset(actor, account.id)
    form.require_sound()
    record(kit, actor, account.id, AccountEvent.SECOND_FACTOR_RESET, form.reason)
    kit.second_factors.remove(account.id)
    kit.sessions.end_all(account.id)
