"""One's own second factor: enrolled with a picture or a text, confirmed by a code, removed with one."""

import segno
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup
from starlette.datastructures import FormData

from hotline.domain.accounts import Due, FactorForm, needs_second_factor
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import account_keeping, flash
from ..form_reading import read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, first_due, keep_token, require, token_of

router = APIRouter(prefix="/account/second_factor")
ENTRY = {Due.SECOND_FACTOR}


@router.get("")
def second_factor(request: Request, actor: Actor = Depends(require(despite=ENTRY))) -> Response:
    """The secret as long as it isn't confirmed; afterwards only that there is one."""
    return _page(request, actor, {})


@router.post("")
def confirm(
    request: Request, actor: Actor = Depends(require(despite=ENTRY)), form_data: FormData = Posted
) -> Response:
    """Take it into use and show the recovery codes, once: a repeat of the form doesn't show them again."""
    kit, codes, tokens = kit_of(request), [], [token_of(request)]
    form, _ = read_fields(FactorForm, form_data)

    def work() -> Answer:
        made, fresh = account_keeping.confirm_second_factor(kit, actor, tokens[0], form)
        codes.extend(made)
        tokens.append(fresh)
        return Answer()

    try:
        once(kit, actor, str(form_data.get("key", "")), ["second_factor"], work)
    except FieldsRefused as refused:
        return _page(request, actor, refused.fields)
    response = page(request, "account/recovery_codes.html", codes=codes)
    keep_token(request, response, tokens[-1])
    return response


@router.post("/remove")
def remove(request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted) -> Response:
    """Go on with the password alone."""
    form, _ = read_fields(FactorForm, form_data)
    try:
        token = account_keeping.remove_second_factor(kit_of(request), actor, request.state.session, form)
    except FieldsRefused as refused:
        return _page(request, actor, refused.fields)
    response = flash.redirect("/account", "second_factor_removed")
    keep_token(request, response, token)
    return response


def _page(request: Request, actor: Actor, faults: dict[str, str]) -> Response:
    kit, status = kit_of(request), 422 if faults else 200
    if kit.second_factors.is_set(actor.account_id):
        return page(
            request, "account/second_factor_set.html", status=status, faults=faults,
            left=kit.second_factors.recovery_codes_left(actor.account_id),
            is_required=kit.settings.is_second_factor_required and needs_second_factor(actor),
        )
    begun = account_keeping.begin_second_factor(kit, actor)
    return page(
        request, "account/second_factor.html", status=status, faults=faults, secret=_in_fours(begun.secret),
        picture=_picture(begun.address), must=first_due(request) is Due.SECOND_FACTOR,
    )


def _picture(address: str) -> Markup:
    """The address as a QR code, drawn with attributes only, which the Content-Security-Policy allows."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=4, light="#fff", title="动态口令二维码")
    return Markup(drawn)


def _in_fours(secret: str) -> str:
    return " ".join(secret[start:start + 4] for start in range(0, len(secret), 4))
