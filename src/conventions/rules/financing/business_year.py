"""Rule of section 5 on accounts that close in the middle of the year settled."""

from collections.abc import Iterator

from conventions.agreement.business_year import business_year
from conventions.agreement.financing import Financing
from conventions.agreement.principles import Principles
from conventions.agreement.term import Term
from conventions.base.findings import Severity
from conventions.pricing import needs
from conventions.rules.rule import Found, found, rule


@rule(
    "V102",
    "settled-across-accounts",
    Severity.WARNING,
    "The business year closes on {close}; ceilings, instalments and settlement are by calendar "
    "year.",
    hint="Agree on interim accounts at 31 December, under “duties”, or accept this and say how "
    "costs and revenue are allotted to the calendar year.",
    why="Costs, surplus and deficit of a calendar year stand in no accounts that close elsewhere.",
)
def settled_across_accounts(
    financing: Financing, principles: Principles, term: Term
) -> Iterator[Found]:
    """Money that rests on the accounts, where the business year is not the calendar year.

    Judged where the price is owed for proven costs, where a surplus is repaid, split or put aside,
    and where a deficit is covered or carried. The deadlines of the accounts and of the books follow
    the business year (`principles.accounting.year_starts`); the settlement stays with the calendar
    year, by which credits are voted and ceilings agreed.

    ## Why
    The accounts to 30 June show a surplus. Half of it belongs to the ceiling of last year, half to
    this one, and nobody agreed which half is which.

    ## Example
    ```yaml failing
    principles:
      accounting: {separate_cost_centre: true, year_starts: 7}
    ```

    ## Instead
    ```yaml passing
    principles:
      accounting: {separate_cost_centre: true, year_starts: 1}
    ```

    ## Law
    No norm: the business year is the provider's to choose; books are kept from its end (OR/CO
    art. 958f, SR 220, checked 2026-11-21).
    """
    if term.start is None:
        return
    year = business_year(term.start, principles.accounting)
    if year.first.month != 1 and _rests_on_accounts(financing):
        yield found("principles", "accounting", "year_starts", close=year.last)


def _rests_on_accounts(financing: Financing) -> bool:
    surplus, deficit = financing.surplus, financing.deficit
    return (
        needs(financing.pricing, financing.rate_card).costs
        or (surplus is not None and surplus.rule != "keep")
        or (deficit is not None and deficit.rule != "provider-bears")
    )


RULES = (settled_across_accounts,)
