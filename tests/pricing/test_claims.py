"""Claims person by person: limits hold over all periods together, however they are cut."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from conventions.pricing import (
    Premium,
    Quantities,
    RateCard,
    Rounding,
    limited_persons,
    lines,
    total,
    unknown_persons,
)

NAMES = ("entry", "job", "stay")
CASES = pytest.mark.parametrize(
    "cases", [500, pytest.param(3_000, marks=pytest.mark.thorough)], ids=["some", "all"]
)


def card_of(die: Random) -> RateCard:
    """A card with a cap per person, limits of claims, or both."""
    outcomes = [
        {
            "indicator": name,
            "amount": Decimal(die.randrange(1, 500)) * 10,
            "claims_per_person": die.choice((None, 0, 1, 2, 5)),
        }
        for name in NAMES
    ]
    if die.random() < 0.7:
        outcomes[0]["cap_per_person"] = Decimal(die.randrange(20_000))
    return RateCard.model_validate({"outcomes": outcomes})


def claimed(die: Random, persons: int) -> list[Counter[str]]:
    return [
        Counter({name: die.randrange(5) for name in NAMES if die.random() < 0.7})
        for _ in range(persons)
    ]


def owed(card: RateCard, now: list[Counter[str]], before: list[Counter[str]]) -> Fraction:
    units = {name: Decimal(sum(person[name] for person in now)) for name in NAMES}
    told = Quantities(units=units, claims=now, claimed_before=before, begun=12 if before else 0)
    found = lines(None, told, Rounding(), card)
    assert all(line.amount >= 0 for line in found)
    return Fraction(total(found))


def oracle(card: RateCard, persons: list[Counter[str]]) -> Fraction:
    """Each person's claims up to the limit of each line, then up to the cap."""
    paid = Fraction(0)
    cap = card.outcomes[0].cap_per_person
    for person in persons:
        mine = Fraction(0)
        for one in card.outcomes:
            most = one.claims_per_person
            count = person[one.indicator]
            mine += Fraction(one.amount) * (count if most is None else min(count, most))
        paid += mine if cap is None else min(mine, Fraction(cap))
    return paid


@CASES
def test_two_years_come_to_what_both_would_in_one(cases: int) -> None:
    cut = 0
    for seed in range(cases):
        die = Random(seed)
        card, persons = card_of(die), die.randint(1, 5)
        first, second = claimed(die, persons), claimed(die, persons)
        both = [one + other for one, other in zip(first, second, strict=True)]
        paid = owed(card, first, []) + owed(card, second, first)
        assert paid == oracle(card, both) == owed(card, both, []), seed
        cut += paid < oracle(card, first) + oracle(card, second)
    assert cut > cases // 10  # else no limit ever held over the years


@CASES
def test_premium_months_over_two_years_are_within_the_cap_of_each(cases: int) -> None:
    for seed in range(cases):
        die = Random(seed)
        terms = Premium(model="premium", amount=Decimal(150), months_cap=die.randint(0, 15))
        months = [
            [{"premium": Fraction(die.randrange(27 * 12), 26)} for _ in range(4)] for _ in range(2)
        ]
        paid = Fraction(0)
        for year, now in enumerate(months):
            reported = sum((one["premium"] for one in now), Fraction(0))
            told = Quantities(
                units={"premium": reported},
                claims=now,
                claimed_before=months[0] if year else (),
                begun=12 * year,
            )
            (line,) = lines(terms, told, Rounding())
            paid += Fraction(line.amount)
        whole = sum(
            (
                min(one["premium"] + other["premium"], Fraction(terms.months_cap or 0))
                for one, other in zip(*months, strict=True)
            ),
            Fraction(0),
        )
        assert abs(paid - whole * 150) <= Fraction(1, 100), seed


def test_totals_of_a_later_year_never_show_who_was_paid_before() -> None:
    card = RateCard.model_validate(
        {"outcomes": [{"indicator": "job", "amount": 660, "claims_per_person": 1}]}
    )
    one_each = Quantities(units={"job": Decimal(3)}, persons={"job": 3})
    assert unknown_persons(None, one_each, card) == ()
    assert unknown_persons(None, replace(one_each, begun=12), card) == ("job",)
    premium = Premium(model="premium", amount=150, months_cap=12)
    months = Quantities(units={"premium": Decimal(7)}, persons={"premium": 1})
    assert unknown_persons(premium, months) == ()
    later = replace(months, begun=6)
    assert unknown_persons(premium, later) == ("premium",)
    assert unknown_persons(premium, replace(later, claims=[{"premium": 7}])) == ()


def test_lines_without_a_limit_need_no_list() -> None:
    outcomes = [
        {"indicator": "job", "amount": 660, "claims_per_person": 1},
        {"indicator": "entry", "amount": 100},
    ]
    card = RateCard.model_validate({"outcomes": outcomes})
    assert limited_persons(None, card) == ("job",)
    told = Quantities(units={"job": Decimal(2), "entry": Decimal(9)}, claims=[{"job": 2}])
    assert total(lines(None, told, Rounding(), card)) == 660 + 900
