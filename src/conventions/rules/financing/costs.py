"""Rules of section 5 on costs: which count, what revenue is deducted, who pays the rest."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties
from conventions.agreement.term import Term
from conventions.base.findings import Amount, Severity, Word
from conventions.base.values import rounded
from conventions.law import Law
from conventions.rules.financing.ceilings import ceilings_of, covered
from conventions.rules.rule import Found, found, rule

_HUNDRED = Decimal(100)


@rule(
    "V007",
    "eligible-costs-not-listed",
    Severity.WARNING,
    "Kinds of cost that are listed as eligible: {count}.",
    hint="List them under “budget.eligible_costs”: salaries, premises, material, insurance.",
    why="Only eligible costs are reimbursed: {reference}.",
)
def eligible_costs_not_listed(financing: Financing, law: Law) -> Iterator[Found]:
    """No list of eligible costs where the law reimburses eligible costs only.

    Asked under a law with that principle (provision `eligible-costs`). Not asked for where the
    services are free of charge. Whether each cost listed is eligible is not judged.

    ## Why
    The act lists what counts, the budget of the enterprise follows its chart of accounts. What
    falls between the two comes to light at the audit, years later.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    financing:
      budget: {eligible_costs: []}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    financing:
      budget: {eligible_costs: ["salaires", "locaux", "matériel", "assurances"]}
    ```

    ## Law
    AVIV/OACI art. 88 and 97 (SR 837.02), for unemployment insurance (checked 2026-11-21).
    """
    provision = law.provision("eligible-costs")
    if provision is None or financing.free_of_charge or financing.budget.eligible_costs:
        return
    path = ("financing", "budget", "eligible_costs")
    yield found(*path, count=0, reference=provision.reference)


@rule(
    "V008",
    "own-revenue-not-deducted-once",
    Severity.WARNING,
    "Own revenue expected per year: {revenue}. It is deducted {times} times instead of once.",
    hint="State it under “own_revenue_expected”, 0 where there is none, and nowhere else.",
    why="The commissioner pays what the revenue of the enterprise does not cover, no more, no "
    "less.",
)
def own_revenue_not_deducted_once(
    financing: Financing, parties: Parties, law: Law
) -> Iterator[Found]:
    """Own revenue that is not deducted at all, or that stands in the budget twice.

    Twice: a contribution of the provider that has the amount of its own revenue. Not at all: no
    own revenue is stated, under a law that reimburses net costs (provision `proven-costs`). What
    was deducted when the price was calculated does not stand in the file and is not judged.

    ## Why
    Goods and services are sold to the market in the same workshop. Forgotten, the revenue is paid
    a second time; counted twice, the enterprise works at a loss.

    ## Example
    ```yaml failing
    financing:
      budget:
        own_revenue_expected: 20000.00
        co_financing: [{party: atelier, amount: 20000.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      budget: {own_revenue_expected: 20000.00}
    ```

    ## Law
    EAER ordinance on the reimbursement of labour-market measures (SR 837.022.531) art. 1, for
    unemployment insurance: proven costs less revenue (checked 2026-11-21). Elsewhere no norm.
    """
    budget, revenue = financing.budget, financing.budget.own_revenue_expected
    if revenue is None:
        if law.provision("proven-costs") and not financing.free_of_charge:
            path = ("financing", "budget", "own_revenue_expected")
            yield found(*path, revenue=Word("rules", "not-stated"), times=0)
        return
    providers = {party.id for party in parties.in_role("provider")}
    for position, part in enumerate(budget.co_financing):
        if part.party in providers and revenue and part.amount == revenue:
            path = ("financing", "budget", "co_financing")
            yield found(*path, position, revenue=Amount(revenue, financing.currency), times=2)


@rule(
    "V009",
    "parts-off-the-cost",
    Severity.ERROR,
    "What all sides contribute comes to {sum}, where the cost is {whole}.",
    hint="Correct the parts, or the total of the budget.",
    why="A gap has nobody to pay it; what is above the cost is paid twice.",
)
def parts_off_the_cost(financing: Financing, term: Term) -> Iterator[Found]:
    """Contributions that do not reach the cost, or shares of it above 100 %.

    Held against the total of the budget are the ceilings, the contributions of third parties and
    the own revenue, the last two once for each calendar year of the term. Judged where every year
    has a ceiling and every contribution an amount or a share. That no single cost is paid by two
    sides cannot be seen in the file; nor is a sum of amounts above the total judged, for ceilings
    need not be used up.

    ## Why
    Several bodies often pay for one workshop, each under its own agreement. The gap shows in the
    accounts, the double payment in the audit.

    ## Example
    ```yaml failing
    financing:
      ceiling: [{year: 2027, amount: 240000.00}]
      budget:
        total: 300000.00
        co_financing: [{party: canton, amount: 40000.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      ceiling: [{year: 2027, amount: 240000.00}]
      budget:
        total: 300000.00
        co_financing: [{party: canton, amount: 60000.00}]
    ```

    ## Law
    No binding norm. Guidelines of the SKOS/CSIAS, chapter D.5: full costs are shown (checked
    2026-11-21).
    """
    budget, currency = financing.budget, financing.currency
    parts = budget.co_financing
    shares = sum((part.share for part in parts if part.share is not None), Decimal(0))
    if shares > _HUNDRED:
        said = {"sum": f"{shares.normalize():f}\u00a0%", "whole": "100\u00a0%"}
        yield found("financing", "budget", "co_financing", **said)
    known = all(part.amount is not None or part.share is not None for part in parts)
    contributes = bool(parts) or bool(budget.own_revenue_expected)
    if budget.total is None or not (known and contributes and covered(financing, term)):
        return
    yearly = sum((part.amount for part in parts if part.amount is not None), Decimal(0))
    yearly += budget.own_revenue_expected or Decimal(0)
    of_total = sum(
        (part.share * budget.total / 100 for part in parts if part.share and part.amount is None),
        Decimal(0),
    )
    together = ceilings_of(financing) + yearly * len(financing.ceiling) + of_total
    if together < budget.total - financing.rounding.step * len(financing.ceiling):
        yield found(
            "financing",
            "budget",
            "total",
            sum=Amount(rounded(together), currency),
            whole=Amount(budget.total, currency),
        )


RULES = (eligible_costs_not_listed, own_revenue_not_deducted_once, parts_off_the_cost)
