"""A caller of an answering day: a place in the queue until there is a case, or a reason why there is none."""

from pydantic import BaseModel, Field

from ..classification import Labelled
from ..errors import TransitionRefused


class CallerState(Labelled):
    """Where a caller stands. Source: R-1.1: every call is answered or, if missed, listed to be rung back."""

    WAITING = "waiting", "等候"
    ON_LINE = "on_line", "通话中"
    RING_BACK = "ring_back", "待回电"
    TAKEN = "taken", "已接听"
    UNREGISTERED = "unregistered", "未登记"


CALLER_TRANSITIONS: dict[CallerState, frozenset[CallerState]] = {
    CallerState.WAITING: frozenset({CallerState.ON_LINE, CallerState.RING_BACK, CallerState.UNREGISTERED}),
    CallerState.ON_LINE: frozenset(
        {CallerState.TAKEN, CallerState.WAITING, CallerState.RING_BACK, CallerState.UNREGISTERED}
    ),
    CallerState.RING_BACK: frozenset({CallerState.ON_LINE, CallerState.UNREGISTERED}),
    CallerState.TAKEN: frozenset(),
    CallerState.UNREGISTERED: frozenset({CallerState.RING_BACK}),
}


class Line(Labelled):
    """Who speaks with the caller."""

    LEADER = "leader", "领导专线"
    OPERATOR = "operator", "话务员"


class Try(BaseModel):
    """One ringing back that found nobody. `effect` is what it was noted for."""

    effect: str
    at: str
    by: str
    by_name: str
    note: str


class Caller(BaseModel):
    """One caller of the day. Who it is stands in the vault only; `matter` is a heading without names.

    `since` is when the present state began. `effect` is what the entry was noted for, `registering` what the case
    is being made for, so that one caller becomes one case. Instants in ISO 8601.
    """

    number: int
    effect: str
    matter: str
    is_protected: bool = False
    has_phone: bool = True
    state: CallerState = CallerState.WAITING
    since: str
    noted_at: str
    noted_by: str
    noted_by_name: str
    line: Line | None = None
    held_by: str = ""
    held_by_name: str = ""
    registering: str = ""
    case_id: str = ""
    is_instructed: bool = False
    ring_back_asked_at: str = ""
    rings_by: str = ""
    rings_by_name: str = ""
    tries: list[Try] = Field(default_factory=list)
    reason: str = ""

    @property
    def key(self) -> str:
        """The place of the entry in the day."""
        return f"{self.number:04d}"

    @property
    def is_with_leader(self) -> bool:
        """Whether the caller is, or was, on the leader's line."""
        return self.line is Line.LEADER

    @property
    def is_settled(self) -> bool:
        """Whether nothing remains to be done: there is a case, or a reason why there is none."""
        return self.state in (CallerState.TAKEN, CallerState.UNREGISTERED)

    @property
    def was_rung_back(self) -> bool:
        """Whether the call came about by ringing back."""
        return bool(self.ring_back_asked_at) and self.state is CallerState.TAKEN

    def move_to(self, state: CallerState, *, at: str) -> None:
        """Go to `state`. Raises: TransitionRefused: somebody else was faster, or it makes no sense."""
        if state not in CALLER_TRANSITIONS[self.state]:
            raise TransitionRefused(
                f"{self.number} 号来电人现为“{self.state.label}”，不能改为“{state.label}”，请刷新后再试"
            )
        self.state, self.since = state, at
        if state is not CallerState.TAKEN:
            self.registering = ""
        if state not in (CallerState.ON_LINE, CallerState.TAKEN):
            self.line, self.held_by, self.held_by_name = None, "", ""
