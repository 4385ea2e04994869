"""Rounding, as the agreement words it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from conventions.base.record import Record
from conventions.base.values import OneOf, RoundingMode


class Rounding(Record):
    """Where and how amounts are rounded."""

    step: Annotated[Decimal, OneOf(("0.01", "0.05", "1"))] = Field(
        Decimal("0.01"),
        title="Step",
        description="0.05 for cash in francs, 0.01 for transfers and euros.",
    )
    mode: RoundingMode = Field("half-up", title="Mode", description="How a half is rounded.")
    each: Literal["line", "total"] = Field(
        "line", title="Each", description="Whether each line is rounded, or the total once."
    )
