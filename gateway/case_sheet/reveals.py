"""The requests to be shown a protected caller, for those who ask and those who answer."""

from datetime import datetime
from typing import Any

from hotline.domain.access import may_ask_reveal, may_decide_reveal
from hotline.domain.case import Case
from hotline.domain.revealing import RevealState, state_of
from hotline.domain.roles import Actor


def reveals_of(case: Case, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """All of the case, the latest first; nothing for somebody who is neither."""
    concerned = [one for one in case.reveals if may_ask_reveal(actor, case) or may_decide_reveal(actor, case, one)]
    return [
        one.model_dump(exclude={"asked_by", "decided_by", "is_allowed"})
        | {
            "state": state_of(one, now).value, "state_label": state_of(one, now).label,
            "is_mine": one.asked_by == actor.account_id,
            "may_decide": state_of(one, now) is RevealState.WAITING and may_decide_reveal(actor, case, one),
        }
        for one in reversed(concerned)
    ]
