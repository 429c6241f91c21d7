"""Signing in and out, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.errors import AccessRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from ..form_reading import read_json
from ..kit import kit_of
from ..problems import NotSignedIn
from ..session import require, token_of
from ..signing_in import sign_in
from .bodies import JsonBody

router = APIRouter()


class SignIn(Form):
    """Account and password."""

    account: str = ""
    password: str = ""


@router.post("/sessions")
def open_session(request: Request, body: Any = JsonBody) -> Response:
    """Open a session; its token is sent as `Authorization: Bearer`."""
    form = read_json(SignIn, body)
    try:
        token = sign_in(kit_of(request), form.account[:60], form.password[:200])
    except AccessRefused as refused:
        raise NotSignedIn(refused.message) from None
    return JSONResponse({"token": token}, 201)


@router.delete("/sessions")
def end_session(request: Request, actor: Actor = Depends(require())) -> Response:
    """End this session."""
    kit_of(request).sessions.end(token_of(request))
    return Response(status_code=204)
