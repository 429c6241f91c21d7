"""Signing in and out."""

import re

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import FormData

from hotline.domain.accounts import Due
from hotline.domain.errors import AccessRefused, NotFound
from hotline.domain.roles import Actor

from .. import flash
from ..kit import Kit, kit_of
from ..rendering import page
from ..session import COOKIE, Posted, address_of, first_due, keep_token, require, token_of
from ..signing_in import prove_code, sign_in

router = APIRouter()
_OF_OURS = re.compile(r"/(?![/\\])[\w/.?=&%-]{0,300}", re.ASCII)


@router.get("/login")
def login_page(request: Request, next: str = "") -> Response:
    """The sign-in page; in demo mode with the logins that may be tried. `next`: the page to go to then."""
    return _page(request, next_page=page_of_ours(next))


@router.post("/login")
def log_in(
    request: Request, account: str = Form("", max_length=60), password: str = Form("", max_length=200),
    next: str = Form("", max_length=400),
) -> Response:
    """Open a session, or say what is wrong beside the field."""
    try:
        token = sign_in(kit_of(request), account, password, address=address_of(request))
    except AccessRefused as refused:
        return _page(request, status=401, account=account, fault=refused.message, next_page=page_of_ours(next))
    response = flash.redirect(page_of_ours(next))
    keep_token(request, response, token)
    return response


@router.get("/login/code")
def code_page(request: Request, actor: Actor = Depends(require(despite={Due.CODE}))) -> Response:
    """Ask for the code of the second factor."""
    return page(request, "account/code.html", fault="") if first_due(request) is Due.CODE else flash.redirect("/")


@router.post("/login/code")
def enter_code(
    request: Request, actor: Actor = Depends(require(despite={Due.CODE})), form_data: FormData = Posted
) -> Response:
    """Take the code and go on in a new session."""
    if first_due(request) is not Due.CODE:
        return flash.redirect("/")
    try:
        token = prove_code(kit_of(request), token_of(request), str(form_data.get("code", ""))[:40])
    except AccessRefused as refused:
        return page(request, "account/code.html", status=401, fault=refused.message)
    response = flash.redirect("/")
    keep_token(request, response, token)
    return response


@router.post("/logout", dependencies=[Posted])
def log_out(request: Request, actor: Actor = Depends(require(despite=Due))) -> Response:
    """End the session."""
    kit_of(request).sessions.end(token_of(request))
    was_elsewhere = request.state.session.door == "oidc"
    response = flash.redirect("/login?left=oidc" if was_elsewhere else "/login", "signed_out")
    response.delete_cookie(COOKIE)
    return response


@router.get("/session")
def whose_session(request: Request, actor: Actor = Depends(require())) -> Response:
    """Who is signed in, and what forms carry: for a page whose form is older than the session."""
    return JSONResponse({"account_id": actor.account_id, "name": actor.name, "csrf": request.state.csrf})


def page_of_ours(address: str) -> str:
    """An address of this system's own pages, else the first page."""
    return address if _OF_OURS.fullmatch(address) else "/"


def login_again(request: Request, status: int, fault: str) -> Response:
    """The sign-in page with what stood in the way."""
    return _page(request, status=status, refusal=fault)


def _page(
    request: Request, *, status: int = 200, account: str = "", fault: str = "", next_page: str = "/",
    refusal: str = "",
) -> Response:
    kit = kit_of(request)
    logins = _demo_logins(kit) if kit.settings.mode == "demo" else []
    return page(
        request, "login.html", status=status, account=account, fault=fault, logins=logins, next_page=next_page,
        refusal=refusal, has_provider=kit.identity_provider is not None,
        may_leave_provider=request.query_params.get("left") == "oidc",
    )


def _demo_logins(kit: Kit) -> list[dict[str, str]]:
    """One login of each role, as the sample directory has them."""
    seen: set[str] = set()
    logins = []
    for account in kit.directory.accounts():
        labels = "、".join(role.label for role in account.roles)
        where = _where(kit, account.unit_id, account.leader_id)
        if labels in seen and not account.leader_id:
            continue
        seen.add(labels)
        logins.append({"id": account.id, "name": account.name, "roles": labels, "where": where})
    return logins


def _where(kit: Kit, unit_id: str, leader_id: str) -> str:
    try:
        if unit_id:
            return kit.directory.unit(unit_id).name
        return kit.directory.leader(leader_id).title if leader_id else ""
    except NotFound:
        return ""
