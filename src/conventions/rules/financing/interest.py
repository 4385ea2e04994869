"""Rule of section 5 on late interest: simple or compound."""

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


RULES = (interest_kind_open,)
