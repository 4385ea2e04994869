"""Rules of section 5 on late interest: simple or compound, and how its days are counted."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.base.findings import Severity
from conventions.rules.rule import Found, found, rule


@rule(
    "V019",
    "interest-kind-open",
    Severity.WARNING,
    "Late interest of {rate} % a year is agreed, but not whether it is simple or compound.",
    hint="Write “compounding: simple” beside it.",
    why="Over five years the two differ, and published contracts use both.",
)
def interest_kind_open(financing: Financing) -> Iterator[Found]:
    """A rate of interest without the word simple or compound.

    ## Why
    In one published contract the interest shown can only be simple, in another it can only be
    compound; neither says which. The settlement computes simple interest.

    ## Example
    ```yaml failing
    financing:
      payment: {late_interest: 5}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment: {late_interest: 5, compounding: simple}
    ```

    ## Law
    No norm: observed in published contracts (GO Lab, INDIGO data).
    """
    payment = financing.payment
    if payment.late_interest and payment.compounding is None:
        yield found("financing", "payment", "compounding", rate=payment.late_interest)


@rule(
    "V101",
    "interest-days-open",
    Severity.WARNING,
    "Late interest of {rate} % a year is agreed, but not how its days are counted.",
    hint="Write “day_count: act/365” or “day_count: 30/360” beside it.",
    why="The same 90 days cost 304.25 by one count and 308.48 by the other; without it, the "
    "settlement computes no interest.",
)
def interest_days_open(financing: Financing) -> Iterator[Found]:
    """A rate of interest without the way in which days are counted.

    ## Why
    5 % on 24 678.10 over 90 days are 304.25 counted by the calendar over 365 days, and 308.48
    counted as three months of 30 days over 360. Both are in use, and neither goes without saying.

    ## Example
    ```yaml failing
    financing:
      payment: {late_interest: 5, compounding: simple}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment: {late_interest: 5, compounding: simple, day_count: act/365}
    ```

    ## Law
    No norm on the count of days; the rate of 5 % a year on subsidies recovered is that of SuG/LSu
    art. 28 (SR 616.1, checked 2026-11-21).
    """
    payment = financing.payment
    if payment.late_interest and payment.day_count is None:
        yield found("financing", "payment", "day_count", rate=payment.late_interest)


RULES = (interest_kind_open, interest_days_open)
