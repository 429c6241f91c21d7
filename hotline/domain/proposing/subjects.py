"""A heading from the caller's own words: the first clauses that say the matter, without what identifies the caller."""

import re

from .identifying import LABELS

MOST_CHARACTERS = 30
LEAST_CHARACTERS = 4
_CLAUSE_ENDS = re.compile(r"[，,。；;！!？?\n]+")
_PREAMBLE = re.compile(
    r"^(?:喂|您好|你好|领导好?|同志|那个|就是|然后|我(?:们)?(?:想|要)(?:问|反映|投诉|咨询|说|了解)一?(?:下|个事|件事|个问题)?|请问一?下?|"
    r"反映一?(?:下|个问题|件事)?|咨询一?下?|我是(?:这里|这边)?的?(?:业主|居民|村民|市民|住户|群众)|我们?(?:这里|这边|这儿)|是这样的?)+[：:、\s]*"
)
_WHO = re.compile(r"^(?:我(?:叫|姓|是|住)|本人|我的?(?:名字|电话|手机)|电话|姓名|住)")


def propose_subject(masked: str) -> str:
    """A heading of at most 30 characters from a text in which the caller is masked; empty when no clause tells."""
    heading = ""
    for clause in _CLAUSE_ENDS.split(masked):
        told = _PREAMBLE.sub("", clause.strip())
        if not told or _WHO.match(told) or any(mask in told for mask in LABELS):
            continue
        if not heading:
            heading = told
        elif len(heading) < LEAST_CHARACTERS * 3 and len(heading) + len(told) < MOST_CHARACTERS:
            heading = f"{heading}，{told}"
        else:
            break
    heading = heading[:MOST_CHARACTERS]
    return heading if len(heading) >= LEAST_CHARACTERS and not re.search(r"\d{7,}", heading) else ""
