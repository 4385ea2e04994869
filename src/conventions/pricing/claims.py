"""Claims person by person: which of them are paid, where limits hold for each person.

A limit per person holds over the whole agreement: what a person brought in earlier periods counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Id
from conventions.pricing.outcome_payment import OutcomePayment, RateCard

Claimed = Mapping[Id, int | Fraction]
"""How often a person reached each result, or the months of a person."""


@dataclass(frozen=True)
class Person:
    """The claims of one person in a period, and those of the periods before it."""

    now: Claimed
    before: Claimed


def persons(now: Sequence[Claimed], before: Sequence[Claimed]) -> Iterator[Person]:
    """Each person; where nothing is said of earlier periods, nothing was claimed in them."""
    for position, claims in enumerate(now):
        yield Person(claims, before[position] if position < len(before) else {})


def left(limit: int | None, person: Person, name: Id) -> Fraction:
    """What of a person's claims is paid under a limit on their number.

    >>> left(12, Person({"premium": 9}, {"premium": 5}), "premium")
    Fraction(7, 1)
    """
    now, before = Fraction(person.now.get(name, 0)), Fraction(person.before.get(name, 0))
    if limit is None:
        return now
    return min(now, max(limit - before, Fraction(0)))


def paid_to(card: RateCard, person: Person) -> dict[Id, Fraction]:
    """What a person brings on each line, in the order of the card, up to the cap per person.

    >>> job = {"indicator": "job", "amount": 700, "cap_per_person": 1000}
    >>> card = RateCard(outcomes=[job])
    >>> paid_to(card, Person({"job": 1}, {"job": 1}))
    {'job': Fraction(300, 1)}
    """
    rest, paid = card.cap_per_person, {}
    room = None if rest is None else max(Fraction(rest) - _brought(card, person), Fraction(0))
    for one in card.outcomes:
        amount = Fraction(one.amount) * left(one.claims_per_person, person, one.indicator)
        if room is not None:
            amount = min(amount, room)
            room -= amount
        paid[one.indicator] = amount
    return paid


def _brought(card: RateCard, person: Person) -> Fraction:
    """What a person brought before, held to the limits on the number of claims."""
    earlier = Person(person.before, {})
    amounts = (
        Fraction(one.amount) * left(one.claims_per_person, earlier, one.indicator)
        for one in card.outcomes
    )
    return sum(amounts, Fraction(0))


def counted(one: OutcomePayment, everyone: Sequence[Person]) -> tuple[Fraction, tuple[Step, ...]]:
    """The cases that the limit on claims per person leaves, with the step that says so."""
    claimed = sum((Fraction(person.now.get(one.indicator, 0)) for person in everyone), Fraction(0))
    paid = sum(
        (left(one.claims_per_person, person, one.indicator) for person in everyone), Fraction(0)
    )
    if paid == claimed or one.claims_per_person is None:
        return paid, ()
    values: dict[str, StepValue] = {
        "cases": shown(claimed),
        "limit": one.claims_per_person,
        "persons": sum(1 for person in everyone if person.now.get(one.indicator)),
        "paid": shown(paid),
    }
    return paid, (Step("pricing.step.claims-limited", values),)
