"""Surplus or loss of a year: what it is, and who keeps or bears it.

The rules are those whose sentences the agreement prints: under a guarantee, and after the reserve,
the rest of a loss is borne by the provider. Sources: domain 4.12, and ATA/396/2009 (Geneva) on what
silence means, for which no amount is assumed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from conventions.agreement.financing import Financing, Surplus
from conventions.base.findings import Finding
from conventions.base.step import Step, StepValue, shown
from conventions.settlement.accounts import YearAccounts
from conventions.settlement.amount_codes import unsettled
from conventions.settlement.exact import on_step
from conventions.settlement.reserve import Held, room

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Result:
    """What a year left, and where it went; every part is 0 or more.

    A surplus is ``repaid + kept + reserved + set_off``, a loss ``covered + drawn + borne +
    carried``: ``repaid`` goes back to the payer, ``reserved`` into the reserve, ``set_off`` against
    a loss carried; ``covered`` is paid on top, ``drawn`` comes from the reserve, ``carried`` waits
    for the next year. With a finding, no amount is to be used.
    """

    amount: Decimal
    repaid: Decimal = _NOTHING
    kept: Decimal = _NOTHING
    reserved: Decimal = _NOTHING
    set_off: Decimal = _NOTHING
    covered: Decimal = _NOTHING
    drawn: Decimal = _NOTHING
    borne: Decimal = _NOTHING
    carried: Decimal = _NOTHING
    held: Held = field(default_factory=Held)
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def result(
    financing: Financing,
    paid: Decimal,
    accounts: YearAccounts,
    held: Held,
    ceiling: Decimal | None,
    left: Decimal | None,
) -> Result:
    """The result of a year and what becomes of it.

    ``paid`` is the consideration without tax, ``left`` what the ceiling leaves: a loss is never
    covered beyond it. No more is repaid than was paid. Where the price itself is net cost, own
    revenue has been deducted in it: such a price leaves no surplus to divide.

    Findings: M020 for what the agreement leaves open.
    """
    amount = paid + accounts.revenue + accounts.contributed - accounts.costs
    values: dict[str, StepValue] = {
        "paid_amount": paid,
        "revenue_amount": accounts.revenue,
        "contributed_amount": accounts.contributed,
        "costs_amount": accounts.costs,
        "amount": amount,
    }
    begun = Result(amount, held=held, steps=(Step("settlement.step.result", values),))
    if amount > 0 and is_net_cost(financing):
        return _said(replace(begun, kept=amount), "surplus-net-cost", {"amount": amount})
    if amount > 0:
        return _surplus(financing, begun, paid, ceiling)
    return _loss(financing, begun, left) if amount < 0 else begun


def is_net_cost(financing: Financing) -> bool:
    """Whether the price is proven cost less own revenue, so that both are settled in the price."""
    return financing.pricing is not None and financing.pricing.model in _NET_COST


_NET_COST = frozenset({"cost-covering", "deficit-guarantee"})


def _surplus(financing: Financing, begun: Result, paid: Decimal, ceiling: Decimal | None) -> Result:
    """First against a loss carried, then as the rule says."""
    set_off = min(begun.amount, begun.held.loss)
    rest = begun.amount - set_off
    if set_off:
        held = replace(begun.held, loss=begun.held.loss - set_off)
        values = {"amount": set_off, "rest_amount": rest}
        begun = _said(replace(begun, set_off=set_off, held=held), "loss-set-off", values)
    return _divided(financing, begun, rest, paid, ceiling) if rest else begun


def _divided(
    financing: Financing, begun: Result, rest: Decimal, paid: Decimal, ceiling: Decimal | None
) -> Result:
    terms = financing.surplus
    if terms is None:
        return _open(begun, unsettled("surplus", rest, financing.currency))
    match terms.rule:
        case "keep":
            return _said(replace(begun, kept=rest), "surplus-kept", {"amount": rest})
        case "repay":
            return _repaid(begun, rest, paid)
        case "split":
            return _split(financing, terms, begun, rest, paid)
        case "reserve":
            return _reserved(financing, terms, begun, rest, paid, ceiling)
        case _:
            assert_never(terms.rule)


def _split(
    financing: Financing, terms: Surplus, begun: Result, surplus: Decimal, paid: Decimal
) -> Result:
    if terms.provider_share is None:
        return _open(begun, unsettled("share", surplus, financing.currency))
    exact = Fraction(surplus) * Fraction(terms.provider_share) / 100
    kept = min(on_step(exact, financing.rounding), surplus)
    values: dict[str, StepValue] = {
        "total": surplus,
        "share": terms.provider_share,
        "exact": shown(exact),
        "step": financing.rounding.step,
        "amount": kept,
        "rest_amount": surplus - kept,
    }
    split = _said(replace(begun, kept=kept), "surplus-split", values)
    return _repaid(split, surplus - kept, paid)


def _repaid(begun: Result, surplus: Decimal, paid: Decimal) -> Result:
    repaid = min(surplus, paid)
    done = _said(replace(begun, repaid=repaid), "surplus-repaid", {"amount": repaid})
    over = surplus - repaid
    if not over:
        return done
    values = {"total": surplus, "paid_amount": paid, "amount": over}
    return _said(replace(done, kept=done.kept + over), "surplus-beyond-paid", values)


def _reserved(
    financing: Financing,
    terms: Surplus,
    begun: Result,
    surplus: Decimal,
    paid: Decimal,
    ceiling: Decimal | None,
) -> Result:
    there = room(financing, terms, ceiling, begun.held)
    if there.findings:
        return _open(begun, *there.findings)
    reserved = surplus if there.amount is None else min(surplus, there.amount)
    held = replace(begun.held, reserve=begun.held.reserve + reserved)
    put = replace(begun, reserved=reserved, held=held, steps=(*begun.steps, *there.steps))
    values: dict[str, StepValue] = {"amount": reserved, "reserve_amount": held.reserve}
    done = _said(put, "surplus-reserved", values)
    over = surplus - reserved
    if not over:
        return done
    if terms.above_cap is None:
        return _open(begun, unsettled("above-cap", over, financing.currency))
    if terms.above_cap == "repay":
        return _repaid(done, over, paid)
    return _said(replace(done, kept=over), "surplus-kept", {"amount": over})


def _loss(financing: Financing, begun: Result, left: Decimal | None) -> Result:
    loss, terms = -begun.amount, financing.deficit
    if terms is None:
        if is_net_cost(financing):
            return _said(replace(begun, borne=loss), "loss-borne", {"amount": loss})
        return _open(begun, unsettled("loss", loss, financing.currency))
    match terms.rule:
        case "provider-bears":
            return _said(replace(begun, borne=loss), "loss-borne", {"amount": loss})
        case "carry":
            held = replace(begun.held, loss=begun.held.loss + loss)
            values = {"amount": loss, "total": held.loss}
            return _said(replace(begun, carried=loss, held=held), "loss-carried", values)
        case "reserve-first":
            drawn = min(loss, begun.held.reserve)
            held = replace(begun.held, reserve=begun.held.reserve - drawn)
            values = {"amount": drawn, "reserve_amount": held.reserve}
            done = _said(replace(begun, drawn=drawn, held=held), "loss-drawn", values)
        case "guarantee":
            if terms.guarantee is None:
                return _open(begun, unsettled("guarantee", loss, financing.currency))
            covered = min(loss, terms.guarantee)
            values = {"total": loss, "guarantee_amount": terms.guarantee, "amount": covered}
            done = _said(replace(begun, covered=covered), "loss-covered", values)
            if left is not None and left < covered:
                values = {"room_amount": left}
                done = _said(replace(done, covered=left), "loss-above-ceiling", values)
        case _:
            assert_never(terms.rule)
    rest = loss - done.drawn - done.covered
    return _said(replace(done, borne=rest), "loss-borne", {"amount": rest}) if rest else done


def _said(result: Result, key: str, values: Mapping[str, StepValue]) -> Result:
    """The same result with the step that says the part it was just given."""
    return replace(result, steps=(*result.steps, Step(f"settlement.step.{key}", values)))


def _open(before: Result, *findings: Finding) -> Result:
    return replace(before, findings=findings)
