"""What was changed between two texts, marked in the later one."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, INSERTED, DELETED = "same", "ins", "del"
MOST_FINE_CHARACTERS = 1200
_FINE = re.compile(r"[0-9A-Za-z.%]+|\s+|.", re.DOTALL)
_COARSE = re.compile(r"[^。；！？\n]+[。；！？\n]*|[。；！？\n]+")
Part = dict[str, str]


def marked(before: str, after: str) -> list[Part]:
    """The later text in parts `{change, text}`: same, ins (new in it), del (no longer in it).

    Short texts are compared by characters, numbers whole; long ones by sentences.
    """
    pattern = _FINE if max(len(before), len(after)) <= MOST_FINE_CHARACTERS else _COARSE
    old, new = pattern.findall(before), pattern.findall(after)
    return list(_joined(_parts(old, new)))


def plain(text: str) -> list[Part]:
    """A text with nothing to compare it to."""
    return [{"change": SAME, "text": text}] if text else []


def _parts(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield SAME, "".join(new[c:d])
            continue
        if b > a:
            yield DELETED, "".join(old[a:b])
        if d > c:
            yield INSERTED, "".join(new[c:d])


def _joined(parts: Iterator[tuple[str, str]]) -> Iterator[Part]:
    """Single characters that stayed between changes are told as changed with them: a reader reads words."""
    run: list[tuple[str, str]] = []
    kept = list(parts)
    for place, (change, text) in enumerate(kept):
        is_between = 0 < place < len(kept) - 1
        if change != SAME or (len(text) == 1 and is_between and run):
            run.append((change, text))
            continue
        yield from _told(run)
        run = []
        yield {"change": SAME, "text": text}
    yield from _told(run)


def _told(run: list[tuple[str, str]]) -> Iterator[Part]:
    for change in (DELETED, INSERTED):
        text = "".join(words for kind, words in run if kind in (change, SAME))
        if any(kind == change for kind, _ in run):
            yield {"change": change, "text": text}
