"""The day: prepared, open, closed; its callers; one line of the leader."""

from datetime import datetime

from pydantic import BaseModel, Field

from ..classification import Labelled
from ..errors import FieldsRefused, NotFound, Refused, TransitionRefused
from ..roles import Actor
from .caller import Caller, CallerState, Line, Try
from .forms import CallerForm, CloseForm

MOST_CALLERS = 3_000
"""A bound for one document. The most known of a day are 846 (Rizhao 2013)."""
MOST_FAULTS = 20


class DayStatus(Labelled):
    """Where a day stands."""

    PREPARED = "prepared", "筹备中"
    OPEN = "open", "接听中"
    CLOSED = "closed", "已结束"
    CANCELLED = "cancelled", "已取消"


DAY_TRANSITIONS: dict[DayStatus, frozenset[DayStatus]] = {
    DayStatus.PREPARED: frozenset({DayStatus.OPEN, DayStatus.CANCELLED}),
    DayStatus.OPEN: frozenset({DayStatus.CLOSED}),
    DayStatus.CLOSED: frozenset(),
    DayStatus.CANCELLED: frozenset(),
}


class AnsweringDay(BaseModel):
    """One answering day. `callers` by key, so that a change touches one of them; `revision` counts the changes.

    `unit_heads` names who came from a unit, by its id.
    """

    id: str
    revision: int = 0
    name: str
    held_on: str
    leader_id: str
    leader_name: str
    leader_title: str = "市政府领导"
    unit_ids: list[str] = Field(default_factory=list)
    unit_heads: dict[str, str] = Field(default_factory=dict)
    status: DayStatus = DayStatus.PREPARED
    prepared_at: str
    prepared_by: str
    prepared_by_name: str
    opened_at: str = ""
    opened_by_name: str = ""
    closed_at: str = ""
    closed_by_name: str = ""
    remark: str = ""
    report_id: str = ""
    report_number: str = ""
    callers: dict[str, Caller] = Field(default_factory=dict)

    def caller(self, number: int) -> Caller:
        """One caller. Raises: NotFound."""
        found = self.callers.get(f"{number:04d}")
        if found is None:
            raise NotFound(f"本次接听日没有 {number} 号来电人，请刷新页面")
        return found

    def in_state(self, *states: CallerState) -> list[Caller]:
        """Callers in these states, those who wait longest first."""
        found = (caller for caller in self.callers.values() if caller.state in states)
        return sorted(found, key=lambda caller: (caller.since, caller.number))

    @property
    def on_leaders_line(self) -> Caller | None:
        """Who speaks with the leader now."""
        return next((one for one in self.in_state(CallerState.ON_LINE) if one.is_with_leader), None)

    def held_by(self, account_id: str) -> Caller | None:
        """With whom this operator speaks now, apart from the leader's line."""
        return next(
            (one for one in self.in_state(CallerState.ON_LINE)
             if one.held_by == account_id and not one.is_with_leader), None,
        )

    def move_to(self, status: DayStatus) -> None:
        """Go to `status`. Raises: TransitionRefused."""
        if status not in DAY_TRANSITIONS[self.status]:
            raise TransitionRefused(f"接听日现为“{self.status.label}”，不能改为“{status.label}”，请刷新后再试")
        self.status = status

    def open(self, *, at: datetime, by: Actor) -> None:
        """From now callers are put through. A repeat changes nothing. Raises: TransitionRefused."""
        if self.status is not DayStatus.OPEN:
            self.move_to(DayStatus.OPEN)
            self.opened_at, self.opened_by_name = said(at), by.name

    def cancel(self) -> None:
        """It won't take place. Raises: TransitionRefused, Refused: callers are on the list already."""
        if self.status is DayStatus.CANCELLED:
            return
        if self.callers:
            raise Refused("已有来电人登记，不能取消；请开始接听后逐一处理并结束")
        self.move_to(DayStatus.CANCELLED)

    def note_caller(self, form: CallerForm, *, at: datetime, by: Actor, effect: str) -> Caller:
        """Put a caller at the end of the queue; the same `effect` gives the same caller.

        Raises: Refused: the day is over, or the list is full.
        """
        if known := [one for one in self.callers.values() if one.effect == effect]:
            return known[0]
        if self.status not in (DayStatus.PREPARED, DayStatus.OPEN):
            raise Refused("接听日已结束，请按日常来电登记")
        if len(self.callers) >= MOST_CALLERS:
            raise Refused(f"一次接听日最多登记 {MOST_CALLERS} 人，请按日常来电登记")
        caller = Caller(
            number=len(self.callers) + 1, effect=effect, matter=form.matter, is_protected=form.is_protected,
            has_phone=bool(form.phone), since=said(at), noted_at=said(at), noted_by=by.account_id,
            noted_by_name=by.name,
        )
        self.callers[caller.key] = caller
        return caller

    def hand_to_leader(self, number: int, *, at: datetime, by: Actor) -> None:
        """Put a caller through to the leader. A repeat changes nothing.

        Raises: Refused: the leader speaks with somebody. TransitionRefused.
        """
        caller, present = self._callable(number), self.on_leaders_line
        if present is caller:
            return
        if present:
            raise Refused(f"领导正在与 {present.number} 号来电人通话，请登记后再转下一位")
        caller.move_to(CallerState.ON_LINE, at=said(at))
        caller.line, caller.held_by, caller.held_by_name = Line.LEADER, by.account_id, by.name

    def take_up(self, number: int, *, at: datetime, by: Actor) -> None:
        """An operator speaks with a caller who waited, or rings one back. A repeat changes nothing.

        Raises: Refused: this operator speaks with somebody else. TransitionRefused: somebody else was faster.
        """
        caller, present = self._callable(number), self.held_by(by.account_id)
        if present is caller:
            return
        if present:
            raise Refused(f"您正在与 {present.number} 号来电人通话，请先登记或放回")
        caller.move_to(CallerState.ON_LINE, at=said(at))
        caller.line, caller.held_by, caller.held_by_name = Line.OPERATOR, by.account_id, by.name

    def put_back(self, number: int, *, at: datetime) -> None:
        """The caller waits again, or is again to be rung back. A repeat changes nothing."""
        caller = self.caller(number)
        if caller.state in (CallerState.WAITING, CallerState.RING_BACK):
            return
        back = CallerState.RING_BACK if caller.ring_back_asked_at else CallerState.WAITING
        caller.move_to(back, at=said(at))

    def ask_ring_back(self, number: int, *, at: datetime) -> None:
        """The caller doesn't wait any longer and is to be rung back. Raises: Refused: without a telephone."""
        caller = self.caller(number)
        if caller.state is CallerState.RING_BACK:
            return
        if not caller.has_phone:
            raise Refused("没有留下电话，无法回电；请写明原因，列为未登记")
        caller.move_to(CallerState.RING_BACK, at=said(at))
        caller.ring_back_asked_at = caller.ring_back_asked_at or said(at)
        caller.reason = ""

    def promise_ring_back(self, number: int, *, by: Actor) -> None:
        """This person rings back. Raises: TransitionRefused: nobody is to be rung back there."""
        caller = self.caller(number)
        if caller.state is not CallerState.RING_BACK:
            raise TransitionRefused(f"{number} 号来电人现为“{caller.state.label}”，不在回电名单中，请刷新后再试")
        caller.rings_by, caller.rings_by_name = by.account_id, by.name

    def note_try(self, number: int, note: str, *, at: datetime, by: Actor, effect: str) -> None:
        """Nobody answered; the caller stays on the list. The same try is noted once."""
        caller = self.caller(number)
        if any(one.effect == effect for one in caller.tries):
            return
        noted = Try(effect=effect, at=said(at), by=by.account_id, by_name=by.name, note=note or "无人接听")
        if caller.state is CallerState.ON_LINE:
            caller.move_to(CallerState.RING_BACK, at=said(at))
        elif caller.state is not CallerState.RING_BACK:
            raise TransitionRefused(f"{number} 号来电人现为“{caller.state.label}”，不在回电名单中，请刷新后再试")
        caller.ring_back_asked_at = caller.ring_back_asked_at or noted.at
        caller.tries.append(noted)

    def give_up(self, number: int, reason: str, *, at: datetime) -> None:
        """There will be no case (hung up, not reached, a state secret). Raises: FieldsRefused: no reason is said."""
        caller = self.caller(number)
        if caller.state is CallerState.UNREGISTERED and caller.reason == reason:
            return
        if not reason:
            raise FieldsRefused({"note": "请写明未登记的原因"})
        caller.move_to(CallerState.UNREGISTERED, at=said(at))
        caller.reason = reason

    def begin_registering(self, number: int, effect: str, *, by: Actor) -> Line:
        """From now only `effect` may make this caller's case; returns whose line it is.

        Raises: Refused: not on a line of this person or the leader's, or somebody else is registering.
        """
        if (caller := self.caller(number)).registering == effect and caller.line:
            return caller.line
        self._callable(number)
        if caller.state is not CallerState.ON_LINE or caller.line is None:
            raise Refused(f"{number} 号来电人现为“{caller.state.label}”，请先接听再登记")
        if caller.line is Line.OPERATOR and caller.held_by != by.account_id:
            raise Refused(f"{number} 号来电人由{caller.held_by_name}接听，请由接听人登记")
        if caller.registering:
            raise Refused(f"{number} 号来电人正由他人登记，请刷新后查看")
        caller.registering = effect
        return caller.line

    def taken(self, number: int, case_id: str, *, at: datetime, is_instructed: bool) -> None:
        """The call is a case now. A repeat changes nothing."""
        caller = self.caller(number)
        if caller.case_id == case_id:
            return
        caller.move_to(CallerState.TAKEN, at=said(at))
        caller.case_id, caller.is_instructed = case_id, is_instructed

    def close(self, form: CloseForm, *, at: datetime, by: Actor) -> None:
        """End the day: nobody waits or speaks; whoever wasn't rung back has a reason. A repeat changes nothing.

        Raises: Refused: callers wait or speak. FieldsRefused: reasons are missing. TransitionRefused.
        """
        if self.status is DayStatus.CLOSED:
            return
        if left := self.in_state(CallerState.WAITING, CallerState.ON_LINE):
            numbers = "、".join(str(caller.number) for caller in left[:10])
            raise Refused(f"还有 {len(left)} 人在等候或通话中（{numbers} 号），请接听或列为待回电后再结束")
        open_ones = self.in_state(CallerState.RING_BACK)
        reasons = {one.number: form.reasons.get(str(one.number)) or form.rest_reason for one in open_ones}
        if missing := sorted(number for number, reason in reasons.items() if not reason):
            raise FieldsRefused({
                f"reason_{number}": f"{number} 号来电人尚未回电，请回电或写明原因" for number in missing[:MOST_FAULTS]
            })
        for number, reason in reasons.items():
            self.give_up(number, reason, at=at)
        self.move_to(DayStatus.CLOSED)
        self.closed_at, self.closed_by_name, self.remark = said(at), by.name, form.remark

    def _callable(self, number: int) -> Caller:
        if self.status is not DayStatus.OPEN:
            raise Refused(f"接听日现为“{self.status.label}”，不在接听中")
        return self.caller(number)


def said(at: datetime) -> str:
    """An instant as it is kept."""
    return at.isoformat(timespec="seconds")
