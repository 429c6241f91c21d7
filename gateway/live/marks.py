"""How far a page has read: each name it watches with the count it saw, as one short text."""

import re

Marks = dict[str, int]
MOST_NAMES = 8
_NAME = re.compile(r"tasks|board|(?:case|session)/[A-Za-z0-9_-]{1,40}")


def read_marks(text: str) -> Marks:
    """The marks of `tasks:17 case/2026-000123:5`; without a count: 0. What is malformed is left out."""
    marks: Marks = {}
    for word in text.split()[:MOST_NAMES]:
        name, _, count = word.rpartition(":") if ":" in word else (word, "", "0")
        if _NAME.fullmatch(name) and count.isdecimal():
            marks[name] = int(count[:15])
    return marks


def written(marks: Marks) -> str:
    """The text of marks."""
    return " ".join(f"{name}:{count}" for name, count in marks.items())
