"""Showing who a protected caller is (R-4.5): asked for with a reason, allowed by a second person, looked at once.

Asking, the answer and the look stand in the case's history and in the vault's record; the reason only in the case.
"""

from datetime import datetime, timedelta

from .access import may_ask_reveal, may_decide_reveal
from .case import Case
from .classification import Labelled
from .errors import AccessRefused, NotFound, TransitionRefused
from .events import EventType
from .forms import MAX_LINE, Form, only_faults, text_fault
from .reveal import Reveal
from .roles import Actor

ARTICLE = "四（六）"
ALLOWED, REFUSED = "allow", "refuse"


class RevealState(Labelled):
    """Where a request stands."""

    WAITING = "waiting", "待第二人同意"
    ALLOWED = "allowed", "已同意，可查看一次"
    REFUSED = "refused", "未同意"
    LOOKED = "looked", "已查看"
    EXPIRED = "expired", "已过期，未查看"


class RevealForm(Form):
    """Why somebody must know who called."""

    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The reason is written down."""
        return only_faults(reason=text_fault(self.reason, "查看理由", limit=MAX_LINE))


class RevealDecision(Form):
    """What the second person says; a refusal says why."""

    outcome: str = ""
    word: str = ""

    def faults(self) -> dict[str, str]:
        """One of the two, a refusal with its reason."""
        is_known = self.outcome in (ALLOWED, REFUSED)
        return only_faults(
            outcome="" if is_known else "请选择同意或不同意",
            word=text_fault(self.word, "不同意的理由", limit=MAX_LINE, required=self.outcome == REFUSED),
        )


def state_of(reveal: Reveal, now: datetime) -> RevealState:
    """Where the request stands at `now`."""
    if not reveal.decided_at:
        return RevealState.WAITING
    if not reveal.is_allowed:
        return RevealState.REFUSED
    if reveal.looked_at:
        return RevealState.LOOKED
    return RevealState.ALLOWED if now < datetime.fromisoformat(reveal.valid_until) else RevealState.EXPIRED


def ask(case: Case, reveal_id: str, form: RevealForm, *, by: Actor, at: datetime) -> None:
    """Ask to be shown who called. Idempotent by `reveal_id`.

    Raises:
        AccessRefused: not this person's to ask, or nobody is protected here.
        FieldsRefused: no reason.
        TransitionRefused: a request of the same person is under way.
    """
    if any(one.id == reveal_id for one in case.reveals):
        return
    if not may_ask_reveal(by, case):
        raise AccessRefused("您不能查看该件来话人信息", ARTICLE)
    form.require_sound()
    under_way = (RevealState.WAITING, RevealState.ALLOWED)
    if any(one.asked_by == by.account_id and state_of(one, at) in under_way for one in case.reveals):
        raise TransitionRefused("您对本件已有一项查看申请，请先等待答复或按已同意的申请查看", ARTICLE)
    case.reveals.append(
        Reveal(id=reveal_id, asked_by=by.account_id, asked_by_name=by.name, asked_at=_said(at), reason=form.reason)
    )
    case.record(EventType.REVEAL_ASKED, at=at, by=by, effect=f"reveal/{reveal_id}", data={})


def decide(
    case: Case, reveal_id: str, form: RevealDecision, *, by: Actor, at: datetime, open_for: timedelta
) -> None:
    """The second person allows it or not; allowed, it is open once, for so long.

    Raises:
        NotFound: no such request.
        AccessRefused: it isn't this person's: the wrong role, or their own request.
        FieldsRefused: no outcome, or a refusal without its reason.
        TransitionRefused: it was decided already.
    """
    reveal = next((one for one in case.reveals if one.id == reveal_id), None)
    if reveal is None:
        raise NotFound("没有这项查看申请，请刷新页面")
    if reveal.asked_by == by.account_id:
        raise AccessRefused("本人的申请须由另一人同意", ARTICLE)
    if not may_decide_reveal(by, case, reveal):
        raise AccessRefused("查看保密来话人的申请由受理中心负责人或值班长答复", ARTICLE)
    form.require_sound()
    if reveal.decided_at:
        raise TransitionRefused(f"该申请已由{reveal.decided_by_name}答复，请刷新页面", ARTICLE)
    reveal.decided_by, reveal.decided_by_name, reveal.decided_at = by.account_id, by.name, _said(at)
    reveal.is_allowed, reveal.word = form.outcome == ALLOWED, form.word
    reveal.valid_until = _said(at + open_for) if reveal.is_allowed else ""
    case.record(
        EventType.REVEAL_DECIDED, at=at, by=by, effect=f"reveal/{reveal_id}/decided",
        data={"is_allowed": reveal.is_allowed},
    )


def use(case: Case, *, by: Actor, at: datetime) -> Reveal:
    """Take the one look that was allowed; the reveal says by whom.

    Raises: AccessRefused: nothing is allowed now; the message says why and what to do.
    """
    mine = [one for one in case.reveals if one.asked_by == by.account_id]
    allowed = next((one for one in mine if state_of(one, at) is RevealState.ALLOWED), None)
    if allowed is None or not may_ask_reveal(by, case):
        raise AccessRefused(_why_not(mine[-1] if mine else None, at), ARTICLE)
    allowed.looked_at = _said(at)
    case.record(EventType.CALLER_REVEALED, at=at, by=by, effect=f"reveal/{allowed.id}/looked", data={})
    return allowed


def _why_not(last: Reveal | None, at: datetime) -> str:
    if last is None:
        return "保密件来话人信息须先说明理由申请，经第二人同意后查看一次"
    match state_of(last, at):
        case RevealState.WAITING:
            return "您的查看申请还没有答复，请等待受理中心负责人或值班长同意"
        case RevealState.REFUSED:
            return f"{last.decided_by_name}没有同意您的查看申请：{last.word}"
        case RevealState.LOOKED:
            return "该次同意只可查看一次，您已经查看；确有需要请重新申请"
        case _:
            return "同意的时限已过，没有查看；确有需要请重新申请"


def _said(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
