"""Codes on quantities and on terms without which no amount follows from them."""

from conventions.base.findings import Code, Severity


def _code(number: int, name: str, message: str, hint: str, why: str, page: str) -> Code:
    return Code(f"M{number:03}", name, Severity.ERROR, message, hint, why, page)


NO_QUANTITY = _code(
    2,
    "no-quantity",
    "The reports give no quantity for {period} ({what}): the amount cannot be computed.",
    "Report the quantity; write 0 where nothing was delivered.",
    "Missing is not zero.",
    """A quantity that the price needs and no report gives.

## Why
A price per place with an occupancy floor needs the place-days occupied and available; a price per
unit needs the units delivered, for every day on which there is a report. Missing is not zero.

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
UNKNOWN_ITEM = _code(
    5,
    "delivery-without-price",
    "“{item}” was delivered, but has no price.",
    "Use one of: {known}.",
    "An amount without an agreed price is not owed.",
    """A quantity for something the agreement does not price.

## Why
The item is misspelled, was never agreed, or has its price on the list for others (members).

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
    "“{item}”: {delivered} delivered, {agreed} agreed; “{rule}” does not say what is owed.",
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
BROKEN_MONTH = _code(
    10,
    "broken-month-unsettled",
    "{period} is not a number of whole months, and a price per place is owed by months.",
    "Report whole months, counted from the first day of the period, or agree on the amount.",
    "The agreement does not say what a part of a month is worth.",
    """A part of a month under a price per place and year.

## Why
A price list may say what a broken month is worth; a price per place, owed by months, does not.

## Example
```yaml
period: 2027-01-01/2027-02-15
```

## Instead
```yaml
period: 2027-01-01/2027-02-28
```
""",
)
UNDER_DELIVERED = _code(
    13,
    "under-delivery-unsettled",
    "“{item}”: {delivered} delivered, {agreed} agreed; “{rule}” does not say what is owed.",
    "Agree in writing what is paid of the difference, and set under_delivery to not-paid, "
    "refund or paid-in-full.",
    "An empty place costs money: who bears it is a term of the agreement.",
    """Less was delivered than agreed, and the agreement does not say what that costs.

## Why
Whether an empty place is paid decides over the year's result of the enterprise.

## Example
```yaml
under_delivery: {rule: renegotiate}
```

## Instead
```yaml
under_delivery: {rule: refund, from_percent: 90}
```
""",
)
NOT_WHOLE = _code(
    30,
    "quantity-not-whole",
    "“{item}”: {quantity} is not a whole number, and nothing says what a part is worth.",
    "Report whole cases; for parts of a month, agree on “broken_period”.",
    "A part that nobody agreed on would be paid by one side's reckoning.",
    """Part of a unit that is paid as a whole.

## Why
A lump sum is owed for a case, a result is reached or not. Part of a month is worth what the
agreement says of broken months; where it says nothing, both sides reckon differently.

## Example
```yaml
deliveries: [{item: training, quantity: 5.5}]   # a price per month, without broken_period
```

## Instead
```yaml
pricing: {model: per-unit, broken_period: days-30}
```
""",
)
MEASURED_IN_PARTS = _code(
    31,
    "measured-in-parts",
    "“{item}” is reported {count} times for {year}; the bonus or malus needs one value.",
    "Report the value of the whole year once.",
    "Values measured in parts of a year cannot be added up.",
    """A bonus or malus on a value that was reported in parts.

## Why
Whether parts of a value are added, averaged or weighted decides the bonus, and the agreement does
not say it.

## Example
```yaml
deliveries: [{item: cost-per-case, quantity: 96}]   # in each of two half-year reports
```

## Instead
```yaml
period: "2027"
deliveries: [{item: cost-per-case, quantity: 96}]
```
""",
)
TERMS_OPEN = _code(
    32,
    "price-terms-open",
    "The price does not say: {terms}. Nothing can be settled for {year}.",
    "Agree on these terms and write them under financing.pricing.",
    "An amount that follows from an assumption is no agreed amount.",
    """Terms of the price that are left open, though the amount depends on them.

## Why
Tiers give other totals when a price holds for its tier or for all units; a bonus needs its dead
band, its cap and its shape. The settlement does not choose for the parties.

## Example
```yaml
pricing: {model: tiers, reading: null}
```

## Instead
```yaml
pricing: {model: tiers, reading: marginal}
```
""",
)
BEYOND_LAST_PRICE = _code(
    33,
    "beyond-the-last-price",
    "“{item}”: {quantity} delivered, but the last price ends at {limit}.",
    "Agree on a price for what is beyond, or leave the last tier without an end.",
    "An amount without an agreed price is not owed.",
    """More was delivered than the tiers have prices for.

## Why
Whether what is beyond is free, costs the last price or was not to be delivered, the agreement does
not say.

## Example
```yaml
tiers: [{up_to: 100, price: 1200.00}]   # and 120 were delivered
```

## Instead
```yaml
tiers: [{up_to: 100, price: 1200.00}, {price: 1000.00}]
```
""",
)
PERSONS_UNKNOWN = _code(
    34,
    "persons-unknown",
    "{items}: limits are agreed per person, and the reports for {year} leave open whom they cut.",
    "Report the persons behind the quantity once for the year, or give the claims of each person "
    "(settle --claims).",
    "Totals do not show how much of them belongs to one person.",
    """A limit per person that cannot be held from totals.

## Why
With as many persons as cases, each has one. With fewer, one person may have several, and how much
a limit per person cuts depends on who they are. A limit per person holds over the whole agreement:
from its second year on, totals never show who was paid before. A list of claims, by pseudonym,
settles both; it stays where the records are.

## Example
```yaml
deliveries: [{item: i1, quantity: 527}]   # and one claim per person is paid
```

## Instead
```yaml
deliveries: [{item: i1, quantity: 527, persons: 231}]
```
""",
)
CODES = (
    NO_QUANTITY,
    UNKNOWN_ITEM,
    OVER_DELIVERED,
    BROKEN_MONTH,
    UNDER_DELIVERED,
    NOT_WHOLE,
    MEASURED_IN_PARTS,
    TERMS_OPEN,
    BEYOND_LAST_PRICE,
    PERSONS_UNKNOWN,
)
