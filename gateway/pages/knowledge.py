"""Pages of the knowledge base: finding, reading, writing, asking for renewal; and what stands beside the call."""

from typing import Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.knowledge import EDITORS, READERS, Article, ArticleForm, RenewalForm
from hotline.domain.roles import Actor, Role

from .. import flash, knowledge_desk
from ..form_reading import read_fields
from ..kit import kit_of
from ..naming import names_of
from ..navigation import TAKES_CALLS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
LONGEST_SPOKEN = 5_000


@router.get("/knowledge")
def knowledge(
    request: Request, actor: Actor = Depends(require(*READERS)), q: str = Query("", max_length=200),
    shown: str = Query("all", max_length=10, alias="list"), number: int = Query(1, ge=1, le=1000, alias="page"),
) -> Response:
    """What the words find, or a list."""
    kit, words = kit_of(request), q.strip()
    if words:
        articles = knowledge_desk.found(kit, actor, words)
        count = len(articles)
    else:
        articles, count = knowledge_desk.listed(kit, actor, shown, number - 1)
    return page(
        request, "knowledge/list.html", articles=articles, count=count, words=words, shown=shown, number=number,
        pages=-(-count // knowledge_desk.PER_PAGE), lists=knowledge_desk.lists_of(actor), names=names_of(kit),
        may_edit=actor.has(*EDITORS), today=kit.clock.now().date(),
    )


@router.get("/knowledge/new")
def new_article(request: Request, actor: Actor = Depends(require(*EDITORS))) -> Response:
    """The empty form."""
    today = kit_of(request).clock.now().date().isoformat()
    return _form_page(request, ArticleForm(valid_from=today))


@router.post("/knowledge")
def write(request: Request, actor: Actor = Depends(require(*EDITORS)), form_data: FormData = Posted) -> Response:
    """Keep a new article."""
    return _kept(request, actor, form_data, None)


@router.get("/knowledge/{article_id}")
def article(article_id: str, request: Request, actor: Actor = Depends(require(*READERS))) -> Response:
    """The article with its earlier versions."""
    return _article_page(request, actor, article_id)


@router.get("/knowledge/{article_id}/edit")
def edit(article_id: str, request: Request, actor: Actor = Depends(require(*EDITORS))) -> Response:
    """The form with the text that holds."""
    found = knowledge_desk.article_for(kit_of(request), actor, article_id)
    return _form_page(request, knowledge_desk.form_of(found), article=found)


@router.post("/knowledge/{article_id}")
def revise(
    article_id: str, request: Request, actor: Actor = Depends(require(*EDITORS)), form_data: FormData = Posted
) -> Response:
    """Give the article another text."""
    return _kept(request, actor, form_data, knowledge_desk.article_for(kit_of(request), actor, article_id))


@router.post("/knowledge/{article_id}/renewal")
def ask_for_renewal(
    article_id: str, request: Request, actor: Actor = Depends(require(*Role.unit())), form_data: FormData = Posted
) -> Response:
    """A unit asks for the renewal of what concerns it."""
    kit, (form, _) = kit_of(request), read_fields(RenewalForm, form_data)
    try:
        knowledge_desk.ask_for_renewal(kit, actor, article_id, form)
    except FieldsRefused as refused:
        return _article_page(request, actor, article_id, form=form, faults=refused.fields)
    return flash.redirect(f"/knowledge/{article_id}", "renewal_asked")


@router.post("/calls/knowledge")
def beside_the_call(
    request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Answers to what the caller says, for the script of the call's page; the words stand in no address."""
    words = str(form_data.get("q", ""))[:LONGEST_SPOKEN]
    return page(request, "call/knowledge_found.html", articles=knowledge_desk.proposed(kit_of(request), words))


def _kept(request: Request, actor: Actor, form_data: FormData, article: Article | None) -> Response:
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, wrong = read_fields(ArticleForm, form_data)

    def work() -> Answer:
        if article is None:
            return Answer({"article_id": knowledge_desk.write(kit, actor, form, key).id}, 201)
        return Answer({"article_id": knowledge_desk.revise(kit, actor, article.id, form, key).id})

    try:
        if wrong:
            raise FieldsRefused(wrong)
        answer = once(kit, actor, key, ["article", article.id if article else "", form.model_dump()], work)
    except FieldsRefused as refused:
        return _form_page(request, form, article=article, faults=refused.fields, status=422)
    return flash.redirect(f"/knowledge/{answer.body['article_id']}", "article_written")


def _form_page(
    request: Request, form: ArticleForm, *, article: Article | None = None, faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    kit = kit_of(request)
    return page(
        request, "knowledge/form.html", status=status, form=form, article=article, faults=faults or {},
        units=kit.directory.units(), topics=list(kit.topics.tree().paths),
    )


def _article_page(request: Request, actor: Actor, article_id: str, **more: Any) -> Response:
    kit = kit_of(request)
    found = knowledge_desk.article_for(kit, actor, article_id)
    asks = actor.has(*Role.unit()) and actor.unit_id in found.text.unit_ids
    has_asked = any(request.unit_id == actor.unit_id for request in found.open_renewals)
    values = {"form": RenewalForm(), "faults": {}, **more}
    return page(
        request, "knowledge/article.html", status=422 if values["faults"] else 200, article=found,
        names=names_of(kit), may_edit=actor.has(*EDITORS), may_ask=asks and not has_asked,
        today=kit.clock.now().date(), **values,
    )
