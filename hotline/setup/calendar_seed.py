"""The working calendar to begin with: holidays and make-up days as the State Council announced them."""

from holidays.countries import China

from ..calendar.workdays import WorkCalendar

FIRST_YEAR = 2010
LAST_YEAR_LOOKED_AT = 2050
YEARS_AHEAD = 2


def seed_calendar() -> WorkCalendar:
    """Announced years from the library; the years after them by its estimate, not announced.

    A year counts as announced when the library knows make-up working days of it: those are only ever announced.
    Source: holiday notices of the General Office of the State Council, as the `holidays` package keeps them.
    """
    looked_at = China(years=range(FIRST_YEAR, LAST_YEAR_LOOKED_AT + 1))
    last_announced = max(day.year for day in looked_at.weekend_workdays)
    years = range(FIRST_YEAR, last_announced + YEARS_AHEAD + 1)
    known = China(years=years)
    return WorkCalendar(
        holidays=frozenset(day for day in known if day.year in years),
        makeup_days=frozenset(day for day in known.weekend_workdays if day.year in years),
        announced_years=frozenset(range(FIRST_YEAR, last_announced + 1)),
    )
