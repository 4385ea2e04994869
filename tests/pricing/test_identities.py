"""Identities of every model, on amounts that no one chose, against an oracle in fractions.

The usual run tries 100 examples of each; ``--hypothesis-profile=thorough`` 10 000.
"""

import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pricing.test_models import TERMS

from conventions.pricing import Line, Quantities, RateCard, Rounding, line, lines, total

money = st.decimals(0, 10_000_000, places=2)
prices = st.decimals(0, 10_000, places=2)
amounts = st.decimals(0, 10_000, places=2)
counts = st.integers(0, 2_000)
roundings = st.builds(
    lambda step, mode, each: Rounding.model_validate({"step": step, "mode": mode, "each": each}),
    st.sampled_from(["0.01", "0.05", "1"]),
    st.sampled_from(["half-up", "half-even", "up", "down"]),
    st.sampled_from(["line", "total"]),
)


def near(found: tuple[Line, ...], exact: Fraction, rounding: Rounding) -> bool:
    """Whether rounding made or took less than one step a line (a line is in cents at least)."""
    return abs(Fraction(total(found)) - exact) < max(len(found), 1) * Fraction(rounding.step)


def price(model: str, stated: Quantities, rounding: Rounding, **terms: Any) -> tuple[Line, ...]:
    """The lines of a model."""
    return lines(TERMS.validate_python({"model": model, **terms}), stated, rounding)


@given(money, money, money, roundings)
def test_net_cost_is_never_negative_nor_above_its_limit(
    costs: Decimal, revenue: Decimal, limit: Decimal, rounding: Rounding
) -> None:
    accounts = Quantities(costs=costs, revenue=revenue)
    exact = min(max(Fraction(costs) - Fraction(revenue), Fraction(0)), Fraction(limit))
    covered = price("cost-covering", accounts, rounding, limit=limit)
    assert covered == price("deficit-guarantee", accounts, rounding, guarantee=limit)
    assert 0 <= total(covered) <= limit
    assert near(covered, exact, rounding)


@given(
    st.decimals(0, 500, places=2),
    prices,
    st.decimals(1, 3_000, places=2),
    st.decimals(0, 99_999, places=2),
    st.tuples(st.integers(1, 36), st.sampled_from([None, 0, 2, 4])),
    st.decimals(0, 10, places=2),
    roundings,
)
def test_equivalents_agree_with_the_definition_and_never_pass_those_agreed(
    agreed: Decimal,
    year: Decimal,
    basis: Decimal,
    hours: Decimal,
    kept: tuple[int, int | None],
    percent: Decimal,
    rounding: Rounding,
) -> None:
    months, decimals = kept
    worked = Fraction(hours) * 12 / Fraction(basis) / months
    if decimals is not None:
        worked = Fraction(math.floor(worked * 10**decimals), 10**decimals)
    base = min(worked, Fraction(agreed)) * Fraction(year) * months / 12
    found = price(
        "per-fte",
        Quantities(months, units={"hours": hours}),
        rounding,
        fte=agreed,
        price_per_fte=year,
        hours_basis=basis,
        decimals=decimals,
        modulation={"percent": percent},
    )
    assert near(found, base * (1 + Fraction(percent) / 100), rounding)
    most = Fraction(agreed) * Fraction(year) * months / 12 * (1 + Fraction(percent) / 100)
    assert total(found) < most + 3 * Fraction(rounding.step)


tiers = st.lists(st.tuples(st.decimals("0.01", 500, places=2), prices), min_size=1, max_size=5)


def scale(steps: list[tuple[Decimal, Decimal]]) -> list[dict[str, Decimal]]:
    """Tiers of these widths and prices, the last without end."""
    found, up_to = [], Decimal(0)
    for width, cost in steps:
        up_to += width
        found.append({"up_to": up_to, "price": cost})
    del found[-1]["up_to"]
    return found


def marginal(steps: list[tuple[Decimal, Decimal]], quantity: Fraction) -> Fraction:
    """The oracle: walk up the tiers, and let the last take what is left."""
    owed, left = Fraction(0), quantity
    for place, (width, cost) in enumerate(steps):
        part = left if place == len(steps) - 1 else min(left, Fraction(width))
        owed, left = owed + part * Fraction(cost), left - part
    return owed


def tiered(
    steps: list[tuple[Decimal, Decimal]], quantity: Decimal, reading: str
) -> tuple[Line, ...]:
    return price(
        "tiers",
        Quantities(units={"case": quantity}),
        Rounding(),
        id="case",
        label="x",
        unit="case",
        reading=reading,
        tiers=scale(steps),
    )


