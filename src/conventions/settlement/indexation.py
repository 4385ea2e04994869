"""Prices that follow an index: the prices of a year from those agreed, or why they stay.

A price is computed from the one agreed, never from that of the year before, so that no rounding
is carried on. The index of one month of the year before counts, against that of the base month.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.financing import Financing, Indexation
from conventions.base.findings import Finding, Word
from conventions.base.step import Step, StepValue, shown
from conventions.pricing import Combined, Part, indexed
from conventions.settlement.codes import NOT_PART_OF_IT
from conventions.settlement.index_values import IndexValues

_CENTIME = Decimal("0.01")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class Indexed:
    """The terms with the prices of a year, and the steps to them; those agreed where it is open."""

    terms: Part | Combined | None
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def indexed_terms(financing: Financing, year: int, given: IndexValues | None) -> Indexed:
    """The price of a year.

    Findings: M014 where the agreement does not say which month counts, or its value is not given.
    """
    terms, indexation = financing.pricing, financing.indexation
    if indexation is None:
        return Indexed(terms)
    month = f"{year - 1}-{indexation.reference_month or 0:02}"
    why = _open(terms, indexation, month, given)
    if why or terms is None:
        open_ones = {"what": Word("settlement", f"what.indexation-{why}"), "year": year}
        return Indexed(
            terms, findings=(Finding(NOT_PART_OF_IT, "financing.indexation", open_ones),)
        )
    if given is None or month <= indexation.base_month:
        values: dict[str, StepValue] = {"period": month, "base_period": indexation.base_month}
        return Indexed(terms, (Step("settlement.step.index-not-yet", values),))
    base, value = given.values[indexation.base_month], given.values[month]
    change, steps = _change(indexation, base, value, month, given.source)
    if not change:
        return Indexed(terms, steps)
    step = indexation.step or _CENTIME
    factor = 1 + change / 100
    new, prices = indexed(terms, factor, step, financing.rounding.mode)
    over, under = factor.as_integer_ratio()
    said = (
        Step(
            "settlement.step.price-indexed",
            {
                "price": price.agreed,
                "over": Decimal(over),
                "under": Decimal(under),
                "exact": shown(price.exact),
                "step": step,
                "amount": price.price,
            },
        )
        for price in prices
    )
    return Indexed(new, (*steps, *said))


def _change(
    indexation: Indexation, base: Decimal, value: Decimal, month: str, source: str
) -> tuple[Fraction, tuple[Step, ...]]:
    """The change of the prices since the base month, in percent, and how it comes about.

    The threshold is held against the index, the cap against what is left of it for the prices.
    """
    of_index = (Fraction(value) - Fraction(base)) * 100 / Fraction(base)
    values: dict[str, StepValue] = {
        "index": indexation.index,
        "source": source,
        "base_period": indexation.base_month,
        "base": base,
        "period": month,
        "value": value,
        "exact": shown(of_index),
    }
    steps = [Step("settlement.step.index-change", values)]
    threshold = indexation.threshold
    if threshold is not None and abs(of_index) < threshold:
        steps.append(Step("settlement.step.index-below", {"threshold": threshold}))
        return Fraction(0), tuple(steps)
    change = of_index
    if indexation.share is not None:
        change = of_index * Fraction(indexation.share) / 100
        values = {
            "from": shown(of_index),
            "points": indexation.share,
            "share": indexation.share,
            "exact": shown(change),
        }
        steps.append(Step("settlement.step.index-share", values))
    cap = indexation.cap
    if cap is not None and abs(change) > cap:
        steps.append(Step("settlement.step.index-capped", {"cap": cap}))
        change = Fraction(cap) if change > 0 else -Fraction(cap)
    return change, tuple(steps)


def _open(
    terms: Part | Combined | None, indexation: Indexation, month: str, given: IndexValues | None
) -> str:
    """Why the prices of a year cannot be computed; empty where they can."""
    if terms is None or not indexed(terms, Fraction(1), _CENTIME, "half-up")[1]:
        return "no-price"
    if indexation.reference_month is None or not _MONTH.fullmatch(indexation.base_month):
        return "terms"
    if month <= indexation.base_month:
        return ""
    if given is None:
        return "values"
    if given.index.casefold() != indexation.index.casefold():
        return "other"
    known = given.values.get(indexation.base_month) and month in given.values
    return "" if known else "month"
