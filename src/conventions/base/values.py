"""Values with units: every number has bounds, every text a length, every date one spelling.

Files are read as text (``base/yamlfile``), so each type here accepts the text a person writes and
the value a JSON document carries, and nothing looser: no ``1e9``, no ``1_000``, no ``yes``.
The JSON Schema each type publishes refuses exactly what the type refuses, but for one thing: a
JSON number with too many decimals. ``multipleOf`` would say it, and common validators, dividing
binary fractions, would then refuse 1.15 as no multiple of 0.01.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True)
class Number:
    """Bounds of a number: digits before the point, digits after it, and whether it may be negative.

    The bound is always a power of ten, so that a pattern over the text and a limit on the value
    say the same thing.
    """

    digits: int
    places: int = 0
    negative: bool = False

    @property
    def pattern(self) -> str:
        """The spelling accepted in a file."""
        sign = "-?" if self.negative else ""
        fraction = rf"(\.[0-9]{{1,{self.places}}})?" if self.places else ""
        return rf"^{sign}(0|[1-9][0-9]{{0,{self.digits - 1}}}){fraction}$"

    @property
    def maximum(self) -> Decimal:
        """The largest value."""
        return Decimal(10) ** self.digits - Decimal(10) ** -self.places

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept the spelling, then the bounds."""
        low = -self.maximum if self.negative else Decimal(0)
        inner: CoreSchema = (
            core_schema.int_schema(ge=int(low), le=int(self.maximum))
            if source is int
            else core_schema.decimal_schema(
                ge=low, le=self.maximum, decimal_places=self.places, allow_inf_nan=False
            )
        )
        spelling = re.compile(self.pattern, re.ASCII)

        def spelled(value: Any) -> Any:
            number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
            if number or (isinstance(value, str) and spelling.fullmatch(value)):
                return value
            raise PydanticCustomError(
                "number_spelling", "not a plain number", {"places": self.places}
            )

        return core_schema.no_info_before_validator_function(spelled, inner)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Two branches, both tight: a number, or its text."""
        number: dict[str, Any] = {"type": "number" if self.places else "integer"}
        number["minimum"] = _plain(-self.maximum if self.negative else Decimal(0))
        number["maximum"] = _plain(self.maximum)
        return {"anyOf": [number, {"type": "string", "pattern": self.pattern}]}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True)
class OneOf:
    """A number out of a few, written as one of these spellings."""

    spellings: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Compare as numbers, so that 1 and 1.0 of a JSON document are the same."""

        def chosen(value: Any) -> Any:
            if isinstance(value, str) and value in self.spellings:
                return source(value)
            if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                matches = [s for s in self.spellings if Decimal(s) == Decimal(str(value))]
                if matches:
                    return source(matches[0])
            raise PydanticCustomError(
                "number_choice", "not one of the values", {"expected": ", ".join(self.spellings)}
            )

        return core_schema.no_info_plain_validator_function(
            chosen, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The numbers and their spellings."""
        return {"enum": [*(_plain(Decimal(s)) for s in self.spellings), *self.spellings]}


@dataclass(frozen=True)
class Spelling:
    """A text that has this pattern somewhere (``^`` and ``$`` for all of it), and its length.

    It says the same as pydantic's ``StringConstraints``, which is taken apart anew for each field
    and type that an agreement has: 3 ms of every command.
    """

    pattern: str
    min_length: int | None = None
    max_length: int | None = None

    def __get_pydantic_core_schema__(
        self, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept text only."""
        return core_schema.str_schema(
            pattern=self.pattern, min_length=self.min_length, max_length=self.max_length
        )


class _TrueOrFalse:
    """``true`` or ``false``, as a word or as a JSON boolean."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def spelled(value: Any) -> Any:
            if isinstance(value, bool):
                return value
            if value in ("true", "false"):
                return value == "true"
            raise PydanticCustomError("bool_spelling", "neither true nor false")

        return core_schema.no_info_before_validator_function(spelled, core_schema.bool_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]}


_YEAR = "(19|20|21)[0-9]{2}"
_LEAP_YEAR = "(2000|(19|20|21)(0[48]|[2468][048]|[13579][26]))"
DAY = (
    f"({_YEAR}-(01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])"
    f"|{_YEAR}-(04|06|09|11)-(0[1-9]|[12][0-9]|30)"
    f"|{_YEAR}-02-(0[1-9]|1[0-9]|2[0-8])"
    f"|{_LEAP_YEAR}-02-29)"
)
"""A day of the calendar, 1900 to 2199: validators that ignore ``format`` refuse 30 February too."""


class _IsoDate:
    """A day written year-month-day."""

    pattern = f"^{DAY}$"
    _spelling = re.compile(pattern, re.ASCII)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def spelled(value: Any) -> Any:
            if isinstance(value, date) and not isinstance(value, datetime):
                return value
            if isinstance(value, str) and cls._spelling.fullmatch(value):
                return value
            raise PydanticCustomError("date_spelling", "not a date written year-month-day")

        return core_schema.no_info_before_validator_function(spelled, core_schema.date_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": cls.pattern}


Money = Annotated[Decimal, Number(12, 2)]
"""An amount, 0 to 999 999 999 999.99, in the currency of the agreement."""
Percent = Annotated[Decimal, Number(3, 2)]
"""A share in hundredths, 0 to 999.99; whether more than 100 makes sense is for a rule to say."""
Quantity = Annotated[Decimal, Number(9, 4)]
"""A quantity in the unit that stands beside it, 0 to 999 999 999.9999."""
SignedQuantity = Annotated[Decimal, Number(9, 4, negative=True)]
"""A quantity that may be negative: a difference, a score."""
Count = Annotated[int, Number(9)]
"""A number of persons, cases or things."""
Days = Annotated[int, Number(4)]
Months = Annotated[int, Number(3)]
Years = Annotated[int, Number(2)]
Hours = Annotated[Decimal, Number(7, 2)]
"""Working or coaching hours."""
Fte = Annotated[Decimal, Number(4, 2)]
"""Full-time equivalents; what one of them is in hours stands in ``financing.volume``."""
Weight = Annotated[Decimal, Number(3, 2)]
"""Points of a hundred."""
Year = Annotated[int, Number(4)]
MonthOfYear = Annotated[int, OneOf(tuple(str(month) for month in range(1, 13)))]
Decimals = Annotated[int, OneOf(("0", "1", "2", "3", "4"))]
"""Digits after the point of a figure that is shown."""
Flag = Annotated[bool, _TrueOrFalse]
Date = Annotated[date, _IsoDate]

INK = r"[^\s\x1c-\x1f\x85\ufeff]"
"""A character that shows; dialects differ on whether the last three kinds belong to ``\\s``."""
Name = Annotated[str, Spelling(INK, min_length=1, max_length=200)]
"""One line: a name, a title, a place."""
Text = Annotated[str, Spelling(INK, min_length=1, max_length=8000)]
"""Prose."""
Id = Annotated[str, Spelling(r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""A name inside a file: small letters, digits, hyphens."""
Currency = Literal["CHF", "EUR"]
Duration = Annotated[str, Spelling(r"^P[1-9][0-9]{0,3}[DWMY]$")]
"""A legal time limit in one unit (ISO 8601): ``P30D``, ``P6M``, ``P2Y``."""

RoundingMode = Literal["half-up", "half-even", "up", "down"]
_MODES = {
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "up": ROUND_CEILING,
    "down": ROUND_DOWN,
}


def rounded(
    amount: Decimal, step: Decimal = Decimal("0.01"), mode: RoundingMode = "half-up"
) -> Decimal:
    """The amount on its rounding step. Nothing else in this package rounds.

    ``up`` is towards the larger, ``down`` towards zero. Swiss cash goes in steps of 0.05, a bank
    transfer and the euro in steps of 0.01.

    >>> rounded(Decimal("1.024"), Decimal("0.05")), rounded(Decimal("1.025"), Decimal("0.05"))
    (Decimal('1.00'), Decimal('1.05'))
    >>> rounded(Decimal("448000"))
    Decimal('448000.00')
    """
    return (amount / step).quantize(Decimal(1), rounding=_MODES[mode]) * step
