"""Rules on volume and financing."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.term import Term
from conventions.base.calendar import months_between
from conventions.base.findings import Amount, Severity, Word
from conventions.base.values import Currency, Months, Quantity, Year
from conventions.pricing import (
    Line,
    PerPlace,
    PerUnit,
    Quantities,
    items_that_hold,
    lines,
    total,
    under_ceiling,
)
from conventions.rules.rule import Found, found, rule

_HALF_A_HUNDREDTH = Decimal("0.005")
"""How far a share written with two decimals may be from the share that is meant."""


@rule(
    "V002",
    "volume-above-ceiling",
    Severity.ERROR,
    "The volume agreed for {year} costs {cost}, which is {excess} above the ceiling of {ceiling}.",
    hint="Raise the ceiling, or agree on a smaller volume or a lower price.",
    why="The ceiling is the most that is owed: what is delivered above it stays unpaid.",
)
def volume_above_ceiling(financing: Financing, term: Term) -> Iterator[Found]:
    """The volume of a year, at its price, costs more than the ceiling of that year.

    Judged is what can be computed from the agreement alone: a price per place, for the whole
    months of the year inside the term and at full occupancy; or a price list in which exactly one
    price has the unit of the volume, for years that lie wholly inside the term. Where a third
    party contributes, the ceiling may be one party's part only, and nothing is said. One rounding
    step is allowed.

    ## Why
    Both sides signed two numbers that cannot hold together. Either the provider works unpaid at
    the end of the year, or the commissioner pays more than it was allowed to: in one published
    contract 109 % of the stated maximum.

    ## Example
    ```yaml failing
    financing:
      pricing: {model: per-place, places: 10, price_per_place: 24000.00}
      ceiling:
        - {year: 2027, amount: 230000.00}
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing: {model: per-place, places: 10, price_per_place: 24000.00}
      ceiling:
        - {year: 2027, amount: 240000.00}
    ```

    ## Law
    In unemployment insurance the ceiling is a legal maximum: EAER ordinance on the reimbursement
    of labour-market measures (SR 837.022.531). Elsewhere it is what the parties agreed.
    """
    if financing.budget.co_financing:
        return
    for position, entry in enumerate(financing.ceiling):
        priced = _priced_volume(financing, _months_in(term, entry.year))
        cost = total(priced)
        excess = under_ceiling(cost, entry.amount).excess
        if excess > financing.rounding.step * len(priced):
            yield found(
                "financing",
                "ceiling",
                position,
                "amount",
                year=entry.year,
                cost=Amount(cost, financing.currency),
                excess=Amount(excess, financing.currency),
                ceiling=Amount(entry.amount, financing.currency),
            )


@rule(
    "V010",
    "surplus-or-deficit-open",
    Severity.ERROR,
    "The agreement does not say {open}.",
    hint="Add “{field}” with its rule.",
    why="Where the text is silent, a court decides: in Geneva the provider kept the surplus.",
)
def surplus_or_deficit_open(financing: Financing) -> Iterator[Found]:
    """Nothing says who keeps a surplus, or who bears a loss.

    Not asked for where the services are free of charge.

    ## Why
    It is a key element of the econcept guide (2017). In the case of the Mouettes genevoises the
    contract made the provider answer for the result, and the State could not claim the surplus
    back.

    ## Example
    ```yaml failing
    financing:
      surplus: null
    ```

    ## Instead
    ```yaml passing
    financing:
      surplus: {rule: repay}
      deficit: {rule: provider-bears}
    ```

    ## Law
    Cour de justice, Geneva, ATA/396/2009 (checked 2026-11-21).
    """
    if financing.free_of_charge:
        return
    for field in ("surplus", "deficit"):
        if getattr(financing, field) is None:
            yield found("financing", field, field=field, open=Word("rules", f"open.{field}"))


@rule(
    "V012",
    "over-delivery-open",
    Severity.ERROR,
    "The volume is {volume}, but nothing says what is owed for more.",
    hint="Add “over_delivery”: not paid, paid at another price, carried over or renegotiated.",
    why="Silence on referrals beyond the volume has led to nine years of litigation.",
)
def over_delivery_open(financing: Financing) -> Iterator[Found]:
    """A volume is agreed, but not what happens when more is delivered.

    The volume is the quantity, or the places of a price per place. Not asked for where the
    services are free of charge.

    ## Why
    More persons are referred than places were bought; the provider takes them in and sends an
    invoice. Whether it is owed was argued up to the Federal Administrative Court.

    ## Example
    ```yaml failing
    financing:
      over_delivery: null
    ```

    ## Instead
    ```yaml passing
    financing:
      over_delivery: {rule: not-paid, consent: "accord écrit préalable du service social"}
    ```

    ## Law
    Federal Administrative Court, B-3729/2014 (checked 2026-11-21).
    """
    volume = _volume(financing)
    if volume is not None and financing.over_delivery is None and not financing.free_of_charge:
        yield found("financing", "over_delivery", volume=volume)


@rule(
    "V013",
    "under-delivery-open",
    Severity.ERROR,
    "The volume is {volume}, but nothing says what is owed for less.",
    hint="Add “under_delivery”: paid in full, refunded below a share, carried over, renegotiated.",
    why="Otherwise nobody knows who bears the risk of empty places.",
)
def under_delivery_open(financing: Financing) -> Iterator[Found]:
    """A volume is agreed, but not what happens when less is delivered.

    A price per place with an occupancy floor says it already. Not asked for where the services
    are free of charge.

    ## Why
    The provider hires staff for the volume agreed; the commissioner refers fewer persons. Both
    will expect the other to bear the cost of the empty places.

    ## Example
    ```yaml failing
    financing:
      pricing: {model: per-place, places: 10, price_per_place: 24000.00, occupancy_floor: null}
      under_delivery: null
    ```

    ## Instead
    ```yaml passing
    financing:
      under_delivery: {rule: refund, from_percent: 90}
    ```

    ## Law
    No norm: our inference.
    """
    if financing.free_of_charge or financing.under_delivery is not None:
        return
    pricing = financing.pricing
    if isinstance(pricing, PerPlace) and pricing.occupancy_floor:
        return
    volume = _volume(financing)
    if volume is not None:
        yield found("financing", "under_delivery", volume=volume)


@rule(
    "V023",
    "instalments-off-the-whole",
    Severity.ERROR,
    "The instalments add up to {sum}, where {whole} are to be paid.",
    hint="Correct the instalments, or name the time of the final settlement if it pays the rest.",
    why="Payments on account that do not add up leave a part unpaid, or to be claimed back.",
)
def instalments_off_the_whole(financing: Financing) -> Iterator[Found]:
    """The instalments do not add up to 100 %, or to the ceiling where they are amounts.

    Less than the whole is in order where a final settlement is agreed, which pays the rest.
    Instalments over several years may be listed for one year or for all. Each share may be off by
    half a hundredth, so that three times 33.33 % is the whole. Shares mixed with amounts are not
    judged, nor amounts without a ceiling.

    ## Why
    The provider plans its cash on these payments, the commissioner its credit.

    ## Example
    ```yaml failing
    financing:
      payment:
        instalments:
          - {due: 2027-01-31, share: 60}
          - {due: 2027-07-31, share: 50}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment:
        instalments:
          - {due: 2027-01-31, share: 60}
          - {due: 2027-07-31, share: 40}
    ```

    ## Law
    No norm: our inference.
    """
    instalments = financing.payment.instalments
    years = {instalment.due.year for instalment in instalments}
    ceilings = [entry.amount for entry in financing.ceiling if entry.year in years]
    shares = [each.share for each in instalments if each.share is not None]
    amounts = [each.amount for each in instalments if each.amount is not None]
    if shares and not amounts:
        low, high = Decimal(100), Decimal(100 * (len(ceilings) or len(years)))
        paid, step = sum(shares, Decimal(0)), _HALF_A_HUNDREDTH
    elif amounts and not shares and ceilings:
        low, high = min(ceilings), sum(ceilings, Decimal(0))
        paid, step = sum(amounts, Decimal(0)), financing.rounding.step
    else:
        return
    allowed = step * len(instalments)
    settled_later = financing.payment.final_settlement_due is not None
    if paid > high + allowed or (paid < low - allowed and not settled_later):
        whole = high if paid > high else low
        currency = financing.currency if amounts else None
        said = {"sum": _said(paid, currency), "whole": _said(whole, currency)}
        yield found("financing", "payment", "instalments", **said)


RULES = (
    volume_above_ceiling,
    surplus_or_deficit_open,
    over_delivery_open,
    under_delivery_open,
    instalments_off_the_whole,
)


def _said(value: Decimal, currency: Currency | None) -> Amount | str:
    """An amount, or a share in percent where there is no currency."""
    return Amount(value, currency) if currency else f"{value.normalize():f}\u00a0%"


def _volume(financing: Financing) -> Quantity | None:
    """The volume of a year: the quantity, else the places that are priced."""
    if financing.volume.quantity is not None:
        return financing.volume.quantity
    pricing = financing.pricing
    return Decimal(pricing.places) if isinstance(pricing, PerPlace) else None


def _priced_volume(financing: Financing, months: Months) -> tuple[Line, ...]:
    """What the volume of a year costs, when these months of it lie in the term; else nothing."""
    pricing, volume = financing.pricing, financing.volume
    if isinstance(pricing, PerPlace) and months:
        full = Quantities(months=months, occupied=1, available=1)
        return lines(pricing, full, financing.rounding)
    if isinstance(pricing, PerUnit) and months == 12 and volume.quantity is not None:
        items = [item for item in items_that_hold(pricing) if item.unit == volume.unit]
        if len(items) == 1:
            alone = pricing.model_copy(update={"items": tuple(items)})
            units = {items[0].id: volume.quantity}
            return lines(alone, Quantities(units=units), financing.rounding)
    return ()


def _months_in(term: Term, year: Year) -> Months:
    """Whole months of a calendar year that lie inside the term; 0 where that is not known."""
    if term.start is None or (term.end is None and not term.indefinite):
        return 0
    end = date.max if term.end is None or term.indefinite else term.end
    if not term.start.year <= year <= end.year:
        return 0
    first, last = max(term.start, date(year, 1, 1)), min(end, date(year, 12, 31))
    return months_between(first, last) if first <= last else 0
