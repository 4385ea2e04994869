"""The code on price effects that were confirmed and cannot be used."""

from conventions.base.findings import Code, Severity

NOT_CONFIRMED = Code(
    "M045",
    "confirmation-not-used",
    Severity.ERROR,
    "The confirmed price effect on “{indicator}”, {period}, is not in the balance: {why}.",
    "Compare the confirmation with the proposals that the settlement lists.",
    "Money that no term gives, or that nobody can reckon, is neither withheld nor paid.",
    """A confirmation of a price effect that the settlement does not propose, or not so.

## Why
An effect is proposed where a target with the consequence `price-effect` has its band, for the year
in which its period ends; never for a result that is the doing of the referrer or the context. It
cannot take away more than is owed, nor add more than the ceiling leaves. Where the agreement names
no amount, the confirmation must.

## Example
```yaml
effects: [{indicator: i1, period: "2027", by: "Service", on: 2028-04-02}]    # i1 was reached
```

## Instead
```yaml
effects: [{indicator: i2, period: "2027", by: "Service", on: 2028-04-02}]
```
""",
)
CODES = (NOT_CONFIRMED,)
