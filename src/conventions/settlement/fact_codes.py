"""Codes on facts given beside the reports: payments from the ledger, claims person by person."""

from conventions.base.findings import Code, Severity

PAID_OTHERWISE = Code(
    "M040",
    "paid-otherwise-than-due",
    Severity.ADVICE,
    "For {year}, {paid} was paid as the ledger given says; by the agreement {agreed} fell due.",
    "Nothing, where the ledger is right: the balance deducts what it says.",
    "What was paid is a fact; what fell due is only what was agreed.",
    """Payments on account that are not those of the agreement.

## Why
The payments given stand in place of the instalments that fell due: what was paid late, in part or
twice is in the balance as it was paid.

## Example
```yaml
payments: [{date: 2027-02-03, amount: 60000.00}]    # and 120000.00 were due
```

## Instead
```yaml
payments: [{date: 2027-02-03, amount: 60000.00}, {date: 2027-08-02, amount: 60000.00}]
```
""",
)
CLAIMS_DIFFER = Code(
    "M041",
    "claims-unlike-report",
    Severity.ERROR,
    "“{item}”: the list of claims has {claimed} for {year}, the reports have {reported}.",
    "Correct the list or the report; both must be of the same days.",
    "A limit per person is held against claims that are those reported, or against nothing.",
    """A list of claims, person by person, that does not add up to what was reported.

## Why
Where the two differ, nobody can say which claims are paid.

## Example
```yaml
deliveries: [{item: i1, quantity: 12}]    # and eleven rows in the list
```

## Instead
```yaml
deliveries: [{item: i1, quantity: 11}]
```
""",
)
CLAIMED_TWICE = Code(
    "M042",
    "claimed-twice",
    Severity.WARNING,
    "Rows of the list that repeat a claim of the same person, for the same item and day: {count}.",
    "Remove rows that were copied; keep those that are claims of their own.",
    "A row that was copied is paid twice.",
    """Rows of a list of claims that say the same.

## Why
Two claims of one person on one day may be right, as for two hours of coaching. More often, a row
was copied. Each row is counted.

## Example
```yaml
claims: ["P-1;i1;2027-03-01", "P-1;i1;2027-03-01"]
```

## Instead
```yaml
claims: ["P-1;i1;2027-03-01"]
```
""",
)
CLAIMS_UNUSED = Code(
    "M043",
    "claims-not-counted",
    Severity.WARNING,
    "Claims of the list that are not counted: {count} ({why}); the first is of {day}.",
    "Correct the day, or give the report of the days that they are of.",
    "What nobody counts, nobody pays; whoever sent the list believes it is paid.",
    """Claims on days that the settlement does not speak of.

## Why
A claim before the start or after the end of the agreement is not owed under it, and one of days
without a report is not owed yet. Neither is in the amount.

## Example
```yaml
claims: ["P-1;i1;2031-01-15"]    # the agreement ended on 2030-12-31
```

## Instead
```yaml
claims: ["P-1;i1;2030-01-15"]
```
""",
)
CODES = (PAID_OTHERWISE, CLAIMS_DIFFER, CLAIMED_TWICE, CLAIMS_UNUSED)
