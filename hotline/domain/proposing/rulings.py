"""A ruling on a returned case becomes a line of the dispatch catalogue, so that the next case is right (R-4.2)."""

from datetime import datetime

from ..case import Case
from .catalogue import MOST_WORDS, CatalogueLine
from .topics import TopicTree

SHORTEST = 2


def line_of_ruling(
    case: Case, *, unit_id: str, not_unit_id: str, attempt: int, tree: TopicTree, at: datetime, by_name: str
) -> CatalogueLine | None:
    """The line by which what this case is about goes to `unit_id` from now on; None when nothing tells it apart.

    Its words are those of the topic tree that the subject holds, so that nothing of the caller gets into the
    catalogue. Idempotent by case, attempt and unit.

    Source: regulation 四(二); `PRACTICE`, return arbitration.
    """
    words = _telling_words(case, tree)
    if not words and not case.topic:
        return None
    return CatalogueLine(
        id=f"ruling/{case.id}/{attempt}/{not_unit_id}", unit_id=unit_id, not_unit_id=not_unit_id, topic=case.topic,
        words=words, case_id=case.id, added_at=at.isoformat(timespec="seconds"), added_by=by_name,
    )


def _telling_words(case: Case, tree: TopicTree) -> tuple[str, ...]:
    known = {word for topic in tree.topics for word in (topic.level3, *topic.words) if len(word) >= SHORTEST}
    found = [word for word in known if word in case.subject]
    longest = [word for word in found if not any(word != other and word in other for other in found)]
    return tuple(sorted(longest, key=lambda word: (-len(word), word))[:MOST_WORDS])
