"""Pages that follow what others do: which subjects a person may watch, one reader for all pages, one stream a page.

A page names its subjects in `<body data-live="tasks case/2026-000123">`; it is told that one of them was changed,
never what: it asks again for the part that shows it.
"""

from .marks import Marks
from .subjects import marks_of, subjects_of
from .watching import Watcher, Watching

__all__ = ["Marks", "Watcher", "Watching", "marks_of", "subjects_of"]
