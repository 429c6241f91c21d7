"""Signing in with the city's identity provider: the account must be known here and active."""

import structlog

from hotline.domain.accounts import Due
from hotline.domain.errors import NotFound
from hotline.domain.single_sign_on import Departure, SignOnRefused

from .kit import Kit

log = structlog.get_logger()
UNKNOWN = "您的统一身份认证账号没有在本系统登记或已停用，请联系系统管理员"
STRANGE = "登录已过期或不是从本页面开始的，请重新登录"


def depart(kit: Kit, next_page: str) -> tuple[Departure, str]:
    """Remember a departure; returns it and the provider's address. Raises: NotFound, TemporarilyUnavailable."""
    departure, address = provider_of(kit).depart(next_page)
    kit.departures.put(departure)
    return departure, address


def arrive(kit: Kit, state: str, binder: str, code: str, issuer: str, *, address: str = "") -> tuple[str, str]:
    """Open a session for who came back; returns its token and the page to go to.

    The second factor is that of the provider where it says that two were shown; else one's own, as after a password.

    Raises: NotFound, SignOnRefused, TemporarilyUnavailable.
    """
    departure = kit.departures.take(state, binder)
    if departure is None:
        raise SignOnRefused("state", STRANGE)
    if not code:
        raise SignOnRefused("no_code", "统一身份认证没有完成，请重新登录")
    arrival = provider_of(kit).arrive(departure, code, issuer)
    try:
        is_active = kit.directory.account(arrival.account_id).is_active
    except NotFound:
        is_active = False
    if not is_active:
        raise SignOnRefused("unknown_account", UNKNOWN)
    log.info("signed_in", account_id=arrival.account_id, by="identity_provider")
    asks_for_code = kit.second_factors.is_set(arrival.account_id) and not arrival.is_strong
    token = kit.sessions.open(
        arrival.account_id, due=[Due.CODE] if asks_for_code else [], has_second_factor=arrival.is_strong,
        door="oidc", address=address,
    )
    return token, departure.next_page


def provider_of(kit: Kit):
    """The identity provider. Raises: NotFound: this system has none."""
    if kit.identity_provider is None:
        raise NotFound("本系统没有接入统一身份认证，请用账号和密码登录")
    return kit.identity_provider