@given(tiers, amounts, amounts)
def test_marginal_tiers_agree_with_the_oracle_and_never_fall(
    steps: list[tuple[Decimal, Decimal]], one: Decimal, other: Decimal
) -> None:
    less, more = sorted((one, other))
    assert near(tiered(steps, less, "marginal"), marginal(steps, Fraction(less)), Rounding())
    below, above = (marginal(steps, Fraction(each)) for each in (less, more))
    assert below <= above
    # Rounded line by line, a total may still miss half a cent a line.
    slack = len(steps) * Decimal("0.01")
    low, high = (total(tiered(steps, each, "marginal")) for each in (less, more))
    assert low <= high + slack


def test_read_for_all_units_the_total_does_fall() -> None:
    steps = [(Decimal(100), Decimal(1200)), (Decimal(1), Decimal(1000))]
    at, beyond = (total(tiered(steps, Decimal(q), "all-unit")) for q in (100, 101))
    assert beyond < at


@given(
    st.lists(st.tuples(prices, counts, st.none() | money), min_size=1, max_size=5),
    st.none() | money,
    roundings,
)
def test_a_rate_card_adds_up_within_its_caps(
    rows: list[tuple[Decimal, int, Decimal | None]], cap: Decimal | None, rounding: Rounding
) -> None:
    outcomes = [
        {"indicator": f"i{place}", "amount": amount, "cap": most}
        for place, (amount, _cases, most) in enumerate(rows)
    ]
    card = RateCard.model_validate({"outcomes": outcomes, "cap": cap})
    cases = {f"i{place}": Decimal(count) for place, (_amount, count, _most) in enumerate(rows)}
    found = lines(None, Quantities(units=cases), rounding, card)
    exact = sum(
        (
            min(Fraction(amount) * count, Fraction(most if most is not None else amount * count))
            for amount, count, most in rows
        ),
        Fraction(0),
    )
    if cap is not None:
        assert total(found) <= cap + (rounding.step if rounding.each == "total" else 0)
        exact = min(exact, Fraction(cap))
    assert near(found, exact, rounding)
    if rounding.each == "line":
        caps = {f"i{place}": most for place, (_amount, _count, most) in enumerate(rows)}
        assert all(one.amount <= limit for one in found if (limit := caps.get(one.key)) is not None)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20),
    prices,
    prices,
    money,
)
def test_no_person_is_paid_above_the_cap_per_person(
    persons: list[tuple[int, int]], start: Decimal, stay: Decimal, cap: Decimal
) -> None:
    card = RateCard.model_validate(
        {
            "outcomes": [
                {"indicator": "start", "amount": start, "cap_per_person": cap},
                {"indicator": "stay", "amount": stay},
            ]
        }
    )
    claims = [{"start": starts, "stay": stays} for starts, stays in persons]
    units = {
        "start": Decimal(sum(starts for starts, _ in persons)),
        "stay": Decimal(sum(stays for _, stays in persons)),
    }
    found = lines(None, Quantities(units=units, claims=claims), Rounding(), card)
    exact = sum(min(start * starts + stay * stays, cap) for starts, stays in persons)
    assert total(found) == exact


bands = st.tuples(st.decimals(0, 50, places=2), st.decimals("0.01", 100, places=2), prices)


@given(bands, money, st.decimals("0.01", 1_000, places=2), amounts, roundings)
def test_bonus_and_malus_agree_with_the_oracle_mirror_each_other_and_stay_under_the_cap(
    band: tuple[Decimal, Decimal, Decimal],
    base: Decimal,
    target: Decimal,
    value: Decimal,
    rounding: Rounding,
) -> None:
    dead, width, percent = band[0], band[1], band[2] / 100
    cap = percent.quantize(Decimal("0.01"))
    terms = {
        "id": "x",
        "label": "x",
        "target": target,
        "base": base,
        "shape": "continuous",
        "bonus": {"dead_band": dead, "full_at": dead + width, "cap": cap},
    }
    exact_rounding = Rounding.model_validate({"step": "0.01", "mode": "half-even"})
    measured = Quantities(units={"x": value})
    found = price("bonus-malus", measured, rounding, **terms)
    deviation = (Fraction(value) - Fraction(target)) / Fraction(target) * 100
    share = min(max((abs(deviation) - Fraction(dead)) / Fraction(width), Fraction(0)), Fraction(1))
    owed = share * Fraction(cap) * Fraction(base) / 100 * (1 if deviation > 0 else -1)
    assert near(found, owed, rounding)
    mirrored = price("bonus-malus", measured, exact_rounding, **terms, better="less")
    straight = price("bonus-malus", measured, exact_rounding, **terms)
    assert total(mirrored) == -total(straight)
    assert abs(Fraction(total(straight))) <= Fraction(cap) * Fraction(base) / 100 + Fraction(1, 200)


