"""Every code of a settlement: what the agreement or the reports leave open."""

from conventions.base.findings import Code, Severity
from conventions.report import OTHER_AGREEMENT, OTHER_VERSION, SUPERSEDED
from conventions.settlement import amount_codes, effect_codes, fact_codes, quantity_codes


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
SEVERAL_YEARS = _code(
    8,
    "report-over-several-years",
    "The report for {period} gives quantities for more than one calendar year.",
    "Report each calendar year by itself.",
    "Ceilings, volumes and instalments are those of one year.",
    """Quantities of several years in one report.

## Why
Each year has its own ceiling. Which part of the quantity belongs to which year cannot be seen.

## Example
```yaml
period: 2027-07-01/2028-06-30
deliveries: [{item: coaching, quantity: 120}]
```

## Instead
```yaml
period: 2027-H2
deliveries: [{item: coaching, quantity: 70}]
```
""",
)
OVERLAPPING = _code(
    9,
    "reports-overlap",
    "“{item}” is reported twice for the same days: {first} and {second}.",
    "Report periods that follow each other, or the whole in one report.",
    "What is delivered once is paid once.",
    """Two reports on the same days, of which nobody can say which counts.

## Why
A quarter inside a year is counted with the year, and a report of a later `revision` or day of
submission (`submitted`) replaces an earlier one on the same period. Where two periods only overlap,
what belongs to both cannot be told; where two reports on one period differ and neither says that it
is later, the order of two files would decide an amount.

## Example
```yaml
period: 2027-01-01/2027-06-30    # and another report for 2027-06-01/2027-12-31
```

## Instead
```yaml
period: 2027-H1    # and another report for 2027-H2
```
""",
)
AMBIGUOUS_PRICE = _code(
    11,
    "price-ambiguous",
    "“{item}” has more than one price that holds.",
    "Set financing.pricing.price_list to member or non-member, or give each price its own id.",
    "The same hour would be paid twice, or at a price nobody agreed on.",
    """An item with several prices, and nothing that says which one holds.

## Why
Price lists have one price for members, another for others: which one holds must be said.

## Example
```yaml
items:
  - {id: hour, label: Coaching, unit: hour, price: 150.00, price_list: member}
  - {id: hour, label: Coaching, unit: hour, price: 180.00, price_list: non-member}
```

## Instead
```yaml
price_list: member
```
""",
)
SHARE_OF_NOTHING = _code(
    12,
    "share-without-ceiling",
    "An instalment is {share} % of the ceiling, but no ceiling is agreed for {year}.",
    "State the instalment as an amount, or add the ceiling of {year}.",
    "Without it nobody knows what was paid on account.",
    """A share of a ceiling that is not agreed.

## Why
The balance is what is owed less what was paid on account.

## Example
```yaml
financing:
  payment: {instalments: [{due: 2027-01-31, share: 50}]}
```

## Instead
```yaml
financing:
  payment: {instalments: [{due: 2027-01-31, amount: 120000.00}]}
```
""",
)
NOT_PART_OF_IT = Code(
    "M014",
    "agreed-but-not-settled",
    Severity.WARNING,
    "Agreed, but not part of the settlement of {year}: {what}.",
    "Give the values of the index (settle --index), or compute it apart and add it to the balance.",
    "The lines hold the prices agreed: an index that is not given does not change them.",
    """Prices that follow an index whose values are not known here.

## Why
What an index came to is published by others, after the agreement was signed. It is given with its
source, for the base month and for the month that counts; it is never assumed. Until then the lines
stand at the prices agreed, and the settlement says so.

## Example
```yaml
indexation: {index: LIK, base_month: December 2025}
```

## Instead
```yaml
indexation: {index: LIK, base_month: 2025-12, reference_month: 11, threshold: 3, cap: 5}
```
""",
)
NO_DIRECTION = _code(
    15,
    "payer-or-payee-open",
    "Who pays, or who is paid, is not clear.",
    "Set financing.payment.payer and financing.payment.payee.",
    "Several parties have the role that pays or is paid under the law, or none has.",
    """A settlement without a payer or a payee.

## Why
The law names roles: the commissioner pays the provider, under art. 60 § 7 the user pays the
employer. Where several parties have the role, only the agreement can say which of them it is.

## Example
```yaml
payment: {}    # and two parties with the role commissioner
```

## Instead
```yaml
payment: {payer: canton, payee: atelier}
```
""",
)
OUTSIDE_TERM = _code(
    16,
    "report-outside-term",
    "No day of {period} lies in the term of the agreement.",
    "Check the period of the report and the term of the agreement.",
    "Outside its term, nothing is owed under the agreement.",
    """A report on days on which the agreement did not hold.

## Why
Either the period is misspelled, or the agreement was prolonged and the file does not say so.

## Example
```yaml
period: "2031"    # and the agreement ended on 2030-12-31
```

## Instead
```yaml
period: "2030"
```
""",
)
FREE_AND_PRICED = _code(
    17,
    "free-and-priced",
    "A price is agreed, and free_of_charge says that none is meant ({year}).",
    "Remove financing.pricing, or free_of_charge.",
    "One of the two is a mistake, and only the parties know which.",
    """A price, and the statement that there is none.

## Why
Paying would be as much of a guess as not paying.

## Example
```yaml
financing:
  free_of_charge: true
  pricing: {model: per-place, places: 10, price_per_place: 24000.00}
```

## Instead
```yaml
financing: {free_of_charge: true}
```
""",
)
YEAR_IN_PART = Code(
    "M018",
    "year-in-part",
    Severity.WARNING,
    "Of {year}, no report is given for {period}: its balance is provisional.",
    "Settle the year when all of it is reported.",
    "Ceiling and instalments are those of the year, the lines only of what is reported.",
    """A year of which only a part is reported.

## Why
Instalments paid for months that nobody reported yet would be claimed back.

## Example
```yaml
period: 2027-Q1    # the only report, and half of the year's ceiling is paid
```

## Instead
```yaml
period: "2027"
```
""",
)
CODES = (
    NO_PRICE,
    NO_CEILING,
    OTHER_AGREEMENT,
    OTHER_VERSION,
    SUPERSEDED,
    SEVERAL_YEARS,
    OVERLAPPING,
    AMBIGUOUS_PRICE,
    SHARE_OF_NOTHING,
    NOT_PART_OF_IT,
    NO_DIRECTION,
    OUTSIDE_TERM,
    FREE_AND_PRICED,
    YEAR_IN_PART,
    *amount_codes.CODES,
    *quantity_codes.CODES,
    *fact_codes.CODES,
    *effect_codes.CODES,
)
