"""The knowledge base at the gateway: found as one types, written by editors, asked to be renewed by units."""

import hashlib
from collections.abc import Sequence
from typing import Any

from hotline.domain import knowledge, knowledge_finding
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.knowledge import Article, ArticleForm, KnowledgeState, RenewalForm
from hotline.domain.roles import Actor, Role

from .kit import Kit

MOST_PROPOSED = 5
MOST_FOUND = 20
LOOKED_AT = 60
PER_PAGE = 30
LISTS = {
    "all": "全部", "public": "公开", "staff": "中心内部", "draft": "草稿", "asked": "申请更新",
    "ending": "将到期和已到期",
}
FOR_EDITORS = ("draft", "asked", "ending")


def proposed(kit: Kit, text: str) -> list[Article]:
    """What answers a call, for the operator: in force today, the likeliest first. Nothing is kept by asking."""
    today = kit.clock.now().date()
    return _found(kit, text, lambda article: article.is_valid_on(today), MOST_PROPOSED)


def found(kit: Kit, actor: Actor, text: str) -> list[Article]:
    """What this person may read and the words speak for, also what is not in force."""
    within = knowledge_finding.of_unit(actor.unit_id) if _is_of_unit(actor) else ""
    return _found(kit, text, lambda article: knowledge.may_read(actor, article), MOST_FOUND, within)


def found_by_anybody(kit: Kit, text: str) -> list[Article]:
    """Public articles in force that the words speak for."""
    today = kit.clock.now().date()
    public = knowledge_finding.of_state(KnowledgeState.PUBLIC)
    return _found(kit, text, lambda article: article.is_public_on(today), MOST_FOUND, public)


def listed(kit: Kit, actor: Actor, name: str, page: int) -> tuple[list[Article], int]:
    """A page of a list, the latest first, and how many there are in all; a unit has one list, its own."""
    keys = [knowledge_finding.of_unit(actor.unit_id)] if _is_of_unit(actor) else _keys_of_list(kit, actor, name)
    articles, count = _page(kit, keys, page)
    return [article for article in articles if knowledge.may_read(actor, article)], count


def ids_listed(kit: Kit, actor: Actor, name: str) -> set[str]:
    """Ids of the articles on a list; which of them this person may read is seen when they are read.

    Raises: NotFound: there is no such list for this person.
    """
    keys = [knowledge_finding.of_unit(actor.unit_id)] if _is_of_unit(actor) else _keys_of_list(kit, actor, name)
    return {one for ids in kit.knowledge.postings(keys).values() for one in ids}


def readable(kit: Kit, actor: Actor, article_ids: Sequence[str]) -> list[Article]:
    """Those of these articles that this person may read, in this order."""
    return [article for article in kit.knowledge.several(article_ids) if knowledge.may_read(actor, article)]


def listed_for_anybody(kit: Kit, page: int) -> tuple[list[Article], int]:
    """A page of the public articles in force."""
    today = kit.clock.now().date()
    articles, count = _page(kit, [knowledge_finding.of_state(KnowledgeState.PUBLIC)], page)
    return [article for article in articles if article.is_public_on(today)], count


def lists_of(actor: Actor) -> dict[str, str]:
    """The lists this person may choose from, with their names; a unit has none to choose."""
    if _is_of_unit(actor):
        return {}
    return {name: label for name, label in LISTS.items() if actor.has(*knowledge.EDITORS) or name not in FOR_EDITORS}


def article_for(kit: Kit, actor: Actor, article_id: str) -> Article:
    """Raises: NotFound: also when it isn't this person's to read."""
    article = kit.knowledge.get(article_id)
    knowledge.require_readable(actor, article)
    return article


def article_for_anybody(kit: Kit, article_id: str) -> Article:
    """Raises: NotFound: also when it isn't public, or not in force."""
    article = kit.knowledge.get(article_id)
    if not article.is_public_on(kit.clock.now().date()):
        raise knowledge.unknown_article()
    return article


def write(kit: Kit, actor: Actor, form: ArticleForm, key: str) -> Article:
    """Keep a new article; the same person's same key gives the same one. Raises: AccessRefused, FieldsRefused."""
    _require_known(kit, form)
    effect = f"{actor.account_id}/{key}"
    article_id = hashlib.blake2b(effect.encode(), digest_size=6).hexdigest()
    return kit.knowledge.add(knowledge.written(article_id, form, by=actor, at=_now(kit), effect=effect))


