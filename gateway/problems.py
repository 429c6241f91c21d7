"""Errors as HTTP: the one place where they are translated, for programs and for people."""

from typing import Any
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from hotline.domain import errors
from hotline.domain.accounts import Due, EntryIncomplete
from hotline.domain.looking_up import TooManyTries

from .problem_codes import URN, code_of_http
from .rendering import page
from .routes import methods_at
from .sent_again import Sent, sent_by

log = structlog.get_logger()

STATUS: dict[type[errors.HotlineError], int] = {
    errors.FieldsRefused: 422,
    errors.AccessRefused: 403,
    errors.Refused: 409,
    errors.NotFound: 404,
    errors.VersionConflict: 409,
    errors.TemporarilyUnavailable: 503,
}
TITLES = {
    400: "请求有误", 401: "请先登录", 403: "无权办理", 404: "没有找到", 405: "不支持的操作", 408: "传送过慢",
    409: "现在不能这样办理", 413: "内容过大", 422: "填写有误", 429: "请稍后再试", 500: "系统出错", 503: "暂时不可用",
}


class NotSignedIn(errors.HotlineError):
    """Nobody is signed in, or the session has ended."""

    code = "not_signed_in"


class InFlight(errors.HotlineError):
    """The same request is being worked on just now."""

    code = "in_flight"


class Forged(errors.HotlineError):
    """A form that didn't come from one of our pages."""

    code = "forged"


STATUS |= {NotSignedIn: 401, InFlight: 409, Forged: 403, EntryIncomplete: 403, TooManyTries: 429}
SENT_AGAIN = frozenset({NotSignedIn.code, Forged.code, InFlight.code, errors.TemporarilyUnavailable.code})
WAIT_SECONDS = {429: 60, 503: 5}
PLACES = {Due.CODE: "/login/code", Due.PASSWORD: "/account/password", Due.SECOND_FACTOR: "/account/second_factor"}


def status_of(error: errors.HotlineError) -> int:
    """The HTTP status of an error, by its nearest class."""
    return next((STATUS[c] for c in type(error).__mro__ if c in STATUS), 500)


def problem_response(
    status: int, code: str, detail: str, *, closes: bool = False, wait_seconds: int = 0, **more: Any
) -> JSONResponse:
    """An answer after RFC 9457. `closes` ends the connection, for bodies that were not read to their end.

    `wait_seconds`: how long to wait before the next try, where that is known.
    """
    body = {
        "type": URN + code, "title": TITLES.get(status, "出错了"), "status": status, "code": code, "detail": detail,
        **more,
    }
    headers = {"connection": "close"} if closes else {}
    if status in WAIT_SECONDS:
        headers["retry-after"] = str(wait_seconds or WAIT_SECONDS[status])
    return JSONResponse(body, status, headers, "application/problem+json; charset=utf-8")


def install(app: FastAPI) -> None:
    """Register the handlers."""
    app.add_exception_handler(errors.HotlineError, _domain_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)


def wants_json(request: Request) -> bool:
    """Whether the JSON twin was asked, or a script of ours that shows the words itself."""
    return request.url.path.startswith("/api/") or "hx-request" in request.headers


def _answer(
    request: Request, status: int, code: str, detail: str, *, sent: Sent | None = None, **more: Any
) -> Response:
    if wants_json(request):
        return problem_response(status, code, detail, **more)
    headers = {"retry-after": "5"} if status == 503 else None
    return page(
        request, "error.html", status=status, headers=headers, title=TITLES.get(status, "出错了"), detail=detail,
        sent=sent, may_send_again=code in SENT_AGAIN,
    )


async def _domain_error(request: Request, error: errors.HotlineError) -> Response:
    sent = None if wants_json(request) else await sent_by(request)
    return await run_in_threadpool(_said, request, error, sent)


def _said(request: Request, error: errors.HotlineError, sent: Sent | None) -> Response:
    status = 401 if isinstance(error, EntryIncomplete) and error.due is Due.CODE else status_of(error)
    if isinstance(error, NotSignedIn) and not wants_json(request) and sent is None:
        return RedirectResponse(_sign_in_and_back(request), 303)
    if isinstance(error, EntryIncomplete) and not wants_json(request):
        return RedirectResponse(PLACES[error.due], 303)
    more: dict[str, Any] = {}
    if isinstance(error, errors.FieldsRefused):
        more["fields"] = error.fields
    if isinstance(error, EntryIncomplete):
        more["due"] = error.due
    if isinstance(error, TooManyTries) and wants_json(request):
        more["wait_seconds"] = error.wait_minutes * 60
    if article := getattr(error, "article", ""):
        more["article"] = article
    if status >= 500:
        log.warning("unavailable", path=request.scope["path"], code=error.code)
    return _answer(request, status, error.code, error.message, sent=sent, **more)


def _sign_in_and_back(request: Request) -> str:
    path = request.url.path
    if request.method != "GET" or path == "/":
        return "/login"
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/login?next={quote(path + query)}"


def _http_error(request: Request, error: HTTPException) -> Response:
    details = {404: "没有这个页面，请从首页重新进入", 405: "这里不支持该操作"}
    status, code = error.status_code, code_of_http(error.status_code)
    answer = _answer(request, status, code, details.get(status, "请求无法处理"))
    if status == 405:
        answer.headers["allow"] = ", ".join(sorted(methods_at(request.app, request.scope["path"])))
    return answer


def _invalid(request: Request, error: RequestValidationError) -> Response:
    fields = {str(e["loc"][-1]): "格式不正确" for e in error.errors()}
    return _answer(request, 422, "fields_refused", "填写有误，请检查后再提交", fields=fields)


def unexpected(request: Request, error: Exception) -> Response:
    """The answer to an error that nobody foresaw, which is logged without words that may be personal."""
    log.error("unexpected", path=request.scope["path"], exc_info=error)
    return _answer(request, 500, "error", "系统出错，已记录。请稍后再试；仍不行请联系系统管理员")
