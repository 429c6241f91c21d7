"""Finding articles of the knowledge base by what somebody typed or said, without a dictionary of the language.

Every pair of neighbouring characters is a key that lists the articles with it (a posting); lists of articles (by
state, by unit, by the month in which they end) are keys too. A question reads its keys and nothing else.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from .knowledge import Article, KnowledgeState
from .likeness import pairs_of

ALL, ASKED = "list/all", "list/asked"
MOST_PAIRS = 60
LOOKED_AT = 400
ANSWER_LOOKED_AT = 600
SHORT_QUESTION = 6
WORD, FEWEST_SHARED = 3, 2
LEAST_OF_SHORT, LEAST_OF_LONG = 0.3, 0.05
ANSWER_SHARE = 0.3
MONTHS_AHEAD, MONTHS_BACK = 1, 2
Postings = Mapping[str, Sequence[str]]


def of_state(state: KnowledgeState) -> str:
    """The key of all articles in a state."""
    return f"list/state/{state}"


def of_unit(unit_id: str) -> str:
    """The key of all articles that concern a unit."""
    return f"list/unit/{unit_id}"


def ending(today: date) -> list[str]:
    """The keys of articles that ended in the last two months, end in this one or in the next."""
    months = today.year * 12 + today.month - 1
    return [_of_month(*divmod(months + ahead, 12)) for ahead in range(-MONTHS_BACK, MONTHS_AHEAD + 1)]


def keys_of(article: Article) -> set[str]:
    """Every key under which the article is listed now."""
    text = article.text
    keys = {ALL, of_state(text.state), *map(of_unit, text.unit_ids)}
    if article.open_renewals:
        keys.add(ASKED)
    if text.valid_until:
        last = date.fromisoformat(text.valid_until)
        keys.add(_of_month(last.year, last.month - 1))
    return keys | {_of_pair(pair) for pair in _head(article) | pairs_of(text.answer[:ANSWER_LOOKED_AT])}


def question_keys(text: str) -> list[str]:
    """The keys of what was typed or said: at most sixty, of the latest words where there is a long text."""
    seen = text[-LOOKED_AT:]
    pairs = sorted(pairs_of(seen), key=lambda pair: -seen.rfind(pair))
    return [_of_pair(pair) for pair in pairs[:MOST_PAIRS]]


def likeliest(postings: Postings, most: int, within: Iterable[str] | None = None) -> list[str]:
    """Ids of articles that share most with the question, rare pairs counting more; only those of `within`, if given."""
    allowed = None if within is None else frozenset(within)
    shared: Counter[str] = Counter()
    for ids in postings.values():
        weight = _weight(len(ids))
        for article_id in ids:
            if allowed is None or article_id in allowed:
                shared[article_id] += weight
    return sorted(shared, key=lambda article_id: (-shared[article_id], article_id))[:most]


def ranked(articles: Iterable[Article], postings: Postings, most: int) -> list[Article]:
    """Those that answer the question, the likeliest first; what shares only a word or two with a long text does not."""
    least = LEAST_OF_SHORT if len(postings) <= SHORT_QUESTION else LEAST_OF_LONG
    scored = [(_score(article, postings), article.id, article) for article in articles]
    likely = sorted((one for one in scored if one[0] >= least), key=lambda one: (-one[0], one[1]))
    return [article for _, _, article in likely[:most]]


def _score(article: Article, postings: Postings) -> float:
    """Share of the question that stands in the article's head, or of the head that stands in the question.

    A single pair in common is enough for a word or two, by chance in a sentence.
    """
    asked = {key.removeprefix("pair/"): _weight(len(ids)) for key, ids in postings.items()}
    head, answer = _head(article), pairs_of(article.text.answer[:ANSWER_LOOKED_AT])
    shared = [weight for pair, weight in asked.items() if pair in head]
    if len(shared) < FEWEST_SHARED and len(asked) > WORD:
        return 0.0
    in_answer = sum(weight for pair, weight in asked.items() if pair in answer and pair not in head)
    whole = sum(asked.values()) or 1.0
    whole_head = sum(shared) + sum(_weight(0) for pair in head if pair not in asked)
    return max(sum(shared) / whole, sum(shared) / (whole_head or 1.0)) + ANSWER_SHARE * in_answer / whole


def _head(article: Article) -> frozenset[str]:
    text = article.text
    leaves = [topic.rpartition("/")[2] for topic in text.topics]
    return frozenset().union(*(pairs_of(part) for part in (text.title, text.question, *leaves)))


def _weight(articles: int) -> float:
    return 1 / math.log2(2 + articles)


def _of_pair(pair: str) -> str:
    return f"pair/{pair}"


def _of_month(year: int, month_from_0: int) -> str:
    return f"list/until/{year}-{month_from_0 + 1:02d}"