def revise(kit: Kit, actor: Actor, article_id: str, form: ArticleForm, key: str) -> Article:
    """Give an article another text. Raises: NotFound, AccessRefused, FieldsRefused, Refused."""
    _require_known(kit, form)
    effect = f"{actor.account_id}/{key}"
    return kit.knowledge.change(
        article_id, lambda article: knowledge.revise(article, form, by=actor, at=_now(kit), effect=effect)
    )


def ask_for_renewal(kit: Kit, actor: Actor, article_id: str, form: RenewalForm) -> Article:
    """A unit asks for the renewal of an article. Raises: NotFound, AccessRefused, FieldsRefused, Refused."""
    article_for(kit, actor, article_id)
    unit_name = kit.directory.unit(actor.unit_id).name if actor.unit_id else ""

    def ask(article: Article) -> None:
        knowledge.ask_for_renewal(article, form, by=actor, unit_name=unit_name, at=_now(kit))

    return kit.knowledge.change(article_id, ask)


def form_of(article: Article) -> ArticleForm:
    """The form of an article as it stands."""
    fields = set(ArticleForm.model_fields) - {"revision"}
    return ArticleForm(**article.text.model_dump(include=fields), revision=article.revision)


def told(kit: Kit, article: Article) -> dict[str, Any]:
    """An article for programs."""
    text = article.text
    return {
        "article_id": article.id, **text.model_dump(exclude={"by", "effect"}), "version": len(article.versions),
        "revision": article.revision, "is_valid": article.is_valid_on(kit.clock.now().date()),
        "renewals": [request.model_dump(exclude={"by"}) for request in article.open_renewals],
    }


def _found(kit: Kit, text: str, may_show: Any, most: int, within: str = "") -> list[Article]:
    postings = kit.knowledge.postings(knowledge_finding.question_keys(text))
    allowed = kit.knowledge.postings([within])[within] if within else None
    ids = knowledge_finding.likeliest(postings, LOOKED_AT, allowed)
    shown = [article for article in kit.knowledge.several(ids) if may_show(article)]
    return knowledge_finding.ranked(shown, postings, most)


def _page(kit: Kit, keys: list[str], page: int) -> tuple[list[Article], int]:
    ids = list(dict.fromkeys(one for ids in kit.knowledge.postings(keys).values() for one in ids))[::-1]
    return kit.knowledge.several(ids[page * PER_PAGE:(page + 1) * PER_PAGE]), len(ids)


def _keys_of_list(kit: Kit, actor: Actor, name: str) -> list[str]:
    """Raises: NotFound: there is no such list for this person."""
    is_editor = actor.has(*knowledge.EDITORS)
    if name not in LISTS or (name in FOR_EDITORS and not is_editor):
        raise NotFound("没有这个列表，请从知识库首页进入")
    match name:
        case "all" if is_editor:
            return [knowledge_finding.ALL]
        case "all":
            return [knowledge_finding.of_state(state) for state in (KnowledgeState.STAFF, KnowledgeState.PUBLIC)]
        case "asked":
            return [knowledge_finding.ASKED]
        case "ending":
            return knowledge_finding.ending(kit.clock.now().date())
    return [knowledge_finding.of_state(KnowledgeState(name))]


def _require_known(kit: Kit, form: ArticleForm) -> None:
    """Raises: FieldsRefused: with every fault of the form, also of topics and units."""
    faults, tree = form.faults(), kit.topics.tree()
    if "topics" not in faults and (wrong := next((f for f in map(tree.fault, form.topics) if f), "")):
        faults["topics"] = wrong
    if set(form.unit_ids) - {unit.id for unit in kit.directory.units()}:
        faults["unit_ids"] = "所选单位不在单位目录中，请重新选择"
    if faults:
        raise FieldsRefused(faults)


def _is_of_unit(actor: Actor) -> bool:
    return actor.has(*Role.unit()) and not actor.has(*Role.center())


def _now(kit: Kit) -> str:
    return kit.clock.now().isoformat(timespec="seconds")
