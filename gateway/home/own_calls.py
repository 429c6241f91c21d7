"""An operator's own calls of today, and their figures."""

from dataclasses import dataclass

from hotline.domain.case_row import CaseRow
from hotline.domain.case_shelves import operator_shelf
from hotline.domain.classification import Way
from hotline.domain.roles import Actor

from ..kit import Kit

SHARE_FROM = 10
AT_ONCE = frozenset({Way.ANSWER, Way.REDIRECT})


@dataclass(frozen=True)
class OwnCalls:
    """Today's calls, the latest first. `talk_seconds` is the sum of their length."""

    rows: list[CaseRow]

    @property
    def talk_seconds(self) -> int:
        """Time on the telephone."""
        return sum(row.call_seconds for row in self.rows)

    @property
    def at_once(self) -> str:
        """The share that was settled within the call; under ten calls as a fraction. Source: `PRACTICE`, KPIs."""
        settled = sum(row.way in AT_ONCE for row in self.rows)
        if len(self.rows) < SHARE_FROM:
            return f"{settled}/{len(self.rows)}"
        return f"{settled / len(self.rows):.0%}（{settled}/{len(self.rows)}）"


def own_calls_of(kit: Kit, actor: Actor) -> OwnCalls:
    """What this operator registered today, by the city's day."""
    today = kit.clock.now().date().isoformat()
    lines = kit.case_rows.on(operator_shelf(actor.account_id, today))
    return OwnCalls(kit.case_rows.several(sorted(lines, reverse=True)))
