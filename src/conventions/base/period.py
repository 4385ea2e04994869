"""Periods: what a target holds for and a report covers, written as text.

``2027``, ``2027-H1`` (half year), ``2027-T1`` (trimester, four months), ``2027-Q1`` (quarter),
``2027-03`` (month), ``term`` (the whole agreement), or a range ``2027-01-01/2027-06-30``, both days
included. Whether a range runs forward, and lies inside the term, is for a rule to say.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from conventions.base.language import Language, day, word, words

Frequency = Literal["month", "quarter", "trimester", "half", "year", "term"]
"""How often something happens; a trimester has four months, a quarter three."""

_MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "trimester": 4, "half": 6, "year": 12}
_LETTERS: dict[str, Frequency] = {"Q": "quarter", "T": "trimester", "H": "half"}
_ORDINALS = ("first", "second", "third", "fourth")

_YEAR = "(19|20|21)[0-9]{2}"
_LEAP_YEAR = "(2000|(19|20|21)(0[48]|[2468][048]|[13579][26]))"
_DAY = (
    f"({_YEAR}-(01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])"
    f"|{_YEAR}-(04|06|09|11)-(0[1-9]|[12][0-9]|30)"
    f"|{_YEAR}-02-(0[1-9]|1[0-9]|2[0-8])"
    f"|{_LEAP_YEAR}-02-29)"
)
PATTERN = f"^(term|{_YEAR}(-(Q[1-4]|T[1-3]|H[12]|0[1-9]|1[0-2]))?|{_DAY}/{_DAY})$"
"""Every period there is, and none that the calendar does not have."""


class _Spelling:
    """A period as text; a year may also come as the number that YAML and JSON make of it."""

    _pattern = re.compile(PATTERN, re.ASCII)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def spelled(value: Any) -> Any:
            number = isinstance(value, int | float) and not isinstance(value, bool)
            text = str(int(value)) if number and value == value // 1 else value
            if isinstance(text, str) and cls._pattern.fullmatch(text):
                return text
            raise PydanticCustomError("period_spelling", "not a period")

        return core_schema.no_info_before_validator_function(spelled, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string", "pattern": PATTERN},
                {"type": "integer", "minimum": 1900, "maximum": 2199},
            ]
        }


Period = Annotated[str, _Spelling]
"""A year, a part of one, ``term``, or a range of days."""


def bounds(period: Period, term_start: date, term_end: date) -> tuple[date, date]:
    """First and last day of a period, both included; those of the term for ``term``.

    A part of the calendar is not cut to the term: ``2027`` is the whole year.

    >>> [str(day) for day in bounds("2027-Q1", date(2027, 2, 1), date(2030, 12, 31))]
    ['2027-01-01', '2027-03-31']
    >>> [str(day) for day in bounds("term", date(2027, 2, 1), date(2030, 12, 31))]
    ['2027-02-01', '2030-12-31']
    """
    if period == "term":
        return term_start, term_end
    if "/" in period:
        start, end = period.split("/")
        return date.fromisoformat(start), date.fromisoformat(end)
    year, index, length = _calendar_part(period)
    last = index * length
    return date(year, last - length + 1, 1), date(year, last, monthrange(year, last)[1])


def frequency(period: Period) -> Frequency | None:
    """How often periods of this kind come; none for a range.

    >>> frequency("2027-T2"), frequency("2027"), frequency("2027-01-01/2027-06-30")
    ('trimester', 'year', None)
    """
    if period == "term":
        return "term"
    if "/" in period:
        return None
    length = _calendar_part(period)[2]
    return next(name for name in _MONTHS if _MONTHS[name] == length)


def is_within(inner: Period, outer: Period, term_start: date, term_end: date) -> bool:
    """Whether every day of one period lies in the other.

    >>> is_within("2027-Q2", "2027-H1", date(2027, 1, 1), date(2028, 12, 31))
    True
    >>> is_within("2027-Q2", "2027-T1", date(2027, 1, 1), date(2028, 12, 31))
    False
    """
    first, last = bounds(inner, term_start, term_end)
    start, end = bounds(outer, term_start, term_end)
    return start <= first and last <= end


def parts(period: Period, every: Frequency, term_start: date, term_end: date) -> tuple[Period, ...]:
    """The periods of one frequency that share a day with this period, in order.

    >>> parts("2027", "quarter", date(2027, 1, 1), date(2027, 12, 31))
    ('2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4')
    >>> parts("term", "half", date(2027, 5, 1), date(2028, 4, 30))
    ('2027-H1', '2027-H2', '2028-H1')
    """
    if every == "term":
        return ("term",)
    start, end = bounds(period, term_start, term_end)
    found = []
    while start <= end:
        found.append(containing(start, every))
        start = bounds(found[-1], term_start, term_end)[1] + timedelta(days=1)
    return tuple(found)


def containing(value: date, every: Frequency) -> Period:
    """The period of this frequency that a day lies in.

    >>> containing(date(2027, 5, 31), "month"), containing(date(2027, 5, 31), "trimester")
    ('2027-05', '2027-T2')
    """
    if every in ("term", "year"):
        return "term" if every == "term" else f"{value.year}"
    index = (value.month - 1) // _MONTHS[every] + 1
    if every == "month":
        return f"{value.year}-{index:02}"
    letter = next(letter for letter in _LETTERS if _LETTERS[letter] == every)
    return f"{value.year}-{letter}{index}"


def label(period: Period, language: Language) -> str:
    """The period in words.

    >>> label("2027-Q2", "fr"), label("2027-Q2", "de"), label("2027-T1", "fr")
    ('2e trimestre 2027', '2. Quartal 2027', '1er quadrimestre 2027')
    >>> label("2027-01-01/2027-06-30", "fr"), label("2027", "en")
    ('du 1er janvier 2027 au 30 juin 2027', '2027')
    """
    if period == "term":
        return word(language, "formats", "periods.term")
    if "/" in period:
        start, end = (day(date.fromisoformat(half), language) for half in period.split("/"))
        return word(language, "formats", "periods.range", start=start, end=end)
    year, index, length = _calendar_part(period)
    if length == 12:
        return period
    if length == 1:
        month = words(language, "formats")["months"][index - 1]
        return word(language, "formats", "periods.month", month=month, year=year)
    key = f"periods.{_LETTERS[period[5]]}.{_ORDINALS[index - 1]}"
    return word(language, "formats", key, year=year)


def _calendar_part(period: Period) -> tuple[int, int, int]:
    """The year, which part of it, and how many months such a part has."""
    year, part = int(period[:4]), period[5:]
    if not part:
        return year, 1, 12
    if part[0] in _LETTERS:
        return year, int(part[1]), _MONTHS[_LETTERS[part[0]]]
    return year, int(part), 1
