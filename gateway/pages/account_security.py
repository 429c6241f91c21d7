"""Other people's accounts: the security administrator ends sessions and resets, the audit administrator reads."""

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.accounts import ReasonForm
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor

from .. import account_keeping, flash
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import MINDS_ACCOUNTS, RESETS_ACCOUNTS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter(prefix="/account_security")


@router.get("")
def find_account(request: Request, account: str = "", actor: Actor = Depends(require(*MINDS_ACCOUNTS))) -> Response:
    """Find an account by its id."""
    if not account.strip():
        return page(request, "account/find.html", account="", fault="")
    try:
        found = kit_of(request).directory.account(account.strip()[:60])
    except NotFound as missing:
        return page(request, "account/find.html", status=404, account=account[:60], fault=missing.message)
    return flash.redirect(f"/account_security/{found.id}")


@router.get("/{account_id}")
def account_page(account_id: str, request: Request, actor: Actor = Depends(require(*MINDS_ACCOUNTS))) -> Response:
    """Where it is signed in, and its record."""
    return _page(request, actor, account_id, {})


@router.post("/{account_id}/sessions/end")
def end_sessions(
    account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS)), form_data: FormData = Posted
) -> Response:
    """End all of them; the reason is on record."""
    return _on_record(
        request, actor, account_id, form_data, "end_sessions", account_keeping.end_sessions_of, "account_sessions_ended"
    )


@router.post("/{account_id}/second_factor/reset")
def reset_second_factor(
    account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS)), form_data: FormData = Posted
) -> Response:
    """Take it away; the reason is on record."""
    return _on_record(
        request, actor, account_id, form_data, "reset_second_factor", account_keeping.reset_second_factor,
        "second_factor_reset",
    )


@router.post("/{account_id}/password/reset")
def reset_password(
    account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS)), form_data: FormData = Posted
) -> Response:
    """Give a password for one sign-in, shown once: a repeat of the form doesn't show it again."""
    kit, (form, _) = kit_of(request), read_fields(ReasonForm, form_data)
    account, made = kit.directory.account(account_id), []

    def work() -> Answer:
        made.append(account_keeping.reset_password(kit, actor, account, form))
        return Answer()

    try:
        once(kit, actor, str(form_data.get("key", "")), ["reset_password", account_id, form.reason], work)
    except FieldsRefused as refused:
        return _page(request, actor, account_id, refused.fields, form=form)
    return page(request, "account/given.html", account=account, given="".join(made))


def _on_record(
    request: Request, actor: Actor, account_id: str, form_data: FormData, name: str, act: Callable[..., object],
    saying: str,
) -> Response:
    """Do `act` to the account once, with the reason on record."""
    kit, (form, _) = kit_of(request), read_fields(ReasonForm, form_data)
    account = kit.directory.account(account_id)

    def work() -> Answer:
        act(kit, actor, account, form)
        return Answer()

    try:
        once(kit, actor, str(form_data.get("key", "")), [name, account_id, form.reason], work)
    except FieldsRefused as refused:
        return _page(request, actor, account_id, refused.fields, form=form)
    return flash.redirect(f"/account_security/{account_id}", saying)


def _page(
    request: Request, actor: Actor, account_id: str, faults: dict[str, str], *, form: ReasonForm | None = None
) -> Response:
    kit = kit_of(request)
    account = kit.directory.account(account_id)
    return page(
        request, "account/account.html", status=422 if faults else 200, account=account, faults=faults,
        form=form or ReasonForm(), sessions=kit.sessions.of_account(account.id),
        records=kit.account_records.of_account(account.id)[:50], is_own=actor.account_id == account.id,
        has_second_factor=kit.second_factors.is_set(account.id), may_reset=actor.has(*RESETS_ACCOUNTS),
    )
