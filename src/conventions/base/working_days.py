"""Working days: neither a weekend nor a public holiday, in Swiss cantons, Belgium and France.

The holidays are those of the library ``holidays``, calendar by calendar (``CH-BE``, ``BE``);
communes may differ, so an agreement may name days of its own. Reading the library takes longer
than checking a whole agreement, and 11 MiB, so a day that is no holiday in the calendars asked for
is told apart first; a test holds this against every calendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_COUNTRIES = ("CH", "BE", "FR")
"""Countries whose calendars are held against what is told apart without the library."""
_IN_THE_COUNTRY = {
    "CH": {(1, 1), (8, 1), (12, 25)},
    "BE": {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)},
    "FR": {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)},
}
"""Month and day of the holidays that keep their date, in all of a country."""
_IN_CANTONS = {
    (1, 2): "AG BE JU LU NE TG VD",
    (1, 6): "SZ TI UR",
    (3, 1): "NE",
    (3, 19): "NW SZ TI UR VS",
    (5, 1): "AG BL BS JU NE SH TG TI ZH",
    (6, 23): "JU",
    (6, 29): "TI",
    (8, 15): "AG AI JU LU NW OW SZ TI UR VS ZG",
    (9, 25): "OW",
    (11, 1): "AG AI GL JU LU NW OW SG SZ TI UR VS ZG",
    (12, 8): "AG AI LU NW OW SZ TI UR VS ZG",
    (12, 26): "AG AI AR BE BL BS GL GR LU NE SG SH SZ TG TI UR ZH",
    (12, 31): "GE",
}
"""Month and day of those of some Swiss cantons, and which."""
_AFTER_EASTER = frozenset((-2, 1, 39, 50, 60))
"""Days from Easter to Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi."""
_FASTS = {4: 14, 9: 24}
"""Month and last possible day of Näfelser Fahrt, Jeûne genevois and the federal fast."""


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked: on none of these calendars a holiday, nor said to be one.

    ``calendars`` are names such as ``CH-BE`` or ``BE``, the second part a Swiss canton; those of
    other countries than Switzerland, Belgium and France are left aside. Where no canton is named,
    or none that exists, the days free in the whole country count. ``holidays`` are free besides,
    ``worked`` are worked although a calendar says otherwise, be it a Saturday.
    """

    calendars: tuple[str, ...] = ()
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Whether the day is worked.

        >>> good_friday = date(2026, 4, 3)
        >>> WorkingDays(("CH-BE",)).has(good_friday), WorkingDays(("CH-VS",)).has(good_friday)
        (False, True)
        """
        if day in self.worked:
            return True
        if day.weekday() >= _SATURDAY or day in self.holidays:
            return False
        return not (
            may_be_holiday(day, self.calendars)
            and any(day in free for free in self._free(day.year))
        )

    def on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is.

        At the end of the calendar (9999-12-31) the day itself.

        >>> str(WorkingDays(("CH-GE",)).on_or_after(date(2027, 12, 31)))
        '2028-01-03'
        """
        while not self.has(day) and day < date.max:
            day += _ONE_DAY
        return day

    def first_moved_to(self, day: date) -> date:
        """The earliest last day that still holds this one, when moved to the next working day.

        The day itself, unless the days before it are not worked.

        >>> str(WorkingDays(("CH-BE",)).first_moved_to(date(2026, 4, 7)))
        '2026-04-03'
        """
        while day > date.min and not self.has(day - _ONE_DAY):
            day -= _ONE_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The last day of a limit of so many working days that starts to run on ``day``.

        >>> str(WorkingDays(("BE",)).after(date(2027, 7, 19), 5))
        '2027-07-27'
        """
        for _ in range(count):
            if day == date.max:
                break
            day = self.on_or_after(day + _ONE_DAY)
        return day

    def _free(self, year: int) -> Iterable[frozenset[date]]:
        return (_holidays(name, year) for name in _narrowest(self.calendars))


def may_be_holiday(day: date, calendars: Iterable[str]) -> bool:
    """Whether the day can be a public holiday in one of these calendars.

    >>> new_years_eve = date(2027, 12, 31)
    >>> may_be_holiday(new_years_eve, ("CH-GE",)), may_be_holiday(new_years_eve, ("CH-BE", "BE"))
    (True, False)
    """
    if day.day <= _FASTS.get(day.month, 0) or (day - easter(day.year)).days in _AFTER_EASTER:
        return True
    date_kept = day.month, day.day
    places = [name.partition("-") for name in calendars]
    return any(
        date_kept in _IN_THE_COUNTRY.get(country, ())
        or (country == "CH" and part in _IN_CANTONS.get(date_kept, "").split())
        for country, _, part in places
    )


@cache
def _narrowest(names: tuple[str, ...]) -> tuple[str, ...]:
    """The calendars there are; all of Switzerland only where none of its cantons is named."""
    from holidays.countries.switzerland import Switzerland

    places = [name.partition("-") for name in names]
    cantons = {
        f"CH-{canton}"
        for country, _, canton in places
        if country == "CH" and len(canton) == 2 and canton in Switzerland.subdivisions
    }
    countries = {country for country, _, _ in places if country in _COUNTRIES}
    return tuple(sorted(cantons | (countries - {"CH"} if cantons else countries)))


@cache
def _holidays(name: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # 130 ms: only for a day that may be one

    country, _, part = name.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))
