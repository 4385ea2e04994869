"""Days as people type them: 31.01.2028, 31/1/2028, 2028-01-31, 31 janvier 2028."""

import re
from datetime import date, datetime
from functools import cache

from conventions.base.language import LANGUAGES, words

_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:[./-] ?| )([0-9]{1,2})(?:[./-] ?| )([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:\.|er|º|°)? ?([^\W\d_]+)\.? ([0-9]{4})")


def read_day(value: object) -> date | None:
    """The day in a cell, or none where it cannot be read for sure.

    >>> str(read_day("1er février 2028")), str(read_day("31.1.2028")), read_day("31.1.28")
    ('2028-02-01', '2028-01-31', None)
    """
    if isinstance(value, date):
        found = value.date() if isinstance(value, datetime) else value
        return found if 1900 <= found.year <= 2199 else None
    text = " ".join(str(value).split())
    if match := _DAY_FIRST.fullmatch(text):
        return _on(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _on(match[1], match[2], match[3])
    match = _IN_WORDS.fullmatch(text)
    month = _months().get(match[2].casefold()) if match else None
    return _on(match[3], month, match[1]) if match and month else None


def _on(year: str, month: str | int, day: str) -> date | None:
    if not 1900 <= int(year) <= 2199:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in LANGUAGES
        for number, name in enumerate(words(language, "formats")["months"], 1)
    }
