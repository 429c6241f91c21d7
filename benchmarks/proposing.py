"""How often proposals are right, and how long they take.

Own sample calls carry the units that were chosen for them. Real messages are not part of the repository: the folder
named by HOTLINE_MESSAGES holds `labelled.jsonl` (subject, text, level1) and `answered.jsonl` (subject, text, answer).
Nothing is learned from them. An answer is taken to come from the departments it names in its first 200 characters.
"""

import json
import os
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rich.table import Table

from hotline.domain.proposing import Facts, Proposals, Question, propose
from hotline.setup.proposing_seed import sample_catalogue, shipped_tree, shipped_words
from hotline.setup.sample_data import sample_units

CHARACTERS = 500
HEAD_OF_ANSWER = 200
NAMED_IN_ANSWERS = {
    "gongan": ["公安", "交警", "派出所"], "jiaoyu": ["教育局"], "minzheng": ["民政局"],
    "renshe": ["人社局", "人力资源"],
    "ziran": ["国土", "自然资源", "规划局", "规划和"],
    "shengtai": ["环保局", "生态环境", "环境保护局"],
    "zhujian": ["住建", "住房和城乡建设", "住房城乡建设", "房产局", "住保", "房管"],
    "chengguan": ["城管", "城市管理", "园林局"],
    "jiaotong": ["交通运输", "交通局"], "shuili": ["水务局", "水利局"], "nongye": ["农业局", "农业农村", "农业委"],
    "weijian": ["卫计", "卫生局", "卫生健康", "卫健"], "shichang": ["市场监", "工商局", "食药监", "质监", "物价局"],
    "yibao": ["医保局", "医疗保障"], "wenlv": ["文化", "旅游局", "文广"], "gongjijin": ["公积金"],
    "fagai": ["发改", "发展和改革"],
    "gongdian": ["供电", "电力公司"], "gongshui": ["供水", "自来水公司"], "ranqi": ["燃气公司"], "tuiyi": ["退役军人"],
    "xingzheng": ["政务服务", "政务中心"], "gongxin": ["工信", "经信"], "caizheng": ["财政局"],
}


def measure() -> Table:
    """Shares of right proposals (hits / of), and milliseconds for 500 characters."""
    facts = Facts(shipped_tree(), sample_units(), sample_catalogue(), shipped_words())
    table = Table("依据", "件数", "首位正确", "前三位含正确", "无提示", title="提示")
    _topics(table, facts)
    _units(table, "承办单位：自有样例", _own_calls(), facts)
    _units(table, "承办单位：答复中点名的部门", _answered(), facts)
    _alarms(table, facts)
    table.add_section()
    table.add_row("耗时（500 字）", *_milliseconds(facts))
    return table


def _topics(table: Table, facts: Facts) -> None:
    found = [
        ([topic.value.partition("/")[0] for topic in _proposed(message, facts).topics], message["level1"])
        for message in _messages("labelled.jsonl")
    ]
    first = sum(branches[:1] == [meant] for branches, meant in found)
    third = sum(meant in branches[:3] for branches, meant in found)
    _add(table, "一级主题：已分类的真实来信", len(found), first, third, sum(not branches for branches, _ in found))
    if found:
        [(_, most)] = Counter(meant for _, meant in found).most_common(1)
        table.add_row("  只猜最多的一类时", str(len(found)), _share(most, len(found)))


def _units(table: Table, title: str, calls: Iterator[tuple[dict, set[str]]], facts: Facts) -> None:
    found = [([unit.value for unit in _proposed(call, facts).units], right) for call, right in calls]
    first = sum(bool(units) and units[0] in right for units, right in found)
    third = sum(bool(right & set(units[:3])) for units, right in found)
    _add(table, title, len(found), first, third, sum(not units for units, _ in found))


def _alarms(table: Table, facts: Facts) -> None:
    """How often real messages, few of which are emergencies, raise an alarm."""
    found = [_proposed(message, facts) for message in (*_messages("answered.jsonl"), *_messages("labelled.jsonl"))]
    for title, alarms in (
        ("提示紧急移交", [p.services for p in found]), ("提示突发事件", [_emergencies(p) for p in found]),
        ("提示不属受理范围", [p.organs for p in found]), ("提示国家秘密", [p.secrecy_warning for p in found]),
    ):
        table.add_row(title, str(len(found)), "", "", _share(sum(not alarm for alarm in alarms), len(found)))


def _emergencies(proposals: Proposals) -> list[str]:
    return [urgency.value for urgency in proposals.urgency if urgency.value == "emergency"]


def _milliseconds(facts: Facts) -> tuple[str, str, str, str]:
    texts = [m["text"][:CHARACTERS] for m in _messages("answered.jsonl") if len(m["text"]) >= CHARACTERS]
    texts = texts or ["金海花园六楼以上每天傍晚水压过低，做饭都困难，请尽快解决。" * 18]
    taken = []
    for text in [*texts[:1], *texts]:
        began = time.perf_counter()
        propose(Question(content=text), facts)
        taken.append((time.perf_counter() - began) * 1_000)
    taken = sorted(taken[1:])
    return str(len(taken)), f"中位 {statistics.median(taken):.1f} ms", f"95% {taken[int(len(taken) * 0.95)]:.1f} ms", ""


def _own_calls() -> Iterator[tuple[dict, set[str]]]:
    for line in files("hotline.play").joinpath("samples/calls.jsonl").read_text("utf-8").splitlines():
        call = json.loads(line)
        if right := set(call.get("told", {}).get("unit_ids", ())):
            yield call, right


def _answered() -> Iterator[tuple[dict, set[str]]]:
    for message in _messages("answered.jsonl"):
        head = message["answer"][:HEAD_OF_ANSWER]
        named = {unit for unit, words in NAMED_IN_ANSWERS.items() if any(word in head for word in words)}
        if named:
            yield message, named


def _messages(name: str) -> Iterator[dict]:
    path = Path(os.environ.get("HOTLINE_MESSAGES", "")) / name
    if path.is_file():
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _proposed(message: dict, facts: Facts) -> Proposals:
    return propose(Question(subject=message["subject"], content=message["text"]), facts)


def _add(table: Table, title: str, count: int, first: int, third: int, none: int) -> None:
    table.add_row(title, str(count), _share(first, count), _share(third, count), _share(none, count))


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}（{part / whole:.0%}）" if whole else "无数据"
