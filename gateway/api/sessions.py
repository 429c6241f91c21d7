"""Signing in and out, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import ConfigDict

from hotline.domain.accounts import Due
from hotline.domain.errors import AccessRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from ..form_reading import read_json
from ..kit import kit_of
from ..problems import NotSignedIn
from ..session import address_of, require, token_of
from ..signing_in import sign_in
from .bodies import JsonBody

router = APIRouter()


class SignIn(Form):
    """Account and password; blanks in it count."""

    model_config = ConfigDict(str_strip_whitespace=False, extra="ignore")

    account: str = ""
    password: str = ""


@router.post("/sessions")
def open_session(request: Request, body: Any = JsonBody) -> Response:
    """Open a session; its token is sent as `Authorization: Bearer`."""
    form = read_json(SignIn, body)
    try:
        token = sign_in(
            kit_of(request), form.account[:60], form.password[:200], door="program", address=address_of(request)
        )
    except AccessRefused as refused:
        raise NotSignedIn(refused.message) from None
    return JSONResponse({"token": token}, 201)


@router.delete("/sessions")
def end_session(request: Request, actor: Actor = Depends(require(despite=Due))) -> Response:
    """End this session."""
    kit_of(request).sessions.end(token_of(request))
    return Response(status_code=204)
