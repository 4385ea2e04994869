"""Working days in Swiss cantons: neither a weekend nor a public holiday.

The holidays are those of the library ``holidays`` (canton by canton; communes may differ). Reading
its calendars takes longer than checking a whole agreement, so a day that is a holiday in no canton
is told apart first; a test holds this against every canton's calendar.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.easter import easter

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED = frozenset(
    (month, day)
    for month, days in {
        1: (1, 2, 6),
        3: (1, 19),
        5: (1,),
        6: (23, 29),
        8: (1, 15),
        9: (25,),
        11: (1,),
        12: (8, 25, 26, 31),
    }.items()
    for day in days
)
"""Month and day of the holidays that keep their date in some canton."""
_AFTER_EASTER = frozenset((-2, 1, 39, 50, 60))
"""Days from Easter to Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi."""
_FASTS = {4: 14, 9: 24}
"""Month and last possible day of Näfelser Fahrt, Jeûne genevois and the federal fast."""


def next_working_day(day: date, cantons: Iterable[str] = ()) -> date:
    """The day itself if it is a working day in all these cantons, else the first one after it.

    Without a canton, or with a name that no canton has, the holidays of the whole country count.

    >>> str(next_working_day(date(2027, 9, 30))), str(next_working_day(date(2029, 6, 30)))
    ('2027-09-30', '2029-07-02')
    >>> str(next_working_day(date(2027, 12, 31), ["GE"])), str(
    ...     next_working_day(date(2027, 12, 31), ["VD"])
    ... )
    ('2028-01-03', '2027-12-31')
    """
    names = tuple(cantons)
    while day.weekday() >= _SATURDAY or (may_be_holiday(day) and _is_holiday(day, names)):
        day += _ONE_DAY
    return day


def may_be_holiday(day: date) -> bool:
    """Whether the day can be a public holiday in some canton.

    >>> may_be_holiday(date(2027, 12, 31)), may_be_holiday(date(2027, 3, 31))
    (True, False)
    """
    return (
        (day.month, day.day) in _FIXED
        or (day - easter(day.year)).days in _AFTER_EASTER
        or day.day <= _FASTS.get(day.month, 0)
    )


def _is_holiday(day: date, cantons: tuple[str, ...]) -> bool:
    from holidays import country_holidays  # 130 ms: only for a day that may be one
    from holidays.countries.switzerland import Switzerland

    known = [name for name in cantons if name in Switzerland.subdivisions]
    calendars = [country_holidays("CH", subdiv=name, years=day.year) for name in known]
    return any(day in one for one in calendars or [country_holidays("CH", years=day.year)])
