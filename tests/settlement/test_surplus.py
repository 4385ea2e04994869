"""Surplus and loss: what is divided is what there is, over one year and over several."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.agreement.financing import Deficit, Financing, Reserve, Surplus
from conventions.pricing import Rounding
from conventions.settlement.accounts import YearAccounts
from conventions.settlement.reserve import Held, close
from conventions.settlement.surplus import Result, result

AMOUNTS = st.decimals(0, 10**7, places=2)
SURPLUS = st.builds(
    Surplus,
    rule=st.sampled_from(["repay", "split", "reserve", "keep"]),
    provider_share=st.decimals(0, 150, places=2),
    reserve_cap=st.none() | st.decimals(0, 30, places=2),
    above_cap=st.sampled_from(["repay", "keep"]),
)
DEFICIT = st.builds(
    Deficit,
    rule=st.sampled_from(["provider-bears", "guarantee", "reserve-first", "carry"]),
    guarantee=AMOUNTS,
)


def financing(surplus: Surplus | None, deficit: Deficit | None, **more: Any) -> Financing:
    terms: dict[str, Any] = {"surplus": surplus, "deficit": deficit, "rounding": Rounding(), **more}
    return Financing.model_validate(terms)


def accounts(costs: Decimal, revenue: Decimal, contributed: Decimal = Decimal(0)) -> YearAccounts:
    return YearAccounts(costs, revenue, {"x": contributed})


def divided(found: Result) -> tuple[Fraction, Fraction]:
    surplus = found.repaid + found.kept + found.reserved + found.set_off
    loss = found.covered + found.drawn + found.borne + found.carried
    return Fraction(surplus), Fraction(loss)


@settings(deadline=None)
@given(SURPLUS, DEFICIT, st.tuples(*[AMOUNTS] * 7))
def test_surplus_and_payments_conserve_the_sum(
    surplus: Surplus, deficit: Deficit, amounts: tuple[Decimal, ...]
) -> None:
    paid, costs, revenue, contributed, reserve, loss, room = amounts
    ceiling = paid + room
    before = Held(reserve, loss)
    terms = financing(surplus, deficit)
    found = result(terms, paid, accounts(costs, revenue, contributed), before, ceiling, room)
    assert not found.findings
    exact = Fraction(paid) + Fraction(revenue) + Fraction(contributed) - Fraction(costs)
    up, down = divided(found)
    assert up - down == exact == Fraction(found.amount)
    assert not (up and down)
    parts = ("repaid", "kept", "reserved", "set_off", "covered", "drawn", "borne", "carried")
    assert all(getattr(found, part) >= 0 for part in parts)
    assert found.repaid <= paid
    assert paid + found.covered <= ceiling
    assert found.held.reserve == reserve + found.reserved - found.drawn
    assert found.held.loss == loss + found.carried - found.set_off
    assert found.held.reserve >= 0
    assert found.held.loss >= 0
    if surplus.reserve_cap is not None and found.reserved:
        cap = Fraction(ceiling) * Fraction(surplus.reserve_cap) / 100
        assert Fraction(found.held.reserve) <= cap + Fraction(1, 200)


@settings(deadline=None)
@given(
    DEFICIT,
    st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6),
    st.booleans(),
)
def test_over_all_years_what_is_paid_is_what_is_kept_borne_and_spent(
    deficit: Deficit, years: list[tuple[Decimal, Decimal]], repaid_at_end: bool
) -> None:
    """No money is made or lost between the years: reserve and carried loss come to an end."""
    surplus = Surplus(rule="reserve")
    end = Reserve(repay_on_end=repaid_at_end)
    terms = financing(surplus, deficit, reserve=end)
    held, provider, payer = Held(), Fraction(0), Fraction(0)
    for paid, costs in years:
        found = result(terms, paid, accounts(costs, Decimal(0)), held, None, None)
        held = found.held
        payer += Fraction(paid) + Fraction(found.covered) - Fraction(found.repaid)
        provider += Fraction(found.kept) - Fraction(found.borne)
    spent = sum((Fraction(costs) for _paid, costs in years), Fraction(0))
    assert payer == spent + provider + Fraction(held.reserve) - Fraction(held.loss)
    closing = close(terms, held)
    assert bool(closing.findings) == bool(held.loss)
    if not closing.findings:
        assert closing.released == (held.reserve if repaid_at_end else 0)
        assert closing.held == Held()


def test_a_silent_agreement_is_not_read_either_way() -> None:
    terms = financing(None, None)
    for costs in (Decimal(90), Decimal(110)):
        found = result(terms, Decimal(100), accounts(costs, Decimal(0)), Held(), None, None)
        assert [one.code.id for one in found.findings] == ["M020"]
    even = result(terms, Decimal(100), accounts(Decimal(100), Decimal(0)), Held(), None, None)
    assert not even.findings


def test_a_share_is_rounded_once_and_the_rest_is_the_rest() -> None:
    terms = financing(Surplus(rule="split", provider_share=Decimal("33.33")), None)
    found = result(
        terms, Decimal("100.00"), accounts(Decimal("89.99"), Decimal(0)), Held(), None, None
    )
    assert (str(found.kept), str(found.repaid)) == ("3.34", "6.67")
