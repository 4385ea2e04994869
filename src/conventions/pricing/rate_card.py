"""Rate card: an amount for each result reached, capped per line, per person and over all lines.

Source: social outcome contracts (GO Lab, INDIGO data), among them repeated claims of one person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Count, Duration, Id, Money
from conventions.pricing.line import Cap, ExactLine, Quantities, Reckoning, limited
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.scale import Tier, priced, split

OUTCOMES_CAP = "outcomes-cap"
"""The line that takes off what is above the most for all results."""


class OutcomeStep(Record):
    """Another amount per case, from so many cases on."""

    from_case: Count = Field(title="From case", description="First case of the year it holds for.")
    amount: Money = Field(title="Amount", description="Per case from that one on.")


class OutcomePayment(Record):
    """An amount owed for a result reached and sustained."""

    indicator: Id = Field(title="Indicator", description="Indicator whose cases are paid.")
    amount: Money = Field(title="Amount", description="Per case.")
    scale: tuple[OutcomeStep, ...] = Field(
        (), title="Scale", description="Other amounts from certain numbers of cases on."
    )
    cap: Money | None = Field(None, title="Cap", description="The most for this line, per year.")
    cap_per_person: Money | None = Field(
        None, title="Cap per person", description="The most for one person over all lines."
    )
    claims_per_person: Count | None = Field(
        None,
        title="Claims per person",
        description="Cases of one person that are paid on this line; none: not limited.",
    )
    maximum_count: Count | None = Field(
        None, title="Most cases", description="Cases paid at most, per year."
    )
    evidence: Localized | None = Field(None, title="Evidence", description="What proves a case.")
    sustain_period: Duration | None = Field(
        None, title="Sustained for", description="Time the result must last."
    )


class RateCard(Record):
    """All outcome payments of an agreement, and the most they may come to together."""

    outcomes: tuple[OutcomePayment, ...] = Field(title="Outcomes", description="One per result.")
    cap: Money | None = Field(None, title="Cap", description="The most for all of them, per year.")

    @property
    def cap_per_person(self) -> Money | None:
        """The most for one person: stated on one line, it holds over all."""
        stated = [one.cap_per_person for one in self.outcomes if one.cap_per_person is not None]
        return min(stated, default=None)


def needs(card: RateCard) -> Needs:
    """The cases of each result, under the name of its indicator."""
    asked = (Asked(one.indicator, None, "outcome", "whole") for one in card.outcomes)
    return Needs(units=tuple(asked))


def reckon(card: RateCard, quantities: Quantities) -> Reckoning:
    """A line for each result with cases: cases x amount, within the caps.

    Repeated claims of a person, and the cap per person, are held against the claims of each
    person; where only totals are known, against what a person can have at most. Where persons are
    known one by one, their payments are cut in the order of the card.

    Raises:
        ValueError: totals leave open what the limits per person cut.

    >>> start = {"indicator": "job-start", "amount": 660}
    >>> cases = Quantities(units={"job-start": Decimal(126)})
    >>> [str(line.exact) for line in reckon(RateCard(outcomes=[start]), cases).lines]
    ['83160']
    """
    open_for = unknown_per_person(card, quantities)
    if open_for:
        raise ValueError(f"{', '.join(open_for)}: claims must be known person by person")
    paid = quantities.claims is not None and _bites(card, quantities)
    found = [
        limited(_by_person(card, one, quantities) if paid else _line(one, quantities), one.cap)
        for one in card.outcomes
        if one.indicator in quantities.units
    ]
    keys = frozenset(line.key for line in found)
    caps = () if card.cap is None else (Cap(OUTCOMES_CAP, card.cap, keys),)
    return Reckoning(tuple(found), caps)


def unknown_per_person(card: RateCard, quantities: Quantities) -> tuple[Id, ...]:
    """The results whose limits per person cannot be held from totals alone.

    With n cases of p persons, one person has n - p + 1 at most, and of each person one case is
    sure. So a limit of one claim pays p cases, and a limit that nobody can reach pays all.

    >>> job = {"indicator": "job", "amount": 660, "claims_per_person": 2}
    >>> card = RateCard(outcomes=[job])
    >>> unknown_per_person(card, Quantities(units={"job": Decimal(9)}, persons={"job": 8}))
    ()
    >>> unknown_per_person(card, Quantities(units={"job": Decimal(9)}, persons={"job": 4}))
    ('job',)
    """
    if quantities.claims is not None:
        scaled = [one.indicator for one in card.outcomes if one.scale]
        return tuple(scaled) if _bites(card, quantities) else ()
    counted = [one for one in card.outcomes if one.indicator in quantities.units]
    repeated = [
        one.indicator
        for one in counted
        if one.claims_per_person not in (None, 1)
        and _most_of_one(one, quantities) > one.claims_per_person
    ]
    repeated += [
        one.indicator
        for one in counted
        if one.claims_per_person == 1
        and quantities.units[one.indicator] > 1
        and one.indicator not in quantities.persons
    ]
    if repeated:
        return tuple(repeated)
    return tuple(one.indicator for one in counted) if _bites(card, quantities) else ()


def _bites(card: RateCard, quantities: Quantities) -> bool:
    """Whether one person can come above the cap per person."""
    cap = card.cap_per_person
    if quantities.claims is not None:
        limits = any(one.claims_per_person is not None for one in card.outcomes)
        return cap is not None or limits
    if cap is None:
        return False
    most = Decimal(0)
    for one in card.outcomes:
        if one.indicator in quantities.units:
            claims = _most_of_one(one, quantities)
            if one.claims_per_person is not None:
                claims = min(claims, Fraction(one.claims_per_person))
            most += int(claims) * max(one.amount, *(tier.price for tier in tiers_of(one)))
    return most > cap


def _most_of_one(one: OutcomePayment, quantities: Quantities) -> Fraction:
    cases = Fraction(quantities.units[one.indicator])
    persons = quantities.persons.get(one.indicator, 1)
    return max(cases - max(persons, 1) + 1, Fraction(0))


def _line(one: OutcomePayment, quantities: Quantities) -> ExactLine:
    cases, steps = Fraction(quantities.units[one.indicator]), []
    persons = quantities.persons.get(one.indicator, 1)
    if one.claims_per_person == 1 and cases > persons:
        steps.append(_fewer("claims-once", cases, Fraction(persons)))
        cases = Fraction(persons)
    if one.claims_per_person == 0:
        cases = Fraction(0)
    if one.maximum_count is not None and cases > one.maximum_count:
        steps.append(_fewer("cases-capped", cases, Fraction(one.maximum_count)))
        cases = Fraction(one.maximum_count)
    return _of_cases(one, cases, tuple(steps))


def _fewer(kind: str, cases: Fraction, paid: Fraction) -> Step:
    return Step(f"pricing.step.{kind}", {"cases": shown(cases), "paid": shown(paid)})


def _of_cases(one: OutcomePayment, cases: Fraction, steps: tuple[Step, ...]) -> ExactLine:
    """Cases x amount, each part of the scale for itself."""
    parts = [
        priced(one.indicator, part, "outcome", price) for part, price in split(cases, tiers_of(one))
    ] or [priced(one.indicator, cases, "outcome", one.amount)]
    exact = sum((part.exact for part in parts), Fraction(0))
    reckoned = (*steps, *(step for part in parts for step in part.steps))
    line = ExactLine(one.indicator, cases, "outcome", one.amount, exact, reckoned)
    if len(parts) == 1:
        return replace(line, unit_price=parts[0].unit_price)
    values = {"exact": shown(exact)}
    return replace(line, steps=(*reckoned, Step("pricing.step.parts", values)))


def tiers_of(one: OutcomePayment) -> tuple[Tier, ...]:
    """The scale as tiers: the amount, then each other amount from its case on.

    >>> scale = [{"from_case": 11, "amount": 500}]
    >>> tiers_of(OutcomePayment(indicator="job", amount=660, scale=scale))[0].up_to
    Decimal('10')
    """
    starts = [step.from_case for step in one.scale]
    amounts = [one.amount, *(step.amount for step in one.scale)]
    ends: list[Decimal | None] = [Decimal(max(start - 1, 0)) for start in starts]
    return tuple(Tier(up_to, amount) for up_to, amount in zip([*ends, None], amounts, strict=True))


def _by_person(card: RateCard, one: OutcomePayment, quantities: Quantities) -> ExactLine:
    """The line where each person's claims are known and limited."""
    claims: Sequence[Mapping[str, int]] = quantities.claims or ()
    paid = sum((_paid_to(card, person)[one.indicator] for person in claims), Decimal(0))
    cases = sum(_counted(one, person) for person in claims)
    if one.maximum_count is not None:
        paid = min(paid, one.amount * one.maximum_count)
        cases = min(cases, one.maximum_count)
    whole = priced(one.indicator, Fraction(cases), "outcome", one.amount)
    if Fraction(paid) == whole.exact:
        return whole
    cut: dict[str, StepValue] = {
        "persons": len(claims),
        "exact": shown(paid),
        "excess": shown(whole.exact - Fraction(paid)),
    }
    step = Step("pricing.step.person-capped", cut)
    return replace(whole, exact=Fraction(paid), steps=(*whole.steps, step))


def _counted(one: OutcomePayment, person: Mapping[str, int]) -> int:
    claims = person.get(one.indicator, 0)
    return claims if one.claims_per_person is None else min(claims, one.claims_per_person)


def _paid_to(card: RateCard, person: Mapping[str, int]) -> dict[str, Decimal]:
    """What a person brings on each line, in the order of the card, up to the cap per person."""
    left, paid = card.cap_per_person, {}
    for one in card.outcomes:
        amount = one.amount * _counted(one, person)
        if left is not None:
            amount = min(amount, left)
            left -= amount
        paid[one.indicator] = amount
    return paid
