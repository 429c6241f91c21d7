"""One's own account, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.accounts import Due
from hotline.domain.accounts_passwords import PasswordForm
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .. import account_keeping
from ..form_reading import read_json
from ..kit import kit_of
from ..once import Answer, once
from ..openapi import door
from ..session import require, token_of
from ..wording import wall_instant
from .answers import SessionList, TokenGiven
from .bodies import JsonBody, Key

router = APIRouter(prefix="/account", tags=["我的账号"])


@router.get("/sessions")
@door("本账号的登录", gives=SessionList)
def sessions(request: Request, actor: Actor = Depends(require())) -> Response:
    """Where one is signed in."""
    found = kit_of(request).sessions.of_account(actor.account_id)
    return JSONResponse({"sessions": [
        {
            "id": one.id, "door": one.door, "address": one.address,
            "opened_at": wall_instant(one.opened_at).isoformat(), "used_at": wall_instant(one.used_at).isoformat(),
            "is_this": one.id == request.state.session.id,
        } for one in found
    ]})


@router.delete("/sessions/{session_id}")
@door("结束一次登录", status=204)
def end_session(session_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """End one of them."""
    if not account_keeping.end_session(kit_of(request), actor, session_id):
        raise NotFound("没有这次登录，可能已经结束")
    return Response(status_code=204)


@router.post("/password")
@door("修改密码", takes=PasswordForm, gives=TokenGiven, note="全部登录随即结束，答复含新令牌", refuses=("locked_out",))
def change_password(
    request: Request, actor: Actor = Depends(require(despite={Due.PASSWORD})), body: Any = JsonBody, key: str = Key
) -> Response:
    """Take a new password; every session ends, this one too: the answer holds the token to go on with, once."""
    kit, form, tokens = kit_of(request), read_json(PasswordForm, body), [""]

    def work() -> Answer:
        tokens.append(account_keeping.change_password(kit, actor, token_of(request), form))
        return Answer()

    once(kit, actor, key, ["change_password"], work)
    return JSONResponse({"token": tokens[-1]})
