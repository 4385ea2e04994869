"""The business year of the provider: what its accounts cover, and from when its books are kept."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement.principles import Accounting
from conventions.base.calendar import last_day
from conventions.base.span import Span


def business_year(day: date, accounting: Accounting) -> Span:
    """The business year that a day lies in: the calendar year, where none is stated.

    >>> str(business_year(date(2028, 2, 29), Accounting(year_starts=7)))
    '2027-07-01/2028-06-30'
    >>> str(business_year(date(2028, 2, 29), Accounting()))
    '2028-01-01/2028-12-31'
    """
    begins = accounting.year_starts or 1
    first = date(day.year - (day.month < begins), begins, 1)
    return Span(first, last_day(first, "P1Y"))


def business_years(start: date, last: date, accounting: Accounting) -> Iterator[Span]:
    """The business years that share a day with a term, whole, in order.

    >>> stated = Accounting(year_starts=7)
    >>> [str(year) for year in business_years(date(2027, 1, 1), date(2027, 12, 31), stated)]
    ['2026-07-01/2027-06-30', '2027-07-01/2028-06-30']
    """
    day = start
    while day <= last:
        year = business_year(day, accounting)
        yield year
        day = date(year.first.year + 1, year.first.month, 1)


def year_name(year: Span) -> str:
    """A business year as accounts are named.

    >>> year_name(Span(date(2027, 7, 1), date(2028, 6, 30)))
    '2027/28'
    >>> year_name(Span(date(2027, 1, 1), date(2027, 12, 31)))
    '2027'
    """
    first, last = year.first.year, year.last.year
    return f"{first}" if first == last else f"{first}/{last % 100:02}"
