"""Lump sums per case and phase: so much for each case that reaches it, whatever it takes."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, word
from conventions.base.record import Record
from conventions.base.values import Currency, Id, Money
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.scale import priced


class Phase(Record):
    """A phase of a case, or the case as a whole, with its lump sum."""

    id: Id = Field(title="Identifier", description="Short name, used in reports: job-start.")
    label: Localized = Field(title="Label", description="What the lump sum is for, in words.")
    amount: Money = Field(
        title="Lump sum", description="Per case, in the currency of the agreement."
    )


class PerCase(Record):
    """Lump sums, each owed once for a case that reaches the phase."""

    model: Literal["per-case"] = Field(title="Model", description="Lump sum per case and phase.")
    phases: tuple[Phase, ...] = Field(title="Lump sums", description="One entry for each phase.")


def needs(terms: PerCase) -> Needs:
    """The whole cases that reached each phase."""
    return Needs(
        units=tuple(Asked(phase.id, phase.label, "case", "whole") for phase in terms.phases)
    )


def reckon(terms: PerCase, quantities: Quantities) -> Reckoning:
    """A line for each phase with cases: cases x lump sum.

    Raises:
        ValueError: a number of cases is not whole.

    >>> start = {"id": "start", "label": "Job start", "amount": 2500}
    >>> terms = PerCase(model="per-case", phases=[start])
    >>> reached = Quantities(units={"start": Fraction(180)})
    >>> [str(line.exact) for line in reckon(terms, reached).lines]
    ['450000']
    """
    found = []
    for phase in terms.phases:
        if phase.id not in quantities.units:
            continue
        cases = Fraction(quantities.units[phase.id])
        if cases.denominator != 1:
            raise ValueError(f"{phase.id}: {cases} is no number of cases")
        found.append(priced(phase.id, cases, "case", phase.amount))
    return Reckoning(tuple(found))


def sentence(terms: PerCase, language: Language, currency: Currency) -> str:
    """The clause that lists the lump sums, from the terms that compute."""
    sums = word(language, "pricing", "sentence.between").join(
        word(
            language,
            "pricing",
            "sentence.per-case.phase",
            label=any_language(phase.label, language),
            amount=money(phase.amount, currency, language),
        )
        for phase in terms.phases
    )
    return word(language, "pricing", "sentence.per-case.phases", sums=sums)
