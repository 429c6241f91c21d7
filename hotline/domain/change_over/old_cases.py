"""A case of the old system as its row says it, and what must hold for it to be taken over."""

from datetime import datetime, timedelta

from pydantic import Field

from ..classification import Importance, Labelled, SecrecyLevel, Urgency, Way
from ..forms import Form, only_faults, text_fault
from ..intake import CallForm
from .kinds import TableKind

EARLIEST = "1990-01-01"
LONGEST_TIME = timedelta(days=3660)
NO_UNIT_TEXT = "（原系统案件，未另写供承办单位阅看的内容）"
SATISFACTIONS = {"满意": 5, "基本满意": 3, "不满意": 1}
CLOSED_WAYS = (Way.ANSWER, Way.REDIRECT, Way.HAND_OVER, Way.TRANSFER, Way.APPROVE)
WITH_UNITS = frozenset({Way.TRANSFER, Way.APPROVE})


class Stage(Labelled):
    """Where an open case stood in the old system: it goes on there."""

    APPROVAL = "approval", "待批办"
    HANDLING = "handling", "办理中"
    REVIEW = "review", "待审查"
    CALLBACK = "callback", "待回访"


HELD_BY_UNITS = frozenset({Stage.HANDLING, Stage.REVIEW, Stage.CALLBACK})
REPORTED = frozenset({Stage.REVIEW, Stage.CALLBACK})


class OldCase(Form):
    """Codes and ids as this system has them; instants in ISO 8601 with the city's zone, empty where there is none."""

    old_number: str = ""
    registered_at: str = ""
    operator_number: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""
    wants_secrecy: bool = False
    reports_wrongdoing: bool = False
    reported_unit_id: str = ""
    subject: str = ""
    content: str = ""
    unit_text: str = ""
    kind: str = ""
    urgency: str = Urgency.ORDINARY
    importance: str = Importance.ORDINARY
    secrecy: str = SecrecyLevel.PUBLIC
    district: str = ""
    place: str = ""
    topic: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    issued_at: str = ""
    due_at: str = ""
    reported_at: str = ""
    handling: str = ""
    answer: str = ""
    is_solved: bool = True
    way: str = ""
    organ: str = ""
    service: str = ""
    closed_at: str = ""
    satisfaction: str = ""
    volume: str = ""
    position: int = 0
    stage: str = ""

    @property
    def table(self) -> TableKind:
        """The table it belongs to."""
        return TableKind.OPEN if self.stage else TableKind.CLOSED

    @property
    def course(self) -> Way:
        """The way of handling, by the units and the stage where the row doesn't name it."""
        if self.stage:
            return Way.APPROVE if self.stage == Stage.APPROVAL else Way.TRANSFER
        return Way(self.way) if self.way in set(Way) else Way.TRANSFER if self.unit_ids else Way.ANSWER

    @property
    def is_protected(self) -> bool:
        """A report of wrongdoing always protects its caller; others by their wish. Source: 五(一)1."""
        return self.reports_wrongdoing or self.wants_secrecy

    def faults_at(self, now: str) -> dict[str, str]:
        """What is wrong with it by itself; `now` is the present instant, ISO 8601."""
        return (
            self._matter_faults() | self._unit_faults() | (self._stage_faults() if self.stage else self._end_faults())
            | self._time_faults(now)
        )

    def in_order(self, now: str) -> "OldCase":
        """With the instants of one day in their order: where a row gives only the day, the time is ours."""
        told, before = {}, EARLIEST
        for name, _ in _ORDER:
            if value := getattr(self, name):
                told[name] = before = min(max(value, before), now)
        return self.model_copy(update=told)

    def as_call(self) -> CallForm:
        """As an operator would have written it down; a closed one needs no second text and no leftover answer."""
        is_bare = self.is_protected and not self.unit_text and not self.stage
        return CallForm(
            **self.model_dump(include=set(CallForm.model_fields) - {"way", "is_anonymous", "answer"}),
            lead_unit_id=self.unit_ids[0] if self.unit_ids else "", is_anonymous=True, way=self.course,
            answer=self.answer or "（原系统未留存答复内容）",
        ).model_copy(update={"unit_text": NO_UNIT_TEXT} if is_bare else {})

    def _matter_faults(self) -> dict[str, str]:
        found = self.as_call().faults()
        if "way" in found and self.stage:
            found["stage"] = found.pop("way")
        found.pop("lead_unit_id", None)
        return found | only_faults(
            old_number=text_fault(self.old_number, "旧编号", limit=40),
            operator_number=text_fault(self.operator_number, "话务员编号", limit=12, required=False),
        )

    def _unit_faults(self) -> dict[str, str]:
        if self.unit_ids and self.course not in WITH_UNITS:
            return {"unit_ids": "有承办单位的，处理方式应为即转网络单位或中心批办"}
        return {}

    def _stage_faults(self) -> dict[str, str]:
        is_held, is_reported = self.stage in HELD_BY_UNITS, self.stage in REPORTED
        return only_faults(
            unit_ids="" if self.unit_ids or not is_held else "该环节的案件请填写承办单位",
            due_at="" if self.due_at or not is_held else "该环节的案件请填写办理期限",
            reported_at="" if self.reported_at or not is_reported else "该环节的案件请填写反馈时间",
            handling=text_fault(self.handling, "办理情况", required=is_reported),
            answer=text_fault(self.answer, "答复内容", required=self.stage == Stage.CALLBACK),
        )

    def _end_faults(self) -> dict[str, str]:
        return only_faults(
            closed_at="" if self.closed_at else "请填写办结时间",
            way="" if self.course in CLOSED_WAYS else "已办结案件不能是这种处理方式",
            handling=text_fault(self.handling, "办理情况", required=False),
            answer=text_fault(self.answer, "答复内容", required=False),
            volume=text_fault(self.volume, "原案卷", limit=60, required=False),
            position="" if 0 <= self.position < 100_000 else "卷内序号应为正整数",
            satisfaction="" if self.satisfaction in ("", *SATISFACTIONS) else "满意程度请从说明中选填",
        )

    def _time_faults(self, now: str) -> dict[str, str]:
        found, before, at = {}, EARLIEST, datetime.fromisoformat(now)
        for name, label in _ORDER:
            if not (value := getattr(self, name)):
                continue
            if value[:10] > now[:10]:
                found[name] = f"{label}不能晚于现在"
            elif value[:10] < before[:10]:
                found[name] = f"{label}过早，不能早于前面的时间，也不能早于 1990 年"
            before = max(before, value)
        begun = self.issued_at or self.registered_at
        if self.due_at and (self.due_at <= begun or datetime.fromisoformat(self.due_at) - at > LONGEST_TIME):
            found["due_at"] = "办理期限应晚于转办时间和来话时间，且在十年以内"
        return found


_ORDER = (
    ("registered_at", "来话时间"), ("issued_at", "转办时间"), ("reported_at", "反馈时间"), ("closed_at", "办结时间"),
)
