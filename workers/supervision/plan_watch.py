"""When the watch over a unit's limit acts next, and how (R-5.2.3, R-5.2.4)."""

from hotline.domain.classification import Urgency
from hotline.domain.ports import Calendars, CaseStore, Clock
from hotline.domain.watching import NextAct, UrgingRule, next_act


def plan_watch(
    case_id: str, attempt: int, unit_id: str, urging_rule: dict,
    *, cases: CaseStore, calendars: Calendars, clock: Clock,
) -> dict:
    """Look at what has been done for this unit and name the next act.

    Reads: case_id, attempt, unit_id, urging_rule. Writes: watch_at (instant), watch_act (urge | supervise |
    done: nothing is left to watch), watch_cause, urged_by. BPMN errors: none.
    Idempotent by: it changes nothing in the store.
    """
    case = cases.get(case_id)
    assignment = case.assignment(unit_id, attempt)
    now = clock.now()
    if assignment.is_open:
        act = next_act(
            assignment, UrgingRule(**urging_rule), calendars.current(), now,
            at_any_hour=case.urgency in (Urgency.VERY_URGENT, Urgency.EMERGENCY),
        )
    else:
        act = NextAct(act="done", at=now)
    return {
        "watch_at": act.at.isoformat(timespec="seconds"), "watch_act": act.act, "watch_cause": act.cause,
        "urged_by": "",
    }
