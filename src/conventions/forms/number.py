"""Numbers as people type them, and what is asked about rather than guessed.

Groups of three by apostrophe, space or the other separator, a point or a comma before decimals, a
percent sign where a percentage belongs: ``1'234.50``, ``1’234,50``, ``1 234,5``, ``60 %``. What can
be read in two ways (``1.234``, 0.6 for a percentage) is nobody's number until somebody says which.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from conventions.base.characters import shown
from conventions.base.findings import Code
from conventions.base.values import rounded
from conventions.forms import number_codes as codes
from conventions.forms.entry import Kind
from conventions.forms.vocabulary import absence, yes_or_no
from conventions.report import MissingReason


@dataclass(frozen=True)
class Bounds:
    """Digits before the point, digits after it, and whether it may be negative."""

    digits: int
    places: int
    negative: bool = False


BOUNDS: dict[Kind, Bounds] = {
    "count": Bounds(9, 0),
    "quantity": Bounds(9, 4),
    "hours": Bounds(7, 2),
    "money": Bounds(12, 2),
    "percent": Bounds(3, 4),
    "score": Bounds(9, 4, negative=True),
    "yes-no": Bounds(1, 0),
}
"""What the report can hold (``base.values``), by kind of cell."""


@dataclass(frozen=True)
class Absent:
    """Somebody wrote that there is no figure."""

    reason: MissingReason
    said: str


@dataclass(frozen=True)
class Trouble:
    """Why what stands in a cell cannot be used."""

    code: Code
    values: dict[str, Any]


Understood = Decimal | Absent | Trouble | None

_LONGEST = 60
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ′‘`´", "'") | {"−": "-", "﹣": "-", "－": "-"})
_GROUPED = re.compile(
    r"(?P<head>[0-9]{1,3})(?P<tail>(?P<mark>[' .,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<rest>[0-9]+))?"
)
_PLAIN = re.compile(r"(?P<whole>[0-9]*)(?:[.,](?P<rest>[0-9]*))?")
_WHOLE_AMOUNT = re.compile(r"[.,] ?(?:-{1,2}|–|—)$")
_DATE = re.compile(
    r"[0-9]{1,2}(?:\. ?[0-9]{1,2}\.(?: ?[0-9]{2,4})?|[./-][0-9]{1,2}[./-](?:[0-9]{2}|[0-9]{4}))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
)
_TWO = re.compile(r"[^0-9]*([0-9][0-9.,' ]*?) ?(/|:|;|von|sur|of|su|auf|bis|à|-|–) ?([0-9]+[^/]*)")
_WITH_WORDS = re.compile(r"[^0-9+-]*([+-]?[0-9](?:[0-9' .,]*[0-9])?)[^0-9]*")
_ERROR = re.compile(r"#[A-Z/0]+[!?]?")


def understood(value: object, kind: Kind, number_format: str = "General") -> Understood:
    r"""The number in a cell, that there is none, or why it cannot be used; none for an empty cell.

    ``value`` is what the workbook holds: a number, a text, a date, a truth value.

    >>> understood("1’234,50", "quantity"), understood("60 %", "percent")
    (Decimal('1234.50'), Decimal('60'))
    >>> understood(0.6, "percent", "0%"), understood("n.a.", "count")
    (Decimal('60.0'), Absent(reason='not-available', said='n.a.'))
    >>> understood("1.234", "count").code.name, understood(0.6, "percent").code.name
    ('ambiguous-number', 'share-or-percent')
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return _truth(value, kind)
    if isinstance(value, date | time | timedelta):
        return Trouble(codes.DATE_FOR_NUMBER, {"value": str(value)})
    if isinstance(value, int | float):
        return _typed_number(value, kind, percent=_is_percent_format(number_format))
    return _typed_text(str(value), kind)


def _truth(value: bool, kind: Kind) -> Understood:
    if kind == "yes-no":
        return Decimal(int(value))
    return Trouble(codes.TRUE_OR_FALSE, {"value": str(value).upper()})


def _typed_number(value: float, kind: Kind, *, percent: bool) -> Understood:
    # A spreadsheet shows 15 digits; what its arithmetic leaves behind them nobody typed.
    number = Decimal(str(value) if isinstance(value, int) else f"{value:.15g}")
    if not number.is_finite():
        return Trouble(codes.UNREADABLE_NUMBER, {"value": str(value)})
    if percent:
        return _bounded(number * 100, kind, f"{plain(number * 100)} %", percent=True)
    return _bounded(number, kind, plain(number), percent=False)


