"""Rate card: an amount for each result reached, capped per line, per person and over all lines.

Source: social outcome contracts (GO Lab, INDIGO data), among them repeated claims of one person.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Id
from conventions.pricing.claims import Person, counted, paid_to, persons
from conventions.pricing.line import Cap, ExactLine, Quantities, Reckoning, limited
from conventions.pricing.mix import after_all, within_mix
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.outcome_payment import OutcomePayment, RateCard, tiers_of
from conventions.pricing.scale import priced, split

OUTCOMES_CAP = "outcomes-cap"
"""The line that takes off what is above the most for all results."""


def needs(card: RateCard) -> Needs:
    """The cases of each result, under the name of its indicator.

    A result that is paid after another needs the most cases of that one.
    """
    asked = (Asked(one.indicator, None, "outcome", "whole") for one in card.outcomes)
    most = {one.indicator: one.maximum_count for one in card.outcomes}
    open_ones = dict.fromkeys(
        f"{name}.maximum_count"
        for one in card.outcomes
        for name in one.after
        if most.get(name) is None
    )
    return Needs(units=tuple(asked), lacking=tuple(open_ones))


def reckon(card: RateCard, quantities: Quantities) -> Reckoning:
    """A line for each result with cases: cases x amount, within the caps.

    Repeated claims of a person, and the cap per person, are held against the claims of each
    person; where only totals are known, against what a person can have at most. Where persons are
    known one by one, their payments are cut in the order of the card.

    Raises:
        ValueError: totals leave open what the limits per person cut, or a term is open.

    >>> start = {"indicator": "job-start", "amount": 660}
    >>> cases = Quantities(units={"job-start": Decimal(126)})
    >>> [str(line.exact) for line in reckon(RateCard(outcomes=[start]), cases).lines]
    ['83160']
    """
    open_for = unknown_per_person(card, quantities)
    if open_for:
        raise ValueError(f"{', '.join(open_for)}: claims must be known person by person")
    if needs(card).lacking:
        raise ValueError(f"the card does not say {', '.join(needs(card).lacking)}")
    everyone = None
    if quantities.claims is not None:
        everyone = tuple(persons(quantities.claims, quantities.claimed_before))
    stated = [one for one in card.outcomes if one.indicator in quantities.units]
    reached = {one.indicator: _cases(one, quantities, everyone) for one in stated}
    paid = {name: cases for name, (cases, _steps) in reached.items()}
    most = {one.indicator: Decimal(one.maximum_count or 0) for one in card.outcomes}
    found = []
    for one in stated:
        cases, steps = reached[one.indicator]
        cases, waiting = after_all(one.after, cases, paid, most)
        cases, mixed = within_mix(one.mix, cases, paid)
        line = _of_cases(one, cases, (*steps, *waiting, *mixed))
        if everyone is not None and cases:
            line = _within_caps(card, one, line, everyone)
        found.append(limited(line, one.cap))
    keys = frozenset(line.key for line in found)
    caps = () if card.cap is None else (Cap(OUTCOMES_CAP, card.cap, keys),)
    return Reckoning(tuple(found), caps)


def limited_per_person(card: RateCard) -> tuple[Id, ...]:
    """The results whose payment depends on who reached them."""
    return tuple(
        one.indicator
        for one in card.outcomes
        if one.claims_per_person is not None or card.cap_per_person is not None
    )


def unknown_per_person(card: RateCard, quantities: Quantities) -> tuple[Id, ...]:
    """The results whose limits per person cannot be held from totals alone.

    With n cases of p persons, one person has n - p + 1 at most, and of each person one case is
    sure. So a limit of one claim pays p cases, and a limit that nobody can reach pays all. Totals
    never show who was paid in an earlier period.

    >>> job = {"indicator": "job", "amount": 660, "claims_per_person": 2}
    >>> card = RateCard(outcomes=[job])
    >>> unknown_per_person(card, Quantities(units={"job": Decimal(9)}, persons={"job": 8}))
    ()
    >>> unknown_per_person(card, Quantities(units={"job": Decimal(9)}, persons={"job": 4}))
    ('job',)
    """
    if quantities.claims is not None:
        if card.cap_per_person is None:
            return ()
        return tuple(one.indicator for one in card.outcomes if one.scale or one.mix or one.after)
    stated = [one for one in card.outcomes if quantities.units.get(one.indicator)]
    if quantities.begun:
        return tuple(
            one.indicator
            for one in stated
            if one.claims_per_person or card.cap_per_person is not None
        )
    repeated = [
        one.indicator
        for one in stated
        if one.claims_per_person not in (None, 0, 1)
        and _most_of_one(one, quantities) > one.claims_per_person
    ]
    repeated += [
        one.indicator
        for one in stated
        if one.claims_per_person == 1
        and quantities.units[one.indicator] > 1
        and one.indicator not in quantities.persons
    ]
    if repeated:
        return tuple(repeated)
    return tuple(one.indicator for one in stated) if _can_pass(card, quantities) else ()


def _can_pass(card: RateCard, quantities: Quantities) -> bool:
    """Whether one person can come above the cap per person."""
    cap = card.cap_per_person
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
    known = quantities.persons.get(one.indicator, 1)
    return max(cases - max(known, 1) + 1, Fraction(0))


def _cases(
    one: OutcomePayment, quantities: Quantities, everyone: tuple[Person, ...] | None
) -> tuple[Fraction, tuple[Step, ...]]:
    """The cases that the limits of the line itself leave."""
    cases, steps = Fraction(quantities.units[one.indicator]), tuple[Step, ...]()
    known = quantities.persons.get(one.indicator, 1)
    if everyone is not None and one.claims_per_person is not None:
        cases, steps = counted(one, everyone)
    elif one.claims_per_person == 1 and cases > known:
        steps = (_fewer("claims-once", cases, Fraction(known)),)
        cases = Fraction(known)
    if one.claims_per_person == 0:
        cases = Fraction(0)
    if one.maximum_count is not None and cases > one.maximum_count:
        steps = (*steps, _fewer("cases-capped", cases, Fraction(one.maximum_count)))
        cases = Fraction(one.maximum_count)
    return cases, steps


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


def _within_caps(
    card: RateCard, one: OutcomePayment, line: ExactLine, everyone: tuple[Person, ...]
) -> ExactLine:
    """The line less what the cap takes from each person.

    Where fewer cases are paid than were claimed, the cap takes from what the line would come to.
    """
    if card.cap_per_person is None:
        return line
    owed = sum((paid_to(card, person)[one.indicator] for person in everyone), Fraction(0))
    exact = min(line.exact, owed)
    if exact == line.exact:
        return line
    values: dict[str, StepValue] = {
        "persons": len(everyone),
        "exact": shown(exact),
        "excess": shown(line.exact - exact),
    }
    step = Step("pricing.step.person-capped", values)
    return replace(line, exact=exact, steps=(*line.steps, step))
