"""Roles of an account: given by the security administrator, with a reason."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor
from hotline.domain.roles_apart import RolesForm

from .. import flash
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import RESETS_ACCOUNTS
from ..once import Answer, once
from ..rendering import page
from ..role_giving import give_roles
from ..session import Posted, require

router = APIRouter(prefix="/account_security/{account_id}/roles")


@router.get("")
def roles(account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS))) -> Response:
    """The roles as they are, to be changed."""
    account = kit_of(request).directory.account(account_id)
    return _page(request, actor, account_id, RolesForm(roles=[role.value for role in account.roles]), {})


@router.post("")
def give(
    account_id: str, request: Request, actor: Actor = Depends(require(*RESETS_ACCOUNTS)), form_data: FormData = Posted
) -> Response:
    """Let the person have just these roles."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(RolesForm, form_data)

    def work() -> Answer:
        give_roles(kit, actor, account_id, form)
        return Answer()

    try:
        once(kit, actor, key, ["roles", account_id, form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, account_id, form, refused.fields)
    return flash.redirect(f"/account_security/{account_id}", "roles_given")


def _page(request: Request, actor: Actor, account_id: str, form: RolesForm, faults: dict[str, str]) -> Response:
    account = kit_of(request).directory.account(account_id)
    return page(
        request, "account/roles.html", status=422 if faults else 200, account=account, form=form, faults=faults,
        is_own=account.id == actor.account_id,
    )
