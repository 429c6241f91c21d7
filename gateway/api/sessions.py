"""Signing in and out, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import ConfigDict

from hotline.domain.accounts import Due, EntryIncomplete
from hotline.domain.errors import AccessRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from ..form_reading import read_json
from ..kit import Kit, kit_of
from ..openapi import door
from ..problems import NotSignedIn
from ..session import address_of, require, token_of
from ..signing_in import prove_code, sign_in
from .answers import TokenGiven
from .bodies import JsonBody

router = APIRouter(tags=["登录"])


class SignIn(Form):
    """Account, password (blanks in it count), and the code where the account has a second factor."""

    model_config = ConfigDict(str_strip_whitespace=False, extra="ignore")

    account: str = ""
    password: str = ""
    code: str = ""


@router.post("/sessions")
@door("登录", takes=SignIn, gives=TokenGiven, status=201, refuses=("not_signed_in", "entry_incomplete"))
def open_session(request: Request, body: Any = JsonBody) -> Response:
    """Open a session; its token is sent as `Authorization: Bearer`."""
    kit, form = kit_of(request), read_json(SignIn, body)
    try:
        token = sign_in(
            kit, form.account[:60], form.password[:200], door="program", address=address_of(request)
        )
        if Due.CODE in kit.sessions.find(token).due:
            token = _with_code(kit, token, form.code[:40])
    except AccessRefused as refused:
        raise NotSignedIn(refused.message) from None
    return JSONResponse({"token": token}, 201)


def _with_code(kit: Kit, token: str, code: str) -> str:
    """The whole session's token; a half one isn't left behind."""
    try:
        if not code:
            raise EntryIncomplete(Due.CODE)
        return prove_code(kit, token, code)
    finally:
        kit.sessions.end(token)


@router.delete("/sessions")
@door("退出登录", status=204)
def end_session(request: Request, actor: Actor = Depends(require(despite=Due))) -> Response:
    """End this session."""
    kit_of(request).sessions.end(token_of(request))
    return Response(status_code=204)
