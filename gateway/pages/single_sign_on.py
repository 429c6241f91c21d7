"""To the city's identity provider and back."""

import structlog
from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.single_sign_on import SignOnRefused

from .. import flash, single_sign_on
from ..kit import kit_of
from ..session import address_of, keep_token
from .sessions import login_again, page_of_ours

log = structlog.get_logger()
router = APIRouter(prefix="/login/oidc")
COOKIE = "hotline_departure"
TEN_MINUTES_S = 600


@router.get("")
def depart(request: Request, next: str = "") -> Response:
    """Leave for the provider; `next`: the page to go to afterwards."""
    try:
        departure, address = single_sign_on.depart(kit_of(request), page_of_ours(next))
    except TemporarilyUnavailable as away:
        return login_again(request, 503, away.message)
    response = RedirectResponse(address, 303)
    response.set_cookie(
        COOKIE, departure.binder, max_age=TEN_MINUTES_S, path="/login/oidc", httponly=True, samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.get("/return")
def arrive(
    request: Request, state: str = Query("", max_length=200), code: str = Query("", max_length=4000),
    iss: str = Query("", max_length=400),
) -> Response:
    """Come back; what doesn't open a session is said on the sign-in page, where the password still does."""
    binder = request.cookies.get(COOKIE, "")
    try:
        token, next_page = single_sign_on.arrive(
            kit_of(request), state, binder, code, iss, address=address_of(request)
        )
    except SignOnRefused as refused:
        log.warning("sign_on_refused", reason=refused.reason)
        return _forgetting(login_again(request, 401, refused.message))
    except TemporarilyUnavailable as away:
        return _forgetting(login_again(request, 503, away.message))
    response = flash.redirect(next_page)
    keep_token(request, response, token)
    return _forgetting(response)


@router.get("/leave")
def leave(request: Request) -> Response:
    """End the session at the provider too, where it has a place for that."""
    try:
        address = single_sign_on.provider_of(kit_of(request)).leaving_address()
    except TemporarilyUnavailable as away:
        return login_again(request, 503, away.message)
    return RedirectResponse(address, 303) if address else flash.redirect("/login")


def _forgetting(response: Response) -> Response:
    response.delete_cookie(COOKIE, path="/login/oidc")
    return response
