"""One cell after the other: what a text means in a column of some kind, or what is wrong with it.

Each distinct text of a column is read once: a hundred thousand rows hold a few hundred dates and a
dozen codes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.findings import Code
from conventions.records import codes
from conventions.records.columns import Column, plain, spellings
from conventions.records.personal import in_cell, is_pseudonym, is_short

_ISO = re.compile(r"((?:19|20|21)\d\d)-(\d\d)-(\d\d)(?:[T ]00:00(?::00)?)?", re.ASCII)
_SWISS = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20|21)\d\d)", re.ASCII)
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_NUMBER = re.compile(r"\d{1,7}(?:[.,]\d{1,2})?", re.ASCII)
_BETWEEN_DATES = re.compile(r"[\s,;|]+")


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be used: the code, and what of it looks personal."""

    code: Code
    kind: str = ""


class Meanings(dict[str, Any]):
    """What each text of a column means: read when first met, then remembered."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.known = spellings(column)
        self.read = _READERS[column.kind]

    def __missing__(self, text: str) -> Any:
        """Read a text that was not met before; None for an empty one."""
        value = self[text] = self._meaning(text.strip())
        return value

    def _meaning(self, text: str) -> Any:
        if not text:
            return Fault(codes.NOT_A_PSEUDONYM) if self.column.kind == "pseudonym" else None
        value = self.read(text, self.known)
        if not isinstance(value, Fault):
            return value
        dated = self.column.kind in ("date", "dates")
        kind = in_cell(text)
        return Fault(codes.PERSONAL_VALUE, kind) if kind and not dated else value


def day(text: str) -> date | None:
    """A day written year-month-day or day.month.year; none for anything else.

    >>> day("2027-03-31") == day("31.3.2027"), day("03/31/2027"), day("31.02.2027")
    (True, None, None)
    """
    if match := _ISO.fullmatch(text):
        year, month, number = match.groups()
    elif match := _SWISS.fullmatch(text):
        number, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _pseudonym(text: str, _known: dict[str, str]) -> Any:
    if is_short(text) or (is_pseudonym(text) and not in_cell(text)):
        return text
    return Fault(codes.NOT_A_PSEUDONYM)


def _day(text: str, _known: dict[str, str]) -> Any:
    return day(text) or Fault(codes.NOT_A_DATE)


def _days(text: str, _known: dict[str, str]) -> Any:
    found = tuple(day(part) for part in _BETWEEN_DATES.split(text))
    return Fault(codes.NOT_A_DATE) if None in found else tuple(sorted(filter(None, found)))


def _count(text: str, _known: dict[str, str]) -> Any:
    return int(text) if _COUNT.fullmatch(text) else Fault(codes.NOT_A_NUMBER)


def _number(text: str, _known: dict[str, str]) -> Any:
    if not _NUMBER.fullmatch(text):
        return Fault(codes.NOT_A_NUMBER)
    return Decimal(text.replace(",", "."))


def _code(text: str, known: dict[str, str]) -> Any:
    return known.get(plain(text)) or Fault(codes.NOT_A_CODE)


_READERS: dict[str, Callable[[str, dict[str, str]], Any]] = {
    "pseudonym": _pseudonym,
    "id": _code,
    "date": _day,
    "dates": _days,
    "count": _count,
    "number": _number,
    "choice": _code,
    "yes-no": _code,
}
