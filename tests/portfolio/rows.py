"""Rows made up for tests."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conventions.portfolio import Row


def row(agreement: str = "a", k: int | None = None, n: int | None = None, **other: Any) -> Row:
    """A rate of persons for 2027 against a target of 60 percent; the rest as said."""
    counted = k is not None and n is not None
    given: dict[str, Any] = {
        "agreement": agreement,
        "version": 1,
        "title": "Atelier",
        "provider": "Atelier du Lac",
        "laws": ("ch", "ch-be"),
        "indicator": "i1",
        "use": "placement-rate-at-exit",
        "label": "Placement",
        "goal": None,
        "period": "2027",
        "first": date(2027, 1, 1),
        "last": date(2027, 12, 31),
        "group": None,
        "group_label": "",
        "unit": "percent",
        "currency": "CHF",
        "persons": True,
        "numerator": None if k is None else Fraction(k),
        "denominator": None if n is None else Fraction(n),
        "value": Fraction(100 * (k or 0), n or 1) if counted else None,
        "at_least": Decimal(60),
        "band": "below" if counted else None,
        "state": None if counted else "no_data",
        "evidence": "inconclusive" if counted else None,
        "low": Decimal("0.1") if counted else None,
        "high": Decimal("0.9") if counted else None,
    }
    return Row(**{**given, **other})