@given(st.lists(money, min_size=1, max_size=4), money, money, roundings)
def test_parts_add_up_to_no_more_than_the_cap_over_the_whole(
    limits: list[Decimal], costs: Decimal, cap: Decimal, rounding: Rounding
) -> None:
    parts = [{"model": "cost-covering", "limit": limit} for limit in limits]
    accounts = Quantities(costs=costs, revenue=Decimal(0))
    found = price("combined", accounts, rounding, parts=parts, cap=cap)
    assert total(found) <= cap
    exact = min(sum((Fraction(min(costs, limit)) for limit in limits), Fraction(0)), Fraction(cap))
    assert near(found, exact, rounding)


def test_without_the_cap_the_parts_come_to_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conventions.pricing.under_cap", lambda found, _cap: tuple(found))
    parts = [{"model": "cost-covering"}, {"model": "cost-covering"}]
    accounts = Quantities(costs=Decimal(60), revenue=Decimal(0))
    assert total(price("combined", accounts, Rounding(), parts=parts, cap=100)) == 120


def test_without_its_limit_a_line_would_be_rounded_above_its_cap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    step = Rounding.model_validate({"step": "0.05", "mode": "up"})
    accounts = Quantities(costs=Decimal(200), revenue=Decimal(0))
    assert total(price("cost-covering", accounts, step, limit="100.03")) == Decimal("100.03")
    real = line.limited
    monkeypatch.setattr(
        "conventions.pricing.net_cost.limited",
        lambda one, limit: replace(real(one, limit), limit=None),
    )
    assert total(price("cost-covering", accounts, step, limit="100.03")) == Decimal("100.05")


@given(
    st.lists(st.tuples(st.integers(1, 50), prices, st.booleans()), min_size=1, max_size=5),
    st.decimals(0, 300, places=2),
    st.decimals(0, 300, places=2),
    roundings,
)
def test_a_schedule_agrees_with_the_oracle_and_rises_with_its_amounts(
    steps: list[tuple[int, Decimal, bool]], one: Decimal, other: Decimal, rounding: Rounding
) -> None:
    ends = [sum(width for width, _, _ in steps[: number + 1]) for number in range(len(steps))]
    amounts = [amount for _, amount, _ in steps]
    growing = [*(grows for _, _, grows in steps[:-1]), False]
    points = [
        {"at": at, "amount": amount, "grows": grows}
        for at, amount, grows in zip(ends, amounts, growing, strict=True)
    ]

    def owed(value: Decimal) -> tuple[Line, ...]:
        told = Quantities(units={"v": value})
        return price("schedule", told, rounding, id="v", label="V", points=points)

    def wanted(value: Decimal) -> Fraction:
        """Walk from threshold to threshold."""
        found = Fraction(0)
        for number, at in enumerate(ends):
            if value < at:
                break
            found = Fraction(amounts[number])
            if growing[number]:
                width = ends[number + 1] - at
                way = min(Fraction(value) - at, Fraction(width))
                found += (Fraction(amounts[number + 1]) - found) * way / width
        return found

    less, more = sorted((one, other))
    for value in (less, more):
        assert near(owed(value), wanted(value), rounding)
    if amounts == sorted(amounts):
        assert total(owed(less)) <= total(owed(more))


@given(counts, counts, counts, st.decimals(0, 100, places=2), st.integers(0, 2_000))
def test_a_mix_is_never_more_than_its_share_and_never_one_case_less(
    near_work: int, far: int, kept: int, share: Decimal, most: int
) -> None:
    card = RateCard.model_validate(
        {
            "outcomes": [
                {"indicator": "near", "amount": 1, "mix": {"share": share, "among": ["far"]}},
                {"indicator": "far", "amount": 1, "maximum_count": most},
                {"indicator": "kept", "amount": 1, "after": ["far"]},
            ]
        }
    )
    units = {"near": Decimal(near_work), "far": Decimal(far), "kept": Decimal(kept)}
    found = {
        one.key: one.quantity for one in lines(None, Quantities(units=units), Rounding(), card)
    }
    paid = found["near"]
    assert found["far"] == min(far, most)
    assert found["kept"] == (kept if found["far"] >= most else 0)
    assert paid * 100 <= share * (paid + found["far"])
    if paid < near_work:
        assert (paid + 1) * 100 > share * (paid + 1 + found["far"])