def _typed_text(typed: str, kind: Kind) -> Understood:
    text = unicodedata.normalize("NFC", typed).translate(_APOSTROPHES)
    text = _SPACES.sub(" ", text).strip()
    said = brief(typed)
    if not text:
        return None
    if (other := _no_number(text, said, kind)) is not None:
        return other
    number = written(text.removesuffix("%"))
    if isinstance(number, Decimal):
        return _bounded(number, kind, said, percent=text.endswith("%"))
    if number is not None:
        values = {"value": said, "whole": number[0], "decimal": number[1]}
        return Trouble(codes.AMBIGUOUS_NUMBER, values)
    return _with_more(text, said)


def _no_number(text: str, said: str, kind: Kind) -> Understood:
    """What is written in words, a date, an error, or too long to be a number."""
    if (reason := absence(text)) is not None:
        return Absent(reason, said)
    if kind == "yes-no" and (answer := yes_or_no(text)) is not None:
        return Decimal(int(answer))
    if len(text) > _LONGEST:
        return Trouble(codes.UNREADABLE_NUMBER, {"value": said})
    if _ERROR.fullmatch(text):
        return Trouble(codes.FORMULA_ERROR, {"value": said})
    if _DATE.fullmatch(text):
        return Trouble(codes.DATE_FOR_NUMBER, {"value": said})
    return None


def _with_more(text: str, said: str) -> Trouble:
    """A number with words around it, or two numbers: recognised, to say what to write instead."""
    if two := _TWO.fullmatch(text):
        return Trouble(
            codes.TWO_NUMBERS, {"value": said, "first": two[1].strip(), "second": two[3].strip()}
        )
    words = _WITH_WORDS.fullmatch(text)
    number = written(words[1]) if words else None
    if isinstance(number, Decimal):
        return Trouble(codes.MORE_THAN_NUMBER, {"value": said, "number": plain(number)})
    return Trouble(codes.UNREADABLE_NUMBER, {"value": said})


def written(text: str) -> Decimal | tuple[str, str] | None:
    """The number that a text writes; its two readings where it has two; none where it has none.

    >>> written("1'234.50"), written("1.234,5"), written("1.234"), written("1 23")
    (Decimal('1234.50'), Decimal('1234.5'), ('1234', '1.2340'), None)
    """
    body = text.strip()
    sign = "-" if body.startswith(("-", "–")) else ""
    body = _WHOLE_AMOUNT.sub("", body[1:] if body.startswith(("-", "–", "+")) else body).strip()
    if grouped := _GROUPED.fullmatch(body):
        head, mark, rest = grouped["head"], grouped["mark"], grouped["rest"]
        tail = grouped["tail"].replace(mark, "")
        if mark in ".," and rest is None and len(tail) == 3:
            if head.lstrip("0"):
                return f"{sign}{head}{tail}", f"{sign}{head}.{tail}0"
            return Decimal(f"{sign}0.{tail}")
        if mark == grouped["point"]:
            return None
        return Decimal(f"{sign}{head}{tail}.{rest}" if rest else f"{sign}{head}{tail}")
    parts = _PLAIN.fullmatch(body)
    if parts is None or not (parts["whole"] or parts["rest"]):
        return None
    whole, rest = parts["whole"] or "0", parts["rest"]
    return Decimal(f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}")


def _bounded(number: Decimal, kind: Kind, said: str, *, percent: bool) -> Understood:
    """The number, if the cell can hold it."""
    bounds = BOUNDS[kind]
    if percent and kind != "percent":
        return Trouble(codes.SHARE_FOR_COUNT, {"value": said})
    if kind == "percent" and not percent and 0 < number <= 1:
        values: dict[str, Any] = {
            "value": said,
            "hundredfold": plain(number * 100),
            "itself": plain(number),
        }
        return Trouble(codes.SHARE_OR_PERCENT, values)
    if number < 0 and not bounds.negative:
        return Trouble(codes.NEGATIVE, {"value": said})
    limit = 10**bounds.digits
    if abs(number) >= limit or (kind == "yes-no" and number > 1):
        values = {"value": said, "limit": 1 if kind == "yes-no" else limit - 1}
        return Trouble(codes.TOO_LARGE, values)
    nearest = rounded(number, Decimal(1).scaleb(-bounds.places))
    if nearest == number:
        return number
    values = {"value": said, "nearest": plain(nearest), "places": bounds.places}
    return Trouble(codes.TOO_MANY_DECIMALS if bounds.places else codes.DECIMALS_IN_COUNT, values)


def plain(number: Decimal) -> str:
    """Digits and a point, without exponent or needless zeros, and not longer than a line.

    >>> plain(Decimal("60.0")), plain(Decimal("1E+3"))
    ('60', '1000')
    """
    if number.adjusted() > _LONGEST:
        return brief(str(number))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def brief(typed: str) -> str:
    """What was typed, as a message can show it: on one line, not too long, nothing hidden."""
    text = " ".join(shown(typed).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _is_percent_format(number_format: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)
