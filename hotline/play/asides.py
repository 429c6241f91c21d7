"""What people do to a case outside of its tasks: signing, urging, extensions, turns of the course, measures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from .doors import HEAD, OPERATORS, SECTION, account_of
from .drawing import HOUR, after
from .messages import Message
from .scenario import Scenario


@dataclass(frozen=True)
class Aside:
    """One act of `account` on the case, so long after the units got it."""

    act: str
    account: str
    after: timedelta
    form: dict[str, Any] = field(default_factory=dict)


def asides(scenario: Scenario, message: Message, shown: dict[str, Any]) -> Iterator[Aside]:
    """The acts that this case sees beside its tasks; drawn once, when units have it for the first time."""
    held = [part for part in shown["assignments"] if part["is_current"] and part["is_open"]]
    if not held:
        return
    yield from _of_units(scenario, message, shown, held)
    yield from _of_center(scenario, message, held)
    yield from _turns(scenario, message, held)


def _of_units(
    scenario: Scenario, message: Message, shown: dict[str, Any], held: list[dict[str, Any]]
) -> Iterator[Aside]:
    for part in held:
        unit_id = part["unit_id"]
        thrown, clerk = scenario.dice(message.id, "unit", unit_id), account_of(f"unit:{unit_id}")
        yield Aside("sign_slip", clerk, after(thrown, 0.2, 5))
        if shown.get("urgency") in ("emergency", "very_urgent") or thrown.random() < 0.08:
            yield Aside("report_interim", clerk, after(thrown, 0.5, 3), {"text": "已派员到场处置，正在组织抢修。"})
        if thrown.random() < 0.12:
            form = {"workdays": thrown.randint(2, 10), "reason": "需协调多个单位，现场施工受天气影响。"}
            yield Aside("request_extension", clerk, after(thrown, 6, 40), form)
        if thrown.random() < 0.5:
            yield Aside(
                "acknowledge_urging", clerk, after(thrown, 90, 130), {"promise": "已安排专人负责，本周内办结。"}
            )


def _of_center(scenario: Scenario, message: Message, held: list[dict[str, Any]]) -> Iterator[Aside]:
    unit = {"unit_id": held[0]["unit_id"]}
    for name, (share, account, least, most, form) in _CENTER.items():
        thrown = scenario.dice(message.id, name)
        if thrown.random() < share:
            yield Aside(name, account, after(thrown, least, most), form | unit)
    thrown = scenario.dice(message.id, "meeting")
    if thrown.random() < 1 / 40:
        at = (message.sent_at + timedelta(days=3)).isoformat(timespec="minutes")
        where = {
            "unit_ids": [part["unit_id"] for part in held], "subject": "研究群众反映事项", "at": at,
            "place": "二楼会议室",
        }
        began = after(thrown, 8, 30)
        yield Aside("convene_meeting", SECTION, began, where)
        yield Aside("record_minutes", SECTION, began + 60 * HOUR, where | {
            "chair": "受理中心负责人", "present": "各单位负责人", "minutes": "会议听取了汇报。",
            "conclusions": "限期办结。",
        })
    co = [part["unit_id"] for part in held if part.get("role_label") == "协办"]
    thrown = scenario.dice(message.id, "excuse")
    for unit_id in co:
        late = thrown.random() < 0.1
        wait = after(thrown, 20, 60) if late else timedelta(days=30)
        yield Aside("excuse_unit", HEAD, wait, {"unit_id": unit_id, "reason": "主办单位已能独立办结。"})


def _turns(scenario: Scenario, message: Message, held: list[dict[str, Any]]) -> Iterator[Aside]:
    thrown = scenario.dice(message.id, "turn")
    kind, wait = thrown.random(), after(thrown, 2, 60)
    if kind < 0.02:
        yield Aside("withdraw", OPERATORS[0], wait, {"reason": "来话人来电称问题已经解决。"})
    elif kind < 0.045:
        kept = {part["unit_id"] for part in held} | scenario.avoided(message)
        others = [unit for unit in scenario.directory.unit_ids if unit not in kept]
        if others:
            form = {"unit_ids": [thrown.choice(others)], "lead_unit_id": "", "reason": "经核实属其他单位职责。"}
            yield Aside("correct_units", HEAD, wait, form)
    elif kind < 0.065:
        day = (message.sent_at + wait + timedelta(days=thrown.randint(20, 60))).date().isoformat()
        form = {"reason": "资金尚未到位。", "explained": "已向来话人说明列入下阶段计划。", "review_on": day}
        yield Aside("shelve", HEAD, wait, form)
    elif kind < 0.09:
        form = {"leader_id": thrown.choice(scenario.directory.leader_ids), "reason": "领导外出考察。"}
        yield Aside("substitute_leader", HEAD, wait, form)


_CENTER: dict[str, tuple[float, str, float, float, dict[str, Any]]] = {
    "urge_by_hand": (1 / 15, SECTION, 20, 40, {"channel": "电话", "person": "经办人", "promise": "尽快办结"}),
    "extend_limit": (1 / 60, HEAD, 4, 20, {"workdays": 3, "reason": "现场施工受天气影响。"}),
    "issue_center_notice": (1 / 40, SECTION, 24, 60, {"demand": "请于三日内报告进展。"}),
    "call_for_files": (1 / 50, SECTION, 24, 60, {"materials": "有关审批和维修记录", "due_on": "2030-01-01"}),
    "propose_criticism": (1 / 60, SECTION, 100, 200, {"facts": "经两次催办仍未办结。", "decision": "予以通报批评。"}),
    "propose_accountability": (
        1 / 120, SECTION, 100, 200, {
            "facts": "久拖不决。", "harm": "造成群众损失。", "recommendation": "建议追究有关人员责任。"
        }
    ),
}
