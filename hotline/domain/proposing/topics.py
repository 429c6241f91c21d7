"""The topic tree of three levels (内容分类三级标签体系), and topics proposed from its words."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .proposal import Proposal, best_first, quoted
from .terms import Match, TermIndex, Terms

LEVELS = 3
OTHER = "其他"
MOST_PROPOSED = 5
BRANCH_SHARE = 0.3
LEAST_SCORE = 1.0
OTHER_SHARE = 0.5


@dataclass(frozen=True)
class Topic:
    """A leaf of the tree; `words` are what callers say when they mean it."""

    level1: str
    level2: str
    level3: str
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The three levels as they stand on a case, e.g. 城乡建设/城乡规划/违章建筑."""
        return f"{self.level1}/{self.level2}/{self.level3}"


@dataclass(frozen=True)
class TopicTree:
    """All topics, in the order of the classification."""

    topics: tuple[Topic, ...] = ()

    @cached_property
    def paths(self) -> dict[str, Topic]:
        """Topics by path."""
        return {topic.path: topic for topic in self.topics}

    def fault(self, path: str) -> str:
        """What is wrong with a topic somebody wrote, or an empty string; a city without a tree takes any."""
        if not path or not self.topics or path in self.paths:
            return ""
        return "主题不在分类目录中，请从下拉目录中选择三级主题"


def propose_topics(text: str, tree: TopicTree) -> list[Proposal]:
    """The likeliest topics of what was said.

    A topic counts by its own words and by a share of what speaks for its neighbours: many weak signs in one
    branch outweigh a single odd word elsewhere.
    """
    matches = _index_of(tree).matches(text)
    branches = _branch_scores(matches)
    proposals = [
        Proposal(
            value=path, label=path.replace("/", " › "), reason=f"来话提到{quoted(match.words)}",
            score=round(_share(tree.paths[path]) * match.score + BRANCH_SHARE * branches[path.partition("/")[0]], 3),
        )
        for path, match in matches.items() if match.score >= LEAST_SCORE and _is_meant(tree.paths[path], match)
    ]
    return best_first(proposals, MOST_PROPOSED)


def _is_meant(topic: Topic, match: Match) -> bool:
    """A leaf called 其他 has only its neighbours' names: it is meant when a word of its own was said."""
    return topic.level3 != OTHER or any(word in match.scores for word in topic.words)


def _share(topic: Topic) -> float:
    """A leaf that says what it is about goes before one called 其他."""
    return OTHER_SHARE if topic.level3 == OTHER else 1.0


def _branch_scores(matches: dict[str, Match]) -> dict[str, float]:
    """For each first level the strength of its words, each word counted once."""
    words: dict[str, dict[str, float]] = defaultdict(dict)
    for path, match in matches.items():
        branch = words[path.partition("/")[0]]
        for word, score in match.scores.items():
            branch[word] = max(score, branch.get(word, 0.0))
    return defaultdict(float, {branch: sum(scores.values()) for branch, scores in words.items()})


@lru_cache(maxsize=4)
def _index_of(tree: TopicTree) -> TermIndex:
    return TermIndex(
        {
            topic.path: Terms(
                whole=topic.words,
                named=tuple(name for name in (topic.level3, topic.level2, topic.level1) if name != OTHER),
            )
            for topic in tree.topics
        }
    )
