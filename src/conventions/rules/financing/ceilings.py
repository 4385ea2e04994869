"""Rules of section 5 on ceilings: what a year may cost, and what all years cost together."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from conventions.agreement.financing import Financing
from conventions.agreement.term import Term
from conventions.base.calendar import months_between
from conventions.base.findings import Amount, Severity
from conventions.base.values import Months, Year, rounded
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

_STEEP = Decimal("0.1")
"""The rise from one year to the next, as a share, above which a reason is expected."""


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
        priced = _priced_volume(financing, months_in(term, entry.year))
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
    "V003",
    "ceilings-off-the-total",
    Severity.ERROR,
    "Yearly ceilings: {count}, in all {sum}; the total of the budget is {total}.",
    hint="Correct a ceiling or the total; where others pay a part, name it under “co_financing”.",
    why="Two totals in one agreement: each side will plan with the one that suits it.",
)
def ceilings_off_the_total(financing: Financing, term: Term) -> Iterator[Found]:
    """The yearly ceilings do not add up to the total over the whole term.

    Judged where every year of the term has a ceiling (V004 asks for that). Where a third party or
    own revenue pays a part, the total may be the whole cost, and the ceilings may stay below it;
    whether all parts together reach it is for V009. One rounding step per year is allowed.

    ## Why
    The credit was decided for the total, the payments follow the years. The difference is either
    money that nobody has granted or money that nobody will call on.

    ## Example
    ```yaml failing
    financing:
      ceiling: [{year: 2027, amount: 240000.00}]
      budget: {total: 260000.00}
    ```

    ## Instead
    ```yaml passing
    financing:
      ceiling: [{year: 2027, amount: 240000.00}]
      budget: {total: 240000.00}
    ```

    ## Law
    No norm: our inference.
    """
    budget = financing.budget
    if budget.total is None or not covered(financing, term):
        return
    together = ceilings_of(financing)
    shared = budget.co_financing or budget.own_revenue_expected
    allowed = financing.rounding.step * len(financing.ceiling)
    above = together > budget.total + allowed
    below = together < budget.total - allowed
    if above or (below and not shared):
        yield found(
            "financing",
            "budget",
            "total",
            count=len(financing.ceiling),
            sum=Amount(together, financing.currency),
            total=Amount(budget.total, financing.currency),
        )


@rule(
    "V004",
    "years-without-ceiling",
    Severity.ERROR,
    "Calendar years of the term without a ceiling: {missing}; ceilings for a year outside the "
    "term, or for one already named: {extra}.",
    hint="Write one ceiling for each calendar year of the term, a broken year included.",
    why="A year without a ceiling cannot be settled where the others have one.",
)
def years_without_ceiling(financing: Financing, term: Term) -> Iterator[Found]:
    """The years with a ceiling are not the calendar years of the term.

    Not asked where no ceiling is agreed at all. Of an agreement without an end, the years from
    its first to the last that has a ceiling are judged. Where the agreement can be renewed or
    prolonged, ceilings for the years after its end are in order.

    ## Why
    The agreement runs to the middle of a year, and that year was forgotten; or it was prolonged,
    and the table stayed as it was. The settlement then stops, for it does not invent a ceiling.

    ## Example
    ```yaml failing
    term: {start: 2027-01-01, end: 2028-06-30}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}]
    ```

    ## Instead
    ```yaml passing
    term: {start: 2027-01-01, end: 2028-06-30}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 120000.00}]
    ```

    ## Law
    No general norm. In Geneva the law that ratifies the contract fixes an amount for each year
    (LIAF, checked 2026-11-21).
    """
    stated = [entry.year for entry in financing.ceiling]
    expected = _years(financing, term)
    if not stated or not expected:
        return
    renewed = term.renewal is not None and term.renewal.kind != "none"
    goes_on = term.option is not None or renewed
    extra = [
        year
        for position, year in enumerate(stated)
        if year in stated[:position]
        or year < expected.start
        or (year >= expected.stop and not goes_on)
    ]
    missing = [year for year in expected if year not in stated]
    if missing or extra:
        said = {"missing": tuple(missing) or "–", "extra": tuple(extra) or "–"}
        yield found("financing", "ceiling", **said)


@rule(
    "V005",
    "ceiling-leaps",
    Severity.ADVICE,
    "The ceiling rises from {before} in {from_year} to {after} in {to_year}, by {percent} %.",
    hint="Say in the agreement what the increase pays for, or accept this with the reason.",
    why="A leap of more than 10 % asks for a reason when the credit is decided.",
)
def ceiling_leaps(financing: Financing, term: Term) -> Iterator[Found]:
    """A ceiling that is more than 10 % above that of the year before.

    Only years that lie wholly inside the term are compared: a broken year costs less. The file
    has no field for the reason; it stands in an own clause, or in the acceptance of this finding.

    ## Why
    In a published agreement of Geneva the yearly amounts rise from 1 205 882 to 1 408 882 and
    1 611 882 francs. Such steps are in order where the services grow too, and a slip of the
    keyboard where they do not.

    ## Example
    ```yaml failing
    term: {start: 2027-01-01, end: 2028-12-31}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 280000.00}]
    ```

    ## Instead
    ```yaml passing
    term: {start: 2027-01-01, end: 2028-12-31}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 250000.00}]
    ```

    ## Law
    No norm: our inference. Amounts per year: LIAF of Geneva (checked 2026-11-21).
    """
    placed = sorted(enumerate(financing.ceiling), key=lambda each: each[1].year)
    for (_, before), (position, after) in pairwise(placed):
        whole = all(months_in(term, entry.year) == 12 for entry in (before, after))
        if after.year != before.year + 1 or not before.amount or not whole:
            continue
        rise = (after.amount - before.amount) / before.amount
        if rise > _STEEP:
            yield found(
                "financing",
                "ceiling",
                position,
                "amount",
                before=Amount(before.amount, financing.currency),
                after=Amount(after.amount, financing.currency),
                from_year=before.year,
                to_year=after.year,
                percent=rounded(rise * 100, Decimal("0.1")),
            )


RULES = (volume_above_ceiling, ceilings_off_the_total, years_without_ceiling, ceiling_leaps)


def covered(financing: Financing, term: Term) -> bool:
    """Whether the term has an end, and its calendar years are exactly those with a ceiling."""
    years = [entry.year for entry in financing.ceiling]
    return not term.indefinite and bool(years) and sorted(years) == list(_years(financing, term))


def ceilings_of(financing: Financing) -> Decimal:
    """What all yearly ceilings come to."""
    return sum((entry.amount for entry in financing.ceiling), Decimal(0))


def _years(financing: Financing, term: Term) -> range:
    """The calendar years of the term; without an end, up to the last that has a ceiling."""
    if term.start is None or (term.end is None and not term.indefinite):
        return range(0)
    last = max((entry.year for entry in financing.ceiling), default=term.start.year)
    if term.end is not None and not term.indefinite:
        last = term.end.year
    return range(term.start.year, last + 1)


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


def months_in(term: Term, year: Year) -> Months:
    """Whole months of a calendar year that lie inside the term; 0 where that is not known."""
    if term.start is None or (term.end is None and not term.indefinite):
        return 0
    end = date.max if term.end is None or term.indefinite else term.end
    if not term.start.year <= year <= end.year:
        return 0
    first, last = max(term.start, date(year, 1, 1)), min(end, date(year, 12, 31))
    return months_between(first, last) if first <= last else 0
