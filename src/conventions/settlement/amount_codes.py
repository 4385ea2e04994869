"""Codes of what a settlement adds to its lines: result, reserve, tax, interest, payment."""

from decimal import Decimal

from conventions.base.findings import Amount, Code, Finding, Severity, Word
from conventions.base.values import Currency

ACCOUNTS_INCOMPLETE = Code(
    "M019",
    "accounts-incomplete",
    Severity.WARNING,
    "The surplus or loss of {year} is not settled: the reports lack, for {period}: {what}.",
    "Report costs, own revenue and contributions under accounts; write 0 where there is nothing.",
    "What the agreement says about a surplus or a loss changes the balance.",
    """Accounts that the result of a year needs, and no report gives.

## Why
The agreement says that a surplus is paid back, divided or put aside, or that a loss is covered.
Whether there is one shows in the accounts of the year. Missing is not zero: the balance stands
without it, and says so.

## Example
```yaml
period: "2027"
deliveries: [{item: places, occupied_days: 3600, available_days: 3650}]
```

## Instead
```yaml
period: "2027"
deliveries: [{item: places, occupied_days: 3600, available_days: 3650}]
accounts: {costs: [{label: Wages, amount: 231000.00}], own_revenue: 0}
```
""",
)
UNSETTLED = Code(
    "M020",
    "result-unsettled",
    Severity.ERROR,
    "The agreement does not say {open} ({amount}).",
    "Agree on it in writing, and fill {field}.",
    "Where the text is silent, a court decides.",
    """A surplus, a loss or a reserve that the agreement does not settle.

## Why
In Geneva the provider kept a surplus on which the contract was silent (ATA/396/2009). Neither that
nor the contrary is assumed: the year is not settled until both sides have said what holds.

## Example
```yaml
surplus: {rule: reserve, reserve_cap: 10}    # and the surplus is larger
```

## Instead
```yaml
surplus: {rule: reserve, reserve_cap: 10, above_cap: repay}
```
""",
)
NO_VAT_RATE = Code(
    "M021",
    "tax-without-rate",
    Severity.ERROR,
    "Value-added tax is due or included, but no rate is stated.",
    "Fill financing.vat.rate.",
    "Neither the tax nor the net amount can be computed.",
    """Value-added tax without a rate.

## Why
Rates change, and which of them holds depends on the service. The agreement states it.

## Example
```yaml
vat: {treatment: taxable}
```

## Instead
```yaml
vat: {treatment: taxable, rate: 8.1}
```
""",
)
CEILING_AND_VAT = Code(
    "M022",
    "ceiling-with-or-without-tax",
    Severity.ERROR,
    "{total} and {tax} of tax pass the ceiling of {ceiling}; nothing says whether it includes the "
    "tax.",
    "Set financing.vat.ceiling_includes.",
    "The tax then comes on top of the ceiling, or out of the enterprise's pocket.",
    """A tax that is added, and a ceiling of which nobody knows whether it includes the tax.

## Why
The credit was voted as one amount. Whether the tax is part of it decides over 7.5 % of the price
at a rate of 8.1 %.

## Example
```yaml
ceiling: [{year: 2027, amount: 480000.00}]
vat: {treatment: taxable, rate: 8.1}
```

## Instead
```yaml
ceiling: [{year: 2027, amount: 480000.00}]
vat: {treatment: taxable, rate: 8.1, ceiling_includes: false}
```
""",
)
TAX_ON_RESULT = Code(
    "M023",
    "tax-on-result-open",
    Severity.WARNING,
    "{amount} change what is paid for {year}; the tax is not corrected for it.",
    "Agree with the tax administration whether the tax follows, and correct it by hand.",
    "Whether such an amount is consideration depends on the case.",
    """A surplus paid back, a loss covered or a reserve released, beside a tax on the price.

## Why
Is it a lower price, the tax is lower too; is it a subsidy, it is not. The agreement does not say.

## Example
```yaml
vat: {treatment: taxable, rate: 8.1}
surplus: {rule: repay}
```

## Instead
```yaml
vat: {treatment: taxable, rate: 8.1}
surplus: {rule: keep}
```
""",
)
INTEREST_OPEN = Code(
    "M024",
    "interest-open",
    Severity.ERROR,
    "Interest is asked for, but the agreement does not state {what}.",
    "Fill financing.payment.late_interest and financing.payment.day_count.",
    "90 days at 5 % on 24 678.10 are 304.25 or 308.48, depending on how days are counted.",
    """Late interest without a rate, or without a day count.

## Why
Neither is assumed: a rate by law may differ from that of the contract, and the day count moves the
amount by more than one per cent.

## Example
```yaml
payment: {late_interest: 5}
```

## Instead
```yaml
payment: {late_interest: 5, day_count: act/365}
```
""",
)
EARLIER_YEARS = Code(
    "M025",
    "earlier-years-missing",
    Severity.ERROR,
    "What {year} begins with is not known: the accounts of {missing} are not given.",
    "Give the reports of all years from the start of the term on.",
    "The reserve and a loss carried come from the years before.",
    """A reserve or a carried loss whose earlier years are not given.

## Why
How much room the reserve has, and what it can bear, follows from the years before.

## Example
```yaml
period: "2029"    # the only report; the term began in 2027
```

## Instead
```yaml
period: "2027"    # and the reports for 2028 and 2029
```
""",
)
NO_CONTRIBUTION = Code(
    "M026",
    "contribution-not-reported",
    Severity.ERROR,
    "“{party}” contributes to the cost, but no report for {year} says how much.",
    "Report it under accounts.contributions; write 0 where nothing was paid.",
    "The price is what neither revenue nor other bodies cover.",
    """A contribution agreed and not reported, under a price that follows the net cost.

## Why
The same cost would be paid twice: once by the third party, once by the commissioner.

## Example
```yaml
accounts: {costs: [{label: Wages, amount: 300000.00}], own_revenue: 0}
```

## Instead
```yaml
accounts:
  costs: [{label: Wages, amount: 300000.00}]
  own_revenue: 0
  contributions: [{party: foundation, amount: 40000.00}]
```
""",
)
PAID_DIFFERS = Code(
    "M027",
    "paid-differs",
    Severity.WARNING,
    "For {year} the reports state that {stated} was paid; by the agreement {agreed} fell due.",
    "Check the payments; the settlement deducts what fell due.",
    "A payment that was not made, or made twice, is in the balance.",
    """Payments stated in the reports that are not those of the agreement.

## Why
The balance deducts the instalments as agreed. What was really paid shows in the ledger.

## Example
```yaml
accounts: {paid: 60000.00}    # and two instalments of 60000.00 were due
```

## Instead
```yaml
accounts: {paid: 120000.00}
```
""",
)
NO_ACCOUNT = Code(
    "M028",
    "payment-reference-incomplete",
    Severity.WARNING,
    "The payment cannot be prepared: {what}.",
    "Fill financing.payment.account with an IBAN, and the legal name of the party.",
    "A bank needs the name, the IBAN, the amount and the reference.",
    """A payment slip that lacks what a bank needs.

## Why
The agreement names the account of the payee. Where the payee pays back, the account of the other
side is asked of it. A QR-IBAN takes a QR reference, and not the creditor reference printed here.

## Example
```yaml
payment: {account: "CH93 0076 2011 6238 5295 8"}    # a digit is wrong
```

## Instead
```yaml
payment: {account: "CH93 0076 2011 6238 5295 7"}
```
""",
)
CODES = (
    ACCOUNTS_INCOMPLETE,
    UNSETTLED,
    NO_VAT_RATE,
    CEILING_AND_VAT,
    TAX_ON_RESULT,
    INTEREST_OPEN,
    EARLIER_YEARS,
    NO_CONTRIBUTION,
    PAID_DIFFERS,
    NO_ACCOUNT,
)

_FIELDS = {
    "surplus": "surplus.rule",
    "share": "surplus.provider_share",
    "cap-of-nothing": "ceiling",
    "above-cap": "surplus.above_cap",
    "loss": "deficit.rule",
    "guarantee": "deficit.guarantee",
    "loss-at-end": "deficit.rule",
    "reserve-at-end": "reserve.repay_on_end",
}


def unsettled(what: str, value: Decimal, currency: Currency | None = None) -> Finding:
    """What the agreement leaves open of a result: an amount, or a share without a currency."""
    field = f"financing.{_FIELDS[what]}"
    amount = Amount(value, currency) if currency else f"{value.normalize():f}\u00a0%"
    values = {"open": Word("settlement", f"open.{what}"), "amount": amount, "field": field}
    return Finding(UNSETTLED, field, values)
