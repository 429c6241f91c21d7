"""One's own account: the password, where one is signed in."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.accounts import Due
from hotline.domain.accounts_passwords import LONGEST, SHORTEST, PasswordForm
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import account_keeping, flash
from ..form_reading import read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, first_due, keep_token, require, token_of

router = APIRouter(prefix="/account")


@router.get("")
def my_account(request: Request, actor: Actor = Depends(require())) -> Response:
    """Where one is signed in, and what happened to the account."""
    kit = kit_of(request)
    return page(
        request, "account/my_account.html", sessions=kit.sessions.of_account(actor.account_id),
        has_second_factor=kit.second_factors.is_set(actor.account_id), mine=request.state.session.id,
        records=kit.account_records.of_account(actor.account_id)[:20],
    )


@router.get("/password")
def password_page(request: Request, actor: Actor = Depends(require(despite={Due.PASSWORD}))) -> Response:
    """The form for a new password."""
    return _password_page(request, {})


@router.post("/password")
def change_password(
    request: Request, actor: Actor = Depends(require(despite={Due.PASSWORD})), form_data: FormData = Posted
) -> Response:
    """Take it; this browser goes on in a new session, every other one is ended."""
    kit, key, tokens = kit_of(request), str(form_data.get("key", "")), [token_of(request)]
    form, _ = read_fields(PasswordForm, form_data)

    def work() -> Answer:
        tokens.append(account_keeping.change_password(kit, actor, tokens[0], form))
        return Answer()

    try:
        once(kit, actor, key, ["change_password"], work)
    except FieldsRefused as refused:
        return _password_page(request, refused.fields, status=422)
    response = flash.redirect("/account", "password_changed")
    keep_token(request, response, tokens[-1])
    return response


@router.post("/sessions/end_others")
def end_others(request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted) -> Response:
    """End all but this one."""
    account_keeping.end_others(kit_of(request), actor, token_of(request))
    return flash.redirect("/account", "sessions_ended")


@router.post("/sessions/{session_id}/end")
def end_session(
    session_id: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """End one; a repeat finds it ended."""
    account_keeping.end_session(kit_of(request), actor, session_id)
    return flash.redirect("/account", "session_ended")


def _password_page(request: Request, faults: dict[str, str], *, status: int = 200) -> Response:
    return page(
        request, "account/password.html", status=status, faults=faults, must=first_due(request) is Due.PASSWORD,
        shortest=SHORTEST, longest=LONGEST,
    )
