"""Who is asking: the signed-in person of a request, and the roles a route asks for."""

import hmac
from collections.abc import Callable, Collection

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.accounts import Due, EntryIncomplete, needs_second_factor
from hotline.domain.errors import AccessRefused, NotFound
from hotline.domain.roles import Actor, Role

from .kit import kit_of
from .problems import Forged, NotSignedIn
from .routes import GUARD
from .substituting import person

COOKIE = "hotline_session"
AUTOMATIC = "x-automatic"
WRONG_ROLE = "您的岗位没有这项权限，请从首页进入您的工作"
LONGEST_UPLOAD_BYTES = 5 * 1024 * 1024


def token_of(request: Request) -> str:
    """The session token of the request: a bearer token, else the cookie; empty without either."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")


def signed_in(request: Request) -> Actor | None:
    """The person of a living session, or None; notes who it is for the page that is made.

    What a page asks by itself, when something was changed, keeps no session alive.
    """
    token = token_of(request)
    kit = kit_of(request)
    is_use = AUTOMATIC not in request.headers and request.headers.get("accept") != "text/event-stream"
    session = kit.sessions.find(token, is_use=is_use) if token else None
    if session is None:
        return None
    try:
        account = kit.directory.account(session.account_id)
    except NotFound:
        return None
    if not account.is_active:
        return None
    actor = person(kit, account)
    request.state.actor, request.state.csrf, request.state.session = actor, session.csrf, session
    return actor


def first_due(request: Request) -> Due | None:
    """What the signed-in person of this request must do before anything else."""
    session = request.state.session
    if session.due:
        return session.due[0]
    is_wanted = kit_of(request).settings.is_second_factor_required and needs_second_factor(request.state.actor)
    return Due.SECOND_FACTOR if is_wanted and not session.has_second_factor else None


def keep_token(request: Request, response: Response, token: str) -> None:
    """Let the browser hold the session's token, out of reach of scripts."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https")


def address_of(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else ""


def require(*roles: Role, despite: Collection[Due] = ()) -> Callable[[Request], Actor]:
    """A dependency that gives the person and lets nobody through who holds none of `roles`.

    Without roles every signed-in person passes. Nobody passes for whom something is still due at the entry, such as
    a new password, but where `despite` names it.
    """

    def guard(request: Request) -> Actor:
        actor = signed_in(request)
        if actor is None:
            raise NotSignedIn("请先登录；登录已过期的请重新登录")
        due = first_due(request)
        if due and due not in despite:
            raise EntryIncomplete(due)
        if roles and not actor.has(*roles):
            raise AccessRefused(WRONG_ROLE)
        return actor

    setattr(guard, GUARD, frozenset(roles))
    return guard


async def posted(request: Request) -> FormData:
    """The fields of a form that one of our pages sent.

    Raises: NotSignedIn, Forged: the form doesn't belong to this session.
    """
    if not hasattr(request.state, "csrf") and await run_in_threadpool(signed_in, request) is None:
        raise NotSignedIn("请先登录；登录已过期的请重新登录")
    form = await request.form(max_files=20, max_fields=400, max_part_size=LONGEST_UPLOAD_BYTES)
    given = form.get("csrf")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), request.state.csrf.encode()):
        raise Forged("页面已过期，请返回刷新后再提交")
    return form


Posted = Depends(posted)
