"""Opening a session for whoever knows the password of an active account."""

import structlog

from hotline.domain.errors import AccessRefused, NotFound

from .kit import Kit

log = structlog.get_logger()
REFUSAL = "账号或密码不正确，请重新输入"


def sign_in(kit: Kit, account_id: str, password: str) -> str:
    """Returns the session's token.

    Raises:
        AccessRefused: wrong, unknown, locked or no longer active.
    """
    account_id = account_id.strip()
    try:
        kit.credentials.check(account_id, password)
        is_active = kit.directory.account(account_id).is_active
    except NotFound:
        is_active = False
    except AccessRefused:
        log.warning("sign_in_refused")
        raise
    if not is_active:
        raise AccessRefused(REFUSAL)
    log.info("signed_in", account_id=account_id)
    return kit.sessions.open(account_id)
