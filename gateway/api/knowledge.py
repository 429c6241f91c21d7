"""The knowledge base for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.knowledge import EDITORS, READERS, ArticleForm, RenewalForm
from hotline.domain.roles import Actor, Role

from .. import knowledge_desk
from ..form_reading import read_json
from ..kit import kit_of
from ..once import Answer
from ..openapi import door
from ..paging import Size, Token, page_of
from ..session import require
from .answers import ArticleKept, ArticlePage, ArticleRevised, ArticleTold
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["知识库"])


@router.get("/knowledge")
@door("知识列表与查找", gives=ArticlePage, refuses=("not_found",))
def knowledge(
    request: Request, actor: Actor = Depends(require(*READERS)), q: str = Query("", max_length=200),
    shown: str = Query("all", max_length=10, alias="list"), page_token: str = Token, page_size: int = Size,
) -> Response:
    """What the words `q` find, the likeliest first, at most 20; without words a list by pages, by id."""
    kit, token = kit_of(request), ""
    if q.strip():
        articles = knowledge_desk.found(kit, actor, q)
        count = len(articles)
    else:
        ids = knowledge_desk.ids_listed(kit, actor, shown)
        page, token = page_of(ids, lambda one: (one,), page_token, page_size)
        articles, count = knowledge_desk.readable(kit, actor, page), len(ids)
    told = [knowledge_desk.told(kit, article) for article in articles]
    return JSONResponse({"articles": told, "count": count, "next_page_token": token})


@router.get("/knowledge/{article_id}")
@door("一条知识", gives=ArticleTold)
def article(article_id: str, request: Request, actor: Actor = Depends(require(*READERS))) -> Response:
    """One article."""
    kit = kit_of(request)
    return JSONResponse(knowledge_desk.told(kit, knowledge_desk.article_for(kit, actor, article_id)))


@router.post("/knowledge")
@door("新写一条知识", takes=ArticleForm, gives=ArticleKept, status=201, page="knowledge/form.html")
def write(
    request: Request, actor: Actor = Depends(require(*EDITORS)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Keep a new article."""
    kit, form = kit_of(request), read_json(ArticleForm, body)

    def work() -> Answer:
        return Answer({"article_id": knowledge_desk.write(kit, actor, form, key).id}, 201)

    return done_once(kit, actor, key, ["article", "", form.model_dump()], work)


@router.post("/knowledge/{article_id}")
@door("修改一条知识", takes=ArticleForm, gives=ArticleRevised, page="knowledge/form.html")
def revise(
    article_id: str, request: Request, actor: Actor = Depends(require(*EDITORS)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Give an article another text; `revision` is the one that was read."""
    kit, form = kit_of(request), read_json(ArticleForm, body)
    knowledge_desk.article_for(kit, actor, article_id)

    def work() -> Answer:
        revised = knowledge_desk.revise(kit, actor, article_id, form, key)
        return Answer({"article_id": article_id, "revision": revised.revision})

    return done_once(kit, actor, key, ["article", article_id, form.model_dump()], work)


@router.post("/knowledge/{article_id}/renewal")
@door("申请更新", takes=RenewalForm, gives=ArticleKept, status=201)
def ask_for_renewal(
    article_id: str, request: Request, actor: Actor = Depends(require(*Role.unit())), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """A unit asks for the renewal of what concerns it."""
    kit, form = kit_of(request), read_json(RenewalForm, body)

    def work() -> Answer:
        return Answer({"article_id": knowledge_desk.ask_for_renewal(kit, actor, article_id, form).id}, 201)

    return done_once(kit, actor, key, ["renewal", article_id, form.model_dump()], work)
