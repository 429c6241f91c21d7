"""Opening a session for whoever knows the password of an active account."""

from collections.abc import Iterator

import structlog

from hotline.domain.accounts import Due
from hotline.domain.accounts_passwords import SAMPLE_PASSWORD
from hotline.domain.errors import AccessRefused, NotFound

from .kit import Kit

log = structlog.get_logger()
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
    return kit.sessions.open(account_id, due=list(_due(must_change)), door=door, address=address)


def _due(must_change: bool) -> Iterator[Due]:
    """In the order in which it is asked for."""
    if must_change:
        yield Due.PASSWORD
