"""Opening a session for whoever knows the password of an active account."""

from collections.abc import Iterator

import structlog

from hotline.domain.accounts import AccountEvent, Due
from hotline.domain.accounts_passwords import SAMPLE_PASSWORD
from hotline.domain.errors import AccessRefused, NotFound

from .account_keeping import record
from .kit import Kit

log = structlog.get_logger()
TOO_LATE = "登录已过期，请重新输入账号和密码"
REFUSAL = "账号或密码不正确，请重新输入"


def sign_in(kit: Kit, account_id: str, password: str, *, door: str = "page", address: str = "") -> str:
    """Returns the session's token; what is still due is noted in the session.

    Raises:
        AccessRefused: wrong, unknown, locked or no longer active.
    """
    account_id = account_id.strip()
    try:
        is_given = kit.credentials.check(account_id, password)
        is_active = kit.directory.account(account_id).is_active
    except NotFound:
        is_active = False
    except AccessRefused as refused:
        log.warning("sign_in_refused", reason=refused.code)
        raise
    if not is_active:
        raise AccessRefused(REFUSAL)
    log.info("signed_in", account_id=account_id)
    must_change = is_given or (password == SAMPLE_PASSWORD and kit.settings.mode != "demo")
    due = list(_due(kit.second_factors.is_set(account_id), must_change))
    return kit.sessions.open(account_id, due=due, door=door, address=address)


def prove_code(kit: Kit, token: str, code: str) -> str:
    """Go on after the password with the second factor; returns the token of the session that is opened by it.

    Raises:
        AccessRefused: wrong or used, locked, or the session has ended.
    """
    session = kit.sessions.find(token)
    if session is None:
        raise AccessRefused(TOO_LATE)
    try:
        is_recovery = kit.second_factors.check(session.account_id, code)
    except AccessRefused as refused:
        log.warning("code_refused", account_id=session.account_id, reason=refused.code)
        raise
    if is_recovery:
        owner = kit.directory.account(session.account_id).actor
        record(kit, owner, owner.account_id, AccountEvent.RECOVERY_CODE_USED)
    fresh = kit.sessions.renew(token, settled=Due.CODE)
    if not fresh:
        raise AccessRefused(TOO_LATE)
    return fresh


def _due(needs_code: bool, must_change: bool) -> Iterator[Due]:
    """In the order in which it is asked for."""
    if needs_code:
        yield Due.CODE
    if must_change:
        yield Due.PASSWORD
