"""What the caller wants, as far as the words say it: asked, suggested, criticised or in need of help (R-3.1)."""

import re

from ..classification import Kind
from .proposal import Proposal, quoted

_ASKS = (
    "请问|咨询|想问|问一下|问问|想了解|了解一下|怎么办理|如何办理|怎样办理|怎么申请|如何申请|需要什么(?:材料|手续|条件)|"
    "哪些(?:材料|手续|条件)|什么(?:政策|条件|时候|标准)|是什么规定|有没有(?:政策|规定|补贴)|能不能办|可不可以办|在哪里?办|多少钱一|"
    "是否(?:可以|能够?|有|符合)|何时|几点"
)
_SUGGESTS = (
    "建议|提个想法|希望(?:市里|政府|有关部门|能够?)?(?:增设|增加|开通|设立|修建|出台|延长)|应该?(?:增设|增加|开通|设立)|"
    "能否(?:增设|增加|开通|设立)"
)
_CRITICISES = (
    "不满意?|意见很大|有意见|提意见|太差|态度(?:很|非常|太|极)?(?:差|恶劣|不好)|批评|不作为|推诿|踢皮球|反对|不合理|不公平"
)
_IN_NEED = (
    "帮(?:我|忙|帮|助)|求助|解决|处理|反映|投诉|坏了|停水|停电|停气|停暖|漏水|没水|没电|不热|堵|噪音|扰民|拖欠|欠薪|没人管|无人管|"
    "修一下|维修|退款|太低|太小|困难|脏|臭|影响"
)
_WORDS = tuple(
    (kind, re.compile(words)) for kind, words in (
        (Kind.CONSULTATION, _ASKS), (Kind.SUGGESTION, _SUGGESTS), (Kind.OPINION, _CRITICISES), (Kind.HELP, _IN_NEED),
    )
)
_WEIGHTS = {Kind.CONSULTATION: 2.0, Kind.SUGGESTION: 2.0, Kind.OPINION: 1.5, Kind.HELP: 1.0}


def propose_kind(text: str) -> list[Proposal]:
    """The likeliest kind; a matter that neither asks nor suggests nor criticises is a request for help."""
    found = {kind: [hit[0] for hit in pattern.finditer(text)] for kind, pattern in _WORDS}
    scores = {kind: len(set(words)) * _WEIGHTS[kind] for kind, words in found.items()}
    kind = max(scores, key=lambda one: scores[one])
    if not found[kind]:
        return [Proposal(value=Kind.HELP, label=Kind.HELP.label, reason="没有咨询、建议或意见的字样", score=0.0)]
    return [Proposal(value=kind, label=kind.label, reason=f"来话提到{quoted(found[kind])}", score=scores[kind])]
