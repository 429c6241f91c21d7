"""The scope gate and the signs of danger: whose matter it is, how fast it must go (R-3.3, R-4.3)."""

from pydantic import BaseModel, Field

from ..classification import EmergencyService, Organ, Urgency
from .proposal import Proposal, best_first, quoted

MOST_PROPOSED = 2


class WordList(BaseModel):
    """Words that point to something; `but_not` are phrases that hold such a word and mean something else."""

    words: list[str] = Field(default_factory=list)
    but_not: list[str] = Field(default_factory=list)

    def found_in(self, text: str) -> list[str]:
        """The words that the text really says."""
        for phrase in self.but_not:
            text = text.replace(phrase, "，")
        return [word for word in self.words if word in text]


class ScopeWords(BaseModel):
    """The word lists of the gate, by code; kept as data that an administrator changes."""

    organs: dict[Organ, WordList] = Field(default_factory=dict)
    services: dict[EmergencyService, WordList] = Field(default_factory=dict)
    urgencies: dict[Urgency, WordList] = Field(default_factory=dict)
    wrongdoing: WordList = Field(default_factory=WordList)
    state_secrets: WordList = Field(default_factory=WordList)


def propose_organs(text: str, words: ScopeWords) -> list[Proposal]:
    """Organs outside the hotline's scope that the caller may have to turn to. Source: regulation 三."""
    return _by_words(text, words.organs, "来话提到{}，可能不属受理范围")


def propose_services(text: str, words: ScopeWords) -> list[Proposal]:
    """Emergency services that the matter is handed over to at once. Source: 国办函〔2025〕66号."""
    return _by_words(text, words.services, "来话提到{}，涉及人身安全的应即移交")


def propose_urgency(text: str, words: ScopeWords) -> list[Proposal]:
    """The highest urgency that a word of the text asks for; none for an ordinary matter. Source: regulation 四(四)."""
    by_rank = sorted(words.urgencies, key=list(Urgency).index, reverse=True)
    for urgency in by_rank:
        if found := words.urgencies[urgency].found_in(text):
            reason = f"来话提到{quoted(found)}"
            return [Proposal(value=urgency, label=urgency.label, reason=reason, score=len(found))]
    return []


def propose_wrongdoing(text: str, words: ScopeWords) -> list[Proposal]:
    """Whether the caller seems to report wrongdoing and must be protected. Source: 《信访工作条例》 art. 30, 46."""
    found = words.wrongdoing.found_in(text)
    reason = f"来话提到{quoted(found)}；举报件一律为来话人保密"
    return [Proposal(value="1", label="举报、控告", reason=reason, score=len(found))] if found else []


def secrecy_warning(text: str, words: ScopeWords) -> str:
    """What to do when the caller seems to speak of a state secret; empty when not.

    Source: 《保守国家秘密法》 (2024) art. 30.
    """
    if not words.state_secrets.found_in(text):
        return ""
    return "来话疑似涉及国家秘密：请停止记录，勾选“内容涉及国家秘密”，并告知来话人当面向有关机关反映"


def _by_words(text: str, lists: dict, saying: str) -> list[Proposal]:
    found = {code: hit for code, words in lists.items() if (hit := words.found_in(text))}
    return best_first(
        (
            Proposal(value=code, label=code.label, reason=saying.format(quoted(hit)), score=sum(map(len, hit)))
            for code, hit in found.items()
        ),
        MOST_PROPOSED,
    )
