"""The dispatch catalogue (派单目录): lines that say which unit takes what, the newest rulings first (R-4.2).

Source: regulation 四(二); a ruling on a returned case becomes a line, so that the next case is right.
"""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from ..errors import FieldsRefused

LONGEST_WORD = 20
MOST_WORDS = 20


class CatalogueLine(BaseModel):
    """What `topic` (a path or its beginning), `words` (one of them) and `district` say goes to `unit_id`.

    Empty conditions don't count. `not_unit_id` is the unit that was found not to be in charge of it. `case_id` is the
    case whose ruling made the line; empty for lines that were entered by hand. `id` makes a repeat the same line.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    unit_id: str
    topic: str = ""
    words: tuple[str, ...] = ()
    district: str = ""
    not_unit_id: str = ""
    case_id: str = ""
    added_at: str = ""
    added_by: str = ""

    def require_sound(self) -> None:
        """Raises: FieldsRefused: the line would hold for everything, or has unusable words."""
        faults = {}
        if not self.topic and not self.words:
            faults["words"] = "派单目录的一行须写明主题或关键词，否则会对所有来话生效"
        if len(self.words) > MOST_WORDS or any(not 2 <= len(word) <= LONGEST_WORD for word in self.words):
            faults["words"] = f"关键词每个 2 至 {LONGEST_WORD} 字，最多 {MOST_WORDS} 个"
        if self.unit_id == self.not_unit_id:
            faults["unit_id"] = "改派单位不能与原单位相同"
        if faults:
            raise FieldsRefused(faults)


@dataclass(frozen=True)
class Said:
    """What lines are held against: the text, the topic chosen or those proposed (likeliest first), the district."""

    text: str
    topics: tuple[str, ...] = ()
    district: str = ""


@dataclass(frozen=True)
class Hit:
    """A line that holds, why, and how exactly it fits."""

    line: CatalogueLine
    reason: str
    score: float


RULING_FACTOR = 2.0
TOPIC_SCORE = 2.0
TOPIC_DECAY = 0.6
WORD_SCORE = 1.5
PER_CHARACTER = 0.4
DISTRICT_SCORE = 1.5


def hits(said: Said, lines: tuple[CatalogueLine, ...]) -> list[Hit]:
    """The lines that hold for what was said."""
    return [hit for line in lines if (hit := _hit(said, line)) is not None]


def _hit(said: Said, line: CatalogueLine) -> Hit | None:
    if line.district and line.district != said.district:
        return None
    score, reasons = (DISTRICT_SCORE, [line.district]) if line.district else (0.0, [])
    if line.words:
        found = [word for word in line.words if word in said.text]
        if not found:
            return None
        score += sum(WORD_SCORE + PER_CHARACTER * (len(word) - 2) for word in found)
        reasons += found
    if line.topic:
        place = next((n for n, topic in enumerate(said.topics) if _is_under(topic, line.topic)), None)
        if place is None:
            return None
        score += TOPIC_SCORE * TOPIC_DECAY**place * (1 + line.topic.count("/")) / 3
        reasons.append(line.topic.rpartition("/")[2])
    source = f"派单目录（{line.case_id} 号案裁定）" if line.case_id else "派单目录"
    return Hit(line, f"{source}：{'、'.join(reasons)}", score * (RULING_FACTOR if line.case_id else 1.0))


def _is_under(topic: str, branch: str) -> bool:
    return topic == branch or topic.startswith(f"{branch}/")
