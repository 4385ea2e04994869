"""Monthly premium for an employer, in proportion to the days paid, for so many months at most.

Source: Belgium, act of 8 July 1976 on the CPAS, art. 61; the terms of one published scheme.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, money, word
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Currency, Money, Months
from conventions.pricing.claims import left, persons
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.scale import priced

PREMIUM = "premium"
"""The item under which the months, with their paid and payable days, are reported."""


class Premium(Record):
    """So much for each month and person."""

    model: Literal["premium"] = Field(title="Model", description="Premium per month and person.")
    amount: Money = Field(title="Amount", description="Per month, all payable days being paid.")
    months_cap: Months | None = Field(
        None, title="Months paid at most", description="Per person; none: not limited."
    )


def paid_months(days: Iterable[tuple[int, int]]) -> Fraction:
    """The months that count, each by its paid days of its payable days, never more than one.

    Raises:
        ValueError: a month has no payable days.

    >>> paid_months([(26, 26), (17, 26)])
    Fraction(43, 26)
    """
    months = Fraction(0)
    for paid, payable in days:
        if payable < 1:
            raise ValueError("a month without payable days has no share of them")
        months += min(Fraction(paid, payable), Fraction(1))
    return months


def needs(_terms: Premium) -> Needs:
    """The months, by the paid ones of their payable days."""
    asked = Asked(PREMIUM, None, "participant-month", "paid-days")
    return Needs(units=(asked,), every=frozenset({PREMIUM}))


def persons_unknown(terms: Premium, quantities: Quantities) -> bool:
    """Whether one person may be above the cap, and the months of each are not known.

    Nobody has more months than have passed since the agreement began, or than all persons together
    have had. The cap holds over the whole agreement, so that months of earlier years count.
    """
    months, cap = quantities.units.get(PREMIUM, 0), terms.months_cap
    if cap is None or quantities.claims is not None or not months:
        return False
    if months > cap and PREMIUM not in quantities.persons:
        return True
    passed = quantities.begun + quantities.months
    return passed > cap and (quantities.begun > 0 or months > cap)


def reckon(terms: Premium, quantities: Quantities) -> Reckoning:
    """One line: months x amount, for at most the months of the cap for each person.

    Raises:
        ValueError: the months are missing, or so many that the persons must be known.

    >>> terms = Premium(model="premium", amount=150, months_cap=12)
    >>> june = Quantities(units={"premium": paid_months([(17, 26)])})
    >>> [str(line.quantity) for line in reckon(terms, june).lines]
    ['17/26']
    """
    if PREMIUM not in quantities.units:
        raise ValueError("the months are missing")
    if persons_unknown(terms, quantities):
        raise ValueError("more months than the cap of one person: how many are there?")
    months, steps = _under_cap(terms, quantities)
    line = priced(PREMIUM, months, "participant-month", terms.amount)
    return Reckoning((replace(line, steps=(*steps, *line.steps)),))


def _under_cap(terms: Premium, quantities: Quantities) -> tuple[Fraction, tuple[Step, ...]]:
    """The months that are paid, with the step that says which are not."""
    months, cap = Fraction(quantities.units[PREMIUM]), terms.months_cap
    if cap is None:
        return months, ()
    if quantities.claims is not None:
        everyone = tuple(persons(quantities.claims, quantities.claimed_before))
        paid = sum((left(cap, person, PREMIUM) for person in everyone), Fraction(0))
        values: dict[str, StepValue] = {
            "months": cap,
            "persons": sum(1 for person in everyone if person.now.get(PREMIUM)),
            "claimed": shown(months),
            "most": shown(paid),
        }
        steps = (Step("pricing.step.months-of-each", values),) if paid != months else ()
        return paid, steps
    known = quantities.persons.get(PREMIUM, 1)
    most = Fraction(cap * known)
    if months <= most:
        return months, ()
    values = {"months": cap, "persons": known, "most": shown(most)}
    return most, (Step("pricing.step.months-capped", values),)


def sentence(terms: Premium, language: Language, currency: Currency) -> str:
    """The clause that says the premium, from the terms that compute it."""
    said = word(
        language,
        "pricing",
        "sentence.premium.month",
        amount=money(terms.amount, currency, language),
    )
    if terms.months_cap is None:
        return said
    months = str(terms.months_cap)
    return f"{said} {word(language, 'pricing', 'sentence.premium.cap', months=months)}"
