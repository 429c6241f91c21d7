"""The public pages: callers look up their own matter, anybody reads public answers; nothing is set in the browser."""

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.looking_up import LookUpForm, PublicView, TooManyTries

from .. import knowledge_desk, looking_up
from ..kit import kit_of
from ..rendering import page

router = APIRouter()


@router.get("/look-up")
def look_up_page(request: Request) -> Response:
    """The form for number and code."""
    return _page(request, LookUpForm())


@router.post("/look-up")
def look_up(
    request: Request, number: str = Form("", max_length=40), code: str = Form("", max_length=40)
) -> Response:
    """What is told of the matter; sent as a form, so that number and code stand in no address and no log."""
    form = LookUpForm(number=number, code=code)
    try:
        found = looking_up.look_up(kit_of(request), form, looking_up.address_of(request))
    except FieldsRefused as refused:
        return _page(request, form, refused.fields, status=422)
    except NotFound as refused:
        return _page(request, form, {"code": refused.message}, status=404)
    except TooManyTries as locked:
        return _page(request, form, locked=locked)
    return _page(request, LookUpForm(), found=found)


@router.get("/look-up/knowledge")
def public_knowledge(
    request: Request, q: str = Query("", max_length=100), number: int = Query(1, ge=1, le=1000, alias="page")
) -> Response:
    """Public answers in force: what the words find, or all of them page by page."""
    kit, words = kit_of(request), q.strip()
    articles, count = (
        (knowledge_desk.found_by_anybody(kit, words), 0) if words
        else knowledge_desk.listed_for_anybody(kit, number - 1)
    )
    return page(
        request, "look_up/knowledge.html", articles=articles, words=words, number=number,
        pages=-(-count // knowledge_desk.PER_PAGE), phone=kit.settings.public_phone,
    )


@router.get("/look-up/knowledge/{article_id}")
def public_article(article_id: str, request: Request) -> Response:
    """One public answer."""
    kit = kit_of(request)
    article = knowledge_desk.article_for_anybody(kit, article_id)
    return page(request, "look_up/article.html", article=article, phone=kit.settings.public_phone)


def _page(
    request: Request, form: LookUpForm, faults: dict[str, str] | None = None, *, status: int = 200,
    found: PublicView | None = None, locked: TooManyTries | None = None,
) -> Response:
    headers = {"retry-after": str(locked.wait_minutes * 60)} if locked else None
    return page(
        request, "look_up/look_up.html", status=429 if locked else status, headers=headers, form=form,
        faults=faults or {}, found=found, locked=locked.message if locked else "",
        phone=kit_of(request).settings.public_phone,
    )
