"""The knowledge base (知识库): questions as citizens ask them, and the answer to say.

An article keeps every version of its text. It is a draft, for the center's staff, or public; outside its days it is
neither proposed nor shown to the public. Units ask for the renewal of what concerns them, with a reason.
"""

from datetime import date

from pydantic import BaseModel, Field

from .classification import Labelled
from .errors import AccessRefused, NotFound, Refused
from .forms import Form, only_faults, text_fault
from .roles import Actor, Role

EDITORS = frozenset({Role.SUPERVISION_SECTION, Role.SHIFT_LEADER, Role.CENTER_HEAD})
READERS = Role.center() | Role.unit()
MOST_TOPICS, MOST_UNITS = 3, 5
LONGEST_ANSWER = 2_000


class KnowledgeState(Labelled):
    """Who reads an article."""

    DRAFT = "draft", "草稿"
    STAFF = "staff", "中心内部"
    PUBLIC = "public", "公开"


class ArticleForm(Form):
    """An article as an editor writes it. Days are ISO; without a last day it holds until it is changed.

    `revision` is the state that the editor saw; 0 for a new article.
    """

    title: str = ""
    question: str = ""
    answer: str = ""
    topics: list[str] = Field(default_factory=list)
    unit_ids: list[str] = Field(default_factory=list)
    state: str = KnowledgeState.DRAFT
    valid_from: str = ""
    valid_until: str = ""
    revision: int = 0

    def faults(self) -> dict[str, str]:
        """What only the form can tell; topics and units are looked up by who takes it."""
        first, last = _day(self.valid_from), _day(self.valid_until)
        return only_faults(
            title=text_fault(self.title, "标题", limit=60),
            question=text_fault(self.question, "市民怎么问", limit=200),
            answer=text_fault(self.answer, "答复内容", limit=LONGEST_ANSWER),
            topics="主题最多选 3 个" if len(self.topics) > MOST_TOPICS else "",
            unit_ids="相关单位最多选 5 个" if len(self.unit_ids) > MOST_UNITS else "",
            state="" if self.state in set(KnowledgeState) else "请选择使用范围",
            valid_from="" if first else "请填写生效日期，例如 2026-12-01",
            valid_until="" if not self.valid_until
            else "请填写失效日期，例如 2027-03-31；长期有效的不填" if not last
            else "失效日期不能早于生效日期" if first and last < first else "",
        )


class RenewalForm(Form):
    """Why a unit asks for the renewal of an article."""

    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The reason is what the editor works from."""
        return only_faults(reason=text_fault(self.reason, "需要更新的理由", limit=500))


class ArticleVersion(BaseModel):
    """One text of an article: who wrote it when, and by which request (`effect`)."""

    title: str
    question: str
    answer: str
    topics: list[str]
    unit_ids: list[str]
    state: KnowledgeState
    valid_from: str
    valid_until: str
    at: str
    by: str
    by_name: str
    effect: str


class RenewalRequest(BaseModel):
    """A unit's request for a renewal; `settled_in` is the number of the version that answered it, 0 while open."""

    unit_id: str
    unit_name: str
    at: str
    by: str
    by_name: str
    reason: str
    settled_in: int = 0


class Article(BaseModel):
    """An article with all its versions, the newest last. `revision` counts changes of any kind."""

    id: str
    revision: int = 1
    versions: list[ArticleVersion]
    renewals: list[RenewalRequest] = Field(default_factory=list)

    @property
    def text(self) -> ArticleVersion:
        """The text that holds."""
        return self.versions[-1]

    @property
    def open_renewals(self) -> list[RenewalRequest]:
        """Requests that no version has answered yet."""
        return [request for request in self.renewals if not request.settled_in]

    def is_valid_on(self, day: date) -> bool:
        """Whether the article holds on this day; a draft never does."""
        text, on = self.text, day.isoformat()
        in_time = text.valid_from <= on and (not text.valid_until or on <= text.valid_until)
        return in_time and text.state is not KnowledgeState.DRAFT

    def is_public_on(self, day: date) -> bool:
        """Whether anybody may read it on this day."""
        return self.text.state is KnowledgeState.PUBLIC and self.is_valid_on(day)


def may_read(actor: Actor, article: Article) -> bool:
    """Editors read everything, the center what is no draft, a unit of that what concerns it."""
    if actor.has(*EDITORS):
        return True
    if article.text.state is KnowledgeState.DRAFT:
        return False
    return actor.has(*Role.center()) or (actor.has(*Role.unit()) and actor.unit_id in article.text.unit_ids)


def require_readable(actor: Actor, article: Article) -> None:
    """Raises: NotFound: the same answer as for an article that doesn't exist."""
    if not may_read(actor, article):
        raise unknown_article()


def unknown_article() -> NotFound:
    """What is said of an article that doesn't exist, or not for this person."""
    return NotFound("没有这条知识，请从知识库重新查找")


def written(article_id: str, form: ArticleForm, *, by: Actor, at: str, effect: str) -> Article:
    """A new article. Raises: AccessRefused, FieldsRefused."""
    _require_editor(by)
    form.require_sound()
    return Article(id=article_id, versions=[_version(form, by=by, at=at, effect=effect)])


def brought(article_id: str, form: ArticleForm, *, by: Actor, at: str, effect: str) -> Article:
    """An article that a city brings from its former system (R-6.4). Raises: FieldsRefused."""
    form.require_sound()
    return Article(id=article_id, versions=[_version(form, by=by, at=at, effect=effect)])


def revise(article: Article, form: ArticleForm, *, by: Actor, at: str, effect: str) -> None:
    """Give the article another text, which answers the open requests for renewal. The same effect does it once.

    Raises:
        AccessRefused, FieldsRefused.
        Refused: somebody else changed it since the form was opened.
    """
    _require_editor(by)
    form.require_sound()
    if any(version.effect == effect for version in article.versions):
        return
    if form.revision != article.revision:
        raise Refused("该条知识刚被他人修改，请刷新后在新内容上修改")
    article.versions.append(_version(form, by=by, at=at, effect=effect))
    for request in article.open_renewals:
        request.settled_in = len(article.versions)


def ask_for_renewal(article: Article, form: RenewalForm, *, by: Actor, unit_name: str, at: str) -> None:
    """A unit that the article concerns asks for its renewal; the same request twice is one.

    Raises:
        AccessRefused: the article isn't this unit's.
        Refused: the unit's earlier request is open still.
    """
    form.require_sound()
    if not by.has(*Role.unit()) or by.unit_id not in article.text.unit_ids:
        raise AccessRefused("只有该条知识的相关单位可以申请更新")
    mine = next((request for request in article.open_renewals if request.unit_id == by.unit_id), None)
    if mine is not None and (mine.by, mine.reason) != (by.account_id, form.reason):
        raise Refused("本单位已申请更新，受理中心尚未处理，请勿重复申请")
    if mine is None:
        article.renewals.append(RenewalRequest(
            unit_id=by.unit_id, unit_name=unit_name, at=at, by=by.account_id, by_name=by.name, reason=form.reason,
        ))


def _version(form: ArticleForm, *, by: Actor, at: str, effect: str) -> ArticleVersion:
    return ArticleVersion(
        **form.model_dump(exclude={"revision"}), at=at, by=by.account_id, by_name=by.name, effect=effect
    )


def _require_editor(by: Actor) -> None:
    if not by.has(*EDITORS):
        raise AccessRefused("知识库由受理中心督查科、值班长、负责人编写")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
