"""The case takes its place in a volume (R-5.5.1)."""

from hotline.domain.archiving import placed, volume_claim, volume_series
from hotline.domain.ports import CaseStore, Clock, Numbers


def assign_volume(case_id: str, *, cases: CaseStore, numbers: Numbers, clock: Clock) -> None:
    """Claim the place: leaders' matters by date of instruction, others by year and kind.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one place per case.
    """
    series, title = volume_series(cases.get(case_id))
    sequence = numbers.claim(series, volume_claim(case_id))
    cases.change(case_id, lambda case: placed(case, title, sequence, at=clock.now()))
