"""Settlement: agreement and reports to lines, ceiling, instalments and balance, year by year.

Every amount carries its steps. What the agreement does not settle is a finding, never assumed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.calendar import months_between
from conventions.base.findings import Code, Finding, Severity
from conventions.base.period import bounds
from conventions.base.step import Step
from conventions.base.values import Currency, rounded
from conventions.law import merge
from conventions.pricing import Line, PerPlace, PerUnit, Quantities, lines, total, under_ceiling
from conventions.report import Report


def _code(number: int, name: str, message: str, hint: str, why: str, page: str) -> Code:
    return Code(f"M{number:03}", name, Severity.ERROR, message, hint, why, page)


NO_PRICE = _code(
    1,
    "no-price",
    "No price is agreed for {year}: nothing can be settled.",
    "Fill financing.pricing, or write free_of_charge: true.",
    "A missing price is not a price of zero.",
    """A settlement without a price.

## Why
An empty price may be forgotten or meant: only the agreement can say which.

## Example
```yaml
financing: {currency: CHF}
```

## Instead
```yaml
financing: {currency: CHF, free_of_charge: true}
```
""",
)
NO_QUANTITY = _code(
    2,
    "no-quantity",
    "The reports of {year} give no {what}: the amount cannot be computed.",
    "Report the quantity; write 0 where nothing was delivered.",
    "Missing is not zero.",
    """A quantity that the price needs and no report gives.

## Why
A price per place with an occupancy floor needs the place-days occupied and available; a price per
unit needs the units delivered. Missing is not zero.

## Example
```yaml
deliveries: []
```

## Instead
```yaml
deliveries:
  - {item: places, occupied_days: 3100, available_days: 3650}
```
""",
)
NO_CEILING = _code(
    3,
    "no-ceiling-for-year",
    "There are ceilings for other years, but none for {year}.",
    "Add {year} under financing.ceiling.",
    "What is owed may not exceed the ceiling of its year.",
    """A year without a ceiling, where other years have one.

## Why
Whether the year is without a ceiling or was forgotten cannot be seen.

## Example
```yaml
ceiling: [{year: 2027, amount: 240000.00}]   # and the reports are of 2028
```

## Instead
```yaml
ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 240000.00}]
```
""",
)
OTHER_AGREEMENT = _code(
    4,
    "report-of-another-agreement",
    "The report is on “{reported}”, the agreement is “{agreement}”.",
    "Give the reports of this agreement.",
    "Figures of another agreement would be paid.",
    """A report on another agreement.

## Why
Its figures would be assessed and paid under the wrong terms.

## Example
```yaml
agreement: atelier-2026    # held against atelier-2027
```

## Instead
```yaml
agreement: atelier-2027
```
""",
)
UNKNOWN_ITEM = _code(
    5,
    "delivery-without-price",
    "“{item}” was delivered, but has no price.",
    "Use one of: {known}.",
    "An amount without an agreed price is not owed.",
    """A quantity for something the agreement does not price.

## Why
Either the item is misspelled, or something was delivered that was never agreed.

## Example
```yaml
deliveries: [{item: coachng, quantity: 12}]
```

## Instead
```yaml
deliveries: [{item: coaching, quantity: 12}]
```
""",
)
OVER_DELIVERED = _code(
    6,
    "over-delivery-unsettled",
    "{delivered} delivered, {agreed} agreed: the rule “{rule}” does not say what is owed.",
    "Agree in writing what is paid of the difference, and set over_delivery to not-paid or "
    "paid-in-full.",
    "Over-allocations paid or not were disputed for nine years (BVGer B-3729/2014).",
    """More was delivered than agreed, and the agreement does not say what that costs.

## Why
The Federal Administrative Court had to decide on such over-allocations (B-3729/2014).

## Example
```yaml
over_delivery: {rule: renegotiate}
```

