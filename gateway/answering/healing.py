"""A caller whose case was made, but who was left on the line by a crash between the two, is settled."""

from hotline.domain.case import Case
from hotline.domain.errors import NotFound

from ..kit import Kit


def settle_left_over(kit: Kit, day_id: str, number: int) -> None:
    """Find the case by what it was being made for, and settle its caller. Nothing to find: nothing happens."""
    caller = kit.answering_days.get(day_id).caller(number)
    if not caller.registering or caller.case_id:
        return
    case = _made_for(kit, caller.registering, caller.since[:4])
    if case is not None and case.session_id == day_id:
        kit.answering_days.change(
            day_id,
            lambda day: day.taken(number, case.id, at=kit.clock.now(), is_instructed=case.has_word_at_intake),
        )
        kit.day_callers.drop(day_id, caller)


def _made_for(kit: Kit, effect: str, year: str) -> Case | None:
    """The case that the call `effect` was numbered for, if it got as far as that."""
    claim = f"case/{year}/{effect.removeprefix('call/')}"
    try:
        return kit.cases.get(f"{year}-{kit.numbers.claim(kit.numbers.series_of(claim), claim):06d}")
    except NotFound:
        return None
