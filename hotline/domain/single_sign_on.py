"""Signing in with the city's own identity provider: what is remembered on the way out, what comes back."""

from pydantic import BaseModel

from .errors import AccessRefused

WITH_PASSWORD = "也可用本系统的账号和密码登录"


class SignOnRefused(AccessRefused):
    """What came back from the identity provider opens no session; `reason` is a code for the log."""

    code = "sign_on_refused"

    def __init__(self, reason: str, message: str = "统一身份认证没有通过，请重新登录"):
        super().__init__(f"{message}；{WITH_PASSWORD}")
        self.reason = reason


class Departure(BaseModel):
    """One way out to the provider: its state, what must come back with it, and where the person wanted to go.

    `binder` ties it to the browser that left. Source: OpenID Connect Core 3.1; RFC 7636; RFC 9700, 4.7.
    """

    state: str
    binder: str
    nonce: str
    verifier: str
    next_page: str = "/"


class Arrival(BaseModel):
    """Who came back: the account that the provider names, and whether two factors were shown there."""

    account_id: str
    is_strong: bool