## Instead
```yaml
over_delivery: {rule: not-paid}
```
""",
)
CODES = (NO_PRICE, NO_QUANTITY, NO_CEILING, OTHER_AGREEMENT, UNKNOWN_ITEM, OVER_DELIVERED)


@dataclass(frozen=True)
class YearSettlement:
    """One calendar year: lines, their total, what the ceiling leaves, what was paid, the balance.

    A positive ``balance`` is owed by the payer, a negative one is paid back by the payee.
    """

    year: int
    lines: tuple[Line, ...]
    total: Decimal
    ceiling: Decimal | None
    owed: Decimal
    instalments: Decimal
    balance: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Settlement:
    """All years reported, who pays and who is paid, and what could not be settled."""

    agreement: str
    version: int
    on: date
    currency: Currency
    payer: str
    payee: str
    years: tuple[YearSettlement, ...]
    findings: tuple[Finding, ...]

    @property
    def balance(self) -> Decimal:
        """The balance over all years."""
        return sum((year.balance for year in self.years), Decimal("0.00"))


def settle(agreement: Agreement, reports: tuple[Report, ...], on: date) -> Settlement:
    """What is owed for the years reported, less the instalments due until ``on``."""
    findings = [
        Finding(OTHER_AGREEMENT, "", {"reported": report.agreement, "agreement": agreement.id})
        for report in reports
        if report.agreement != agreement.id
    ]
    mine = tuple(report for report in reports if report.agreement == agreement.id)
    start, end = agreement.term.start or date.min, agreement.term.end or on
    years = []
    for year in sorted({bounds(report.period, start, end)[0].year for report in mine}):
        of_year = tuple(r for r in mine if bounds(r.period, start, end)[0].year == year)
        settled, trouble = _year(agreement, of_year, year, on)
        findings += trouble
        if settled is not None:
            years.append(settled)
    payer, payee = _direction(agreement)
    return Settlement(
        agreement.id,
        agreement.version,
        on,
        agreement.financing.currency,
        payer,
        payee,
        tuple(years),
        tuple(findings),
    )


def _direction(agreement: Agreement) -> tuple[str, str]:
    """Payer and payee: as the agreement says, else the parties in the roles the law names."""
    payment, law = agreement.financing.payment, merge(agreement.laws)
    roles = law.payment
    payers = agreement.parties.in_role(roles.payer) if roles else ()
    payees = agreement.parties.in_role(roles.payee) if roles else ()
    payer = payment.payer or (payers[0].id if payers else "")
    payee = payment.payee or (payees[0].id if payees else "")
    return payer, payee


def _year(
    agreement: Agreement, reports: tuple[Report, ...], year: int, on: date
) -> tuple[YearSettlement | None, list[Finding]]:
    financing = agreement.financing
    terms = financing.pricing
    if terms is None and not financing.free_of_charge:
        return None, [Finding(NO_PRICE, "financing.pricing", {"year": year})]
    ceiling = next((entry.amount for entry in financing.ceiling if entry.year == year), None)
    if financing.ceiling and ceiling is None:
        return None, [Finding(NO_CEILING, "financing.ceiling", {"year": year})]
    made: tuple[Line, ...] = ()
    if terms is not None:
        quantities, trouble = _quantities(agreement, terms, reports, year)
        if trouble:
            return None, trouble
        made = lines(terms, quantities, financing.rounding)
    sum_of_lines = total(made)
    owed = sum_of_lines
    steps: tuple[Step, ...] = ()
    if ceiling is not None:
        held = under_ceiling(sum_of_lines, ceiling)
        owed, steps = held.paid, (held.step,)
    paid = _instalments(agreement, year, on, ceiling)
    return (
        YearSettlement(year, made, sum_of_lines, ceiling, owed, paid, owed - paid, steps),
        [],
    )


def _quantities(
    agreement: Agreement, terms: PerPlace | PerUnit, reports: tuple[Report, ...], year: int
) -> tuple[Quantities, list[Finding]]:
    start, end = agreement.term.start or date.min, agreement.term.end or date.max
    spans = [bounds(report.period, start, end) for report in reports]
    first = max(start, min(span[0] for span in spans))
    last = min(end, max(span[1] for span in spans))
    months = months_between(first, last)
    deliveries = [entry for report in reports for entry in report.deliveries]
    if isinstance(terms, PerPlace):
        days = [entry for entry in deliveries if entry.item == "places"]
        occupied = [entry.occupied_days for entry in days if entry.occupied_days is not None]
        available = [entry.available_days for entry in days if entry.available_days is not None]
        complete = bool(days) and len(occupied) == len(available) == len(days)
        if terms.occupancy_floor and not (complete and any(available)):
            missing = {"year": year, "what": "place-days"}
            return Quantities(), [Finding(NO_QUANTITY, "deliveries", missing)]
        if not complete:
            return Quantities(months), []
        return Quantities(months, sum(occupied), sum(available)), []
    known = [item.id for item in terms.items]
    trouble = [
        Finding(UNKNOWN_ITEM, "deliveries", {"item": entry.item, "known": ", ".join(known)})
        for entry in deliveries
        if entry.item not in known
    ]
    counted = [entry for entry in deliveries if entry.quantity is not None]
    if not counted:
        trouble.append(Finding(NO_QUANTITY, "deliveries", {"year": year, "what": ", ".join(known)}))
    units: dict[str, Decimal] = {}
    for entry in counted:
        units[entry.item] = units.get(entry.item, Decimal(0)) + (entry.quantity or Decimal(0))
    units, over = _within_volume(agreement, terms, units)
    return Quantities(months, units=units), trouble + over


def _within_volume(
    agreement: Agreement, terms: PerUnit, units: dict[str, Decimal]
) -> tuple[dict[str, Decimal], list[Finding]]:
    """Quantities above the volume, as the rule on over-delivery says; the rest unchanged.

    The volume binds only where one priced item is in its unit: else what it counts is open.
    """
    volume, rule = agreement.financing.volume, agreement.financing.over_delivery
    priced = [item.id for item in terms.items if item.unit == volume.unit]
    if volume.quantity is None or len(priced) != 1 or priced[0] not in units:
        return units, []
    item, delivered = priced[0], units[priced[0]]
    if delivered <= volume.quantity or (rule is not None and rule.rule == "paid-in-full"):
        return units, []
    if rule is not None and rule.rule == "not-paid":
        return {**units, item: volume.quantity}, []
    said = {
        "delivered": delivered,
        "agreed": volume.quantity,
        "rule": rule.rule if rule is not None else "–",
    }
    return units, [Finding(OVER_DELIVERED, "financing.over_delivery", said)]


def _instalments(agreement: Agreement, year: int, on: date, ceiling: Decimal | None) -> Decimal:
    """What fell due on account for the year until the day: shares are of the year's ceiling."""
    paid = Decimal("0.00")
    for day, entry in agreement.financing.payment.instalments_in(year):
        if day > on:
            continue
        if entry.amount is not None:
            paid += entry.amount
        elif entry.share is not None and ceiling is not None:
            paid += rounded(ceiling * entry.share / 100, agreement.financing.rounding.step)
    return paid
