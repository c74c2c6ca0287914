"""The promise: done within so many working days from the acceptance of the application.

Source: the tutorial of SISFO IZIN (docs/domain.md §1.25); the clock stops while the application
is with the applicant (docs/domain.md §6).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from chalicelib.domain.working_time.calendar import WorkingCalendar


def promised_date(
    accepted_on: date,
    pauses: Sequence[tuple[date, date | None]],
    days: int,
    calendar: WorkingCalendar,
) -> date | None:
    """The day on which the permit is promised; None while the clock stands still.

    Counting starts on the day after ``accepted_on``. A pause is from the day on which the
    application went back to the applicant to the day on which it returned (None: it has not). The
    first of these still counts, for the office worked on it; the day of return counts as little as
    the day of acceptance, and the days between do not count. A promise that had already fallen
    due before an open pause stays as it was.
    """
    day = accepted_on
    while days:
        day += timedelta(days=1)
        stopped = [end for start, end in pauses if start < day and (end is None or day <= end)]
        if None in stopped:
            return None
        days -= calendar.is_working_day(day) and not stopped
    return day


def working_days_taken(
    accepted_on: date,
    until: date,
    pauses: Sequence[tuple[date, date | None]],
    calendar: WorkingCalendar,
) -> int:
    """How many working days the office took, counted as in ``promised_date``: who issues on the
    promised day has taken exactly the promised days. On the day of acceptance itself: 0."""
    taken, day = 0, accepted_on
    while day < until:
        day += timedelta(days=1)
        stopped = any(start < day and (end is None or day <= end) for start, end in pauses)
        taken += calendar.is_working_day(day) and not stopped
    return taken
