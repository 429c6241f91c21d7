"""The draft of a call that is being taken: kept while it is written, gone when the call is registered (R-5.1.1)."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .errors import Refused
from .intake import LONGEST_CALL_SECONDS, CallForm

KEPT_FOR = timedelta(hours=24)
STILL_ON_THE_LINE = timedelta(minutes=2)
MOST_OPEN = 20
OPENING_CHARACTERS = 24
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class DraftTakenOver(Refused):
    """The draft goes on in another tab of the same person."""

    code = "draft_taken_over"

    def __init__(self) -> None:
        super().__init__("这份草稿正在另一个页面填写，本页的内容不再自动保存；请到那一页继续，或在本页直接登记")


class CallRegisteredBefore(Refused):
    """The call of this draft was registered already; `case_id` is what came of it."""

    code = "call_registered_before"

    def __init__(self, case_id: str):
        super().__init__(f"该来电已经登记，编号 {case_id}，没有重复登记")
        self.case_id = case_id


@dataclass(frozen=True)
class CallDraft:
    """What was written down so far, when it was kept (ISO), and the number of that keeping, which only grows.

    `case_id` is set once the call was registered; the words are gone then.
    """

    id: str
    form: CallForm = field(default_factory=CallForm)
    saved_at: str = ""
    revision: int = 0
    case_id: str = ""

    @property
    def opening(self) -> str:
        """The first words, by which its writer knows it again."""
        words = self.form.subject or self.form.content or self.form.name
        return words[:OPENING_CHARACTERS] + ("…" if len(words) > OPENING_CHARACTERS else "")

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written down."""
        return self.form.model_dump(exclude={"call_seconds"}) == CallForm().model_dump(exclude={"call_seconds"})


def is_draft_id(text: str) -> bool:
    """Whether a draft may be called so."""
    return bool(_ID.fullmatch(text))


def resumed_seconds(draft: CallDraft, now: datetime) -> int:
    """Seconds of the call when its draft is taken up again.

    After a short break (a browser that was started anew) the caller is still on the line and the break counts; after
    a longer one the call has ended, and only the notes are finished.
    """
    seconds = draft.form.call_seconds
    if draft.saved_at:
        since = now - datetime.fromisoformat(draft.saved_at)
        if timedelta(0) <= since <= STILL_ON_THE_LINE:
            seconds += int(since.total_seconds())
    return min(seconds, LONGEST_CALL_SECONDS)
