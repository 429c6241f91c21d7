"""A ruling on a returned case becomes a line of the dispatch catalogue, so that the next case is right (R-4.2)."""

from ..case import Case
from .catalogue import MOST_WORDS, CatalogueLine
from .topics import TopicTree

SHORTEST = 2


def line_of_ruling(case: Case, unit_id: str, attempt: int, tree: TopicTree) -> CatalogueLine | None:
    """The line by which what this case is about goes to the unit that took over from `unit_id`.

    None when the ruling is no precedent, names no other unit, or nothing tells the case apart. Its words are those of
    the topic tree that the subject holds, so that nothing of the caller gets into the catalogue. The same ruling is
    the same line.

    Source: regulation 四(二); `PRACTICE`, return arbitration.
    """
    returned = case.assignment(unit_id, attempt).returned
    if returned is None or returned.ruling is None or not returned.is_precedent or not returned.replacing_unit_id:
        return None
    words = _telling_words(case, tree)
    if not words and not case.topic:
        return None
    return CatalogueLine(
        id=f"ruling/{case.id}/{attempt}/{unit_id}", unit_id=returned.replacing_unit_id, not_unit_id=unit_id,
        topic=case.topic, words=words, case_id=case.id, added_at=returned.ruling.at, added_by=returned.ruling.by_name,
    )


def _telling_words(case: Case, tree: TopicTree) -> tuple[str, ...]:
    known = {word for topic in tree.topics for word in (topic.level3, *topic.words) if len(word) >= SHORTEST}
    found = [word for word in known if word in case.subject]
    longest = [word for word in found if not any(word != other and word in other for other in found)]
    return tuple(sorted(longest, key=lambda word: (-len(word), word))[:MOST_WORDS])
