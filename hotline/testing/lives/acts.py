"""What each act of a named role may say now; None where nothing legal can be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotline.domain.acts.merge import require_parent
from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.classification import UnitRole
from hotline.domain.errors import TransitionRefused
from hotline.domain.roles import Actor, Role

from .answers import LEADERS
from .choosing import Choose, some_units

Fields = dict[str, Any]


@dataclass(frozen=True)
class Doing:
    """Somebody about to do an act on a case; `others` are the other cases of the life."""

    case: Case
    by: Actor
    at: datetime
    choose: Choose
    others: Sequence[Case]

    def of_part(self, wanted: Callable[[Assignment], bool], **fields: Any) -> Fields | None:
        """Fields about one of the units that owe their report."""
        found = [part.unit_id for part in self.case.current_assignments if part.is_open and wanted(part)]
        return {"unit_id": self.choose("unit", found), **fields} if found else None

    def of_any_part(self, **fields: Any) -> Fields | None:
        """Fields about one of the units that ever had the case; of the office's, one handed over to it."""
        is_office = self.by.has(Role.MUNICIPAL_OFFICE)
        found = [part.unit_id for part in self.case.assignments if part.supervision or not is_office]
        return {"unit_id": self.choose("unit", list(dict.fromkeys(found))), **fields} if found else None

    def day(self, days: int) -> str:
        """An ISO day so many days ahead."""
        return (self.at + timedelta(days=days)).date().isoformat()


def fields_of(act: str, doing: Doing) -> Fields | None:
    """What the person says, or None where nothing legal can be said."""
    return _FIELDS[act](doing)


def _extend(doing: Doing) -> Fields | None:
    def can_move(part: Assignment) -> bool:
        asked = part.extension is not None and part.extension.ruling is None
        return not part.is_extended and not asked and doing.at < datetime.fromisoformat(part.due_at)

    return doing.of_part(can_move, workdays=2, reason="施工受阻。")


def _request_extension(doing: Doing) -> Fields | None:
    own = next(part for part in doing.case.current_assignments if part.unit_id == doing.by.unit_id and part.is_open)
    return {"workdays": 3, "reason": "等待配件。"} if doing.at < datetime.fromisoformat(own.due_at) else None


def _correct(doing: Doing) -> Fields | None:
    units = some_units(doing.choose, {doing.case.reported_unit_id})
    return {**units, "reason": "归口不准。"} if units["unit_ids"] != doing.case.latest_unit_ids else None


def _substitute(doing: Doing) -> Fields | None:
    free = [leader for leader in LEADERS if leader != doing.case.leader_seat]
    return {"leader_id": doing.choose("substitute", free), "reason": "外出。"}


def _merge(doing: Doing) -> Fields | None:
    def may_follow(parent: Case) -> bool:
        try:
            require_parent(parent, doing.case)
        except TransitionRefused:
            return False
        return parent.turn is None and doing.case.reported_unit_id not in parent.latest_unit_ids

    found = [parent.id for parent in doing.others if may_follow(parent)]
    return {"parent_id": doing.choose("parent", found)} if found else None


def _meeting(doing: Doing, **fields: Any) -> Fields:
    held = list(dict.fromkeys(part.unit_id for part in doing.case.assignments))
    return {"unit_ids": held, "subject": "路灯", "at": f"{doing.day(1)}T09:00", "place": "二楼会议室", **fields}


_MINUTES = {"chair": "主任", "present": "各单位负责人", "minutes": "讨论了路灯。", "conclusions": "三日内修复。"}
_FIELDS: dict[str, Callable[[Doing], Fields | None]] = {
    "sign_slip": lambda doing: {},
    "report_interim": lambda doing: {"text": "正在抢修。"},
    "request_extension": _request_extension,
    "acknowledge_urging": lambda doing: {"promise": "明日办结。"},
    "appeal_mark": lambda doing: {"reason": "诉求超出政策规定。"},
    "rule_on_appeal": lambda doing: {"outcome": doing.choose("ruling", ("uphold", "reject")), "reason": "经核实。"},
    "urge_by_hand": lambda doing: doing.of_part(lambda part: True, person="李主任", promise="明日办结。"),
    "issue_center_notice": lambda doing: doing.of_part(lambda part: True, demand="三日内修复。"),
    "extend_limit": _extend,
    "excuse_unit": lambda doing: doing.of_part(
        lambda part: part.role is UnitRole.CO and not part.is_being_ruled_on, reason="不涉及该单位。"
    ),
    "correct_units": _correct,
    "substitute_leader": _substitute,
    "withdraw": lambda doing: {"reason": "已解决。"} if not doing.case.child_ids else None,
    "merge": _merge,
    "undo_merge": lambda doing: {"reason": "不是同一件。"},
    "shelve": lambda doing: {
        "reason": "资金未到位。", "explained": "已说明。", "review_on": doing.day(doing.choose("days", (3, 30)))
    },
    "end_shelf": lambda doing: {"reason": "资金到位。"},
    "open_mass_incident": lambda doing: {},
    "announce": lambda doing: {"cause": "停电", "area": "石臼街道", "text": "预计今晚恢复。"},
    "call_for_files": lambda doing: doing.of_any_part(materials="维修记录", due_on=doing.day(2)),
    "summon_head": lambda doing: doing.of_any_part(subject="路灯", at=f"{doing.day(1)}T09:00", place="二楼"),
    "convene_meeting": _meeting,
    "record_minutes": lambda doing: _meeting(doing, **_MINUTES),
    "propose_criticism": lambda doing: doing.of_any_part(facts="久拖不决。", decision="通报批评。"),
    "propose_accountability": lambda doing: doing.of_any_part(
        facts="久拖不决。", harm="多人摔伤。", recommendation="追责。"
    ),
}
