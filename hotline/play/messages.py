"""Messages of citizens from a JSON-lines file, and the answers and delays that a file without them lacks."""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from ..calendar.clock import ZONE
from ..embedded.complaint import Complaint

DELAY_DAYS = (0.2, 0.8, 1.5, 2.5, 4.0, 6.0, 8.0, 11.0, 14.0, 18.0, 24.0, 32.0, 45.0)
"""A shape of delays in days at equal steps, made to fit what is published of real ones: median 11, a tenth over 40."""
SHORTEST_DELAY = timedelta(minutes=40)
LONGEST_TEXT = 5_000
_HANDLING = "已派员到现场核实，会同有关单位研究处理。"
_ANSWER = "您好，您反映的问题已收悉。经核实，有关情况已按规定处理，感谢您对市长公开电话的信任与支持。"


class Message(BaseModel):
    """One message; the same `sender` is the same caller.

    `told` are fields of the operator's form that the file settles (kind, way, unit_ids …).
    """

    id: str
    sender: str = ""
    subject: str
    text: str
    sent_at: datetime
    answer: str = ""
    answered_at: datetime | None = None
    told: dict[str, Any] = Field(default_factory=dict)

    @property
    def delay(self) -> timedelta | None:
        """How long the real answer took, or None where the file has none."""
        if self.answered_at is None or self.answered_at <= self.sent_at:
            return None
        return self.answered_at - self.sent_at


def read_messages(path: Path, most: int | None) -> list[Message]:
    """The first `most` messages of the file, in order of the time they were sent.

    Raises:
        Complaint: the file can't be read, or a line is not a message.
    """
    try:
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise Complaint(f"无法读取来电文件 {path.name}", "请给出 UTF-8 编码的 JSON 行文件") from error
    found = [_message(line, number) for number, line in enumerate(lines[:most], start=1)]
    if not found:
        raise Complaint(f"来电文件 {path.name} 中没有来电", "请给出至少一行的 JSON 行文件")
    return sorted(found, key=lambda message: message.sent_at)


def paced(messages: list[Message], per_day: int) -> list[Message]:
    """The messages in their order, `per_day` of them on each day from the first, evenly between eight and six.

    What an answer took stays as it was.
    """
    first = messages[0].sent_at.replace(hour=8, minute=0, second=0, microsecond=0)
    found = []
    for place, message in enumerate(messages):
        day, of_day = divmod(place, per_day)
        sent_at = first + timedelta(days=day) + of_day * timedelta(hours=10) / per_day
        answered_at = sent_at + message.delay if message.delay else None
        found.append(message.model_copy(update={"sent_at": sent_at, "answered_at": answered_at}))
    return found


def delay_of(message: Message, dice: random.Random, factor: float) -> timedelta:
    """How long the unit takes: the real delay, else one drawn from the shape of real ones, times `factor`."""
    whole = message.delay or timedelta(days=_drawn_days(dice))
    return max(SHORTEST_DELAY, whole * factor)


def answer_of(message: Message) -> tuple[str, str]:
    """What the unit writes: (handling, answer to the public)."""
    answer = message.answer.strip()[:LONGEST_TEXT] or _ANSWER
    return _HANDLING, answer


def _drawn_days(dice: random.Random) -> float:
    place = dice.uniform(0, len(DELAY_DAYS) - 1)
    low = int(place)
    high = min(low + 1, len(DELAY_DAYS) - 1)
    return DELAY_DAYS[low] + (DELAY_DAYS[high] - DELAY_DAYS[low]) * (place - low)


def _message(line: str, number: int) -> Message:
    try:
        row = json.loads(line)
        return Message(
            id=str(row.get("id", number)), sender=str(row.get("sender") or ""),
            subject=row["subject"].strip(), text=row["text"].strip(),
            sent_at=_instant(row["sent_at"]), answer=row.get("answer") or "",
            answered_at=_instant(row["answered_at"]) if row.get("answered_at") else None,
            told=row.get("told") or {},
        )
    except (ValueError, KeyError, AttributeError, ValidationError) as error:
        raise Complaint(
            f"来电文件第 {number} 行无法识别", "每行应为含 subject、text、sent_at 的 JSON 对象"
        ) from error


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=ZONE)
