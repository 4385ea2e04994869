"""Rules of section 5 on payments for results: what they may come to, in all and for a person."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.base.findings import Amount, Severity, Word
from conventions.base.values import Money
from conventions.pricing import (
    OutcomePayment,
    PerUnit,
    PriceItem,
    Quantities,
    Rounding,
    lines,
    total,
    under_ceiling,
)
from conventions.rules.rule import Found, found, rule


@rule(
    "V016",
    "results-without-limit",
    Severity.WARNING,
    "Kinds of result that are paid: {count}; most for all of them in a year: {sum}, under a "
    "ceiling of {ceiling}; most for one person: {person}.",
    hint="Lower the caps to what the ceiling leaves, and state “cap_per_person” where one person "
    "can bring several payments.",
    why="Payments for results must be affordable when all goes well.",
)
def results_without_limit(financing: Financing) -> Iterator[Found]:
    """Payments for results whose caps exceed every ceiling, or that can pile up on one person.

    The most for a line is its cap, or amount x most cases where that is less. The sum is judged
    where every line has one of them, and held against the highest yearly ceiling: the file does
    not say which part of a ceiling is meant for results. A cap per person is asked for where
    several lines pay; one line that states it is enough, for it holds over all lines.

    ## Why
    A placement, its first earnings and its stability may each be paid, for the same person. In the
    DWP Innovation Fund each outcome had its price, and a young person 11 700 pounds at most.

    ## Example
    ```yaml failing
    financing:
      outcome_payments:
        - {indicator: i1, amount: 1500.00, cap: 30000.00}
        - {indicator: i2, amount: 500.00, cap: 10000.00}
    ```

    ## Instead
    ```yaml passing
    financing:
      outcome_payments:
        - {indicator: i1, amount: 1500.00, cap: 30000.00, cap_per_person: 2000.00}
        - {indicator: i2, amount: 500.00, cap: 10000.00}
    ```

    ## Law
    No norm: observed in published contracts (GO Lab, INDIGO data).
    """
    payments, currency = financing.outcome_payments, financing.currency
    if not payments:
        return
    open_word = Word("rules", "not-stated")
    limits = [_most(payment, financing.rounding) for payment in payments]
    known = [limit for limit in limits if limit is not None]
    together = sum(known, Decimal("0.00")) if len(known) == len(limits) else None
    ceiling = max((entry.amount for entry in financing.ceiling), default=None)
    persons = [each.cap_per_person for each in payments if each.cap_per_person is not None]
    values = {
        "count": len(payments),
        "sum": open_word if together is None else Amount(together, currency),
        "ceiling": open_word if ceiling is None else Amount(ceiling, currency),
        "person": Amount(min(persons), currency) if persons else open_word,
    }
    too_much = (
        together is not None and ceiling is not None and under_ceiling(together, ceiling).excess > 0
    )
    if too_much or (len(payments) > 1 and not persons):
        yield found("financing", "outcome_payments", **values)


@rule(
    "V017",
    "cap-off-the-cases",
    Severity.WARNING,
    "{amount} for each of {count} cases come to {product}; the cap of “{indicator}” is {cap}.",
    hint="Correct the amount, the number of cases or the cap.",
    why="Three numbers that cannot all hold: the last cases would be paid in part, or not at all.",
)
def cap_off_the_cases(financing: Financing) -> Iterator[Found]:
    """A payment for results whose amount times its most cases is not its cap.

    Judged where all three are stated. One rounding step is allowed.

    ## Why
    In a published contract 140 cases at 1350 were to make 185 000; they make 189 000.

    ## Example
    ```yaml failing
    financing:
      outcome_payments:
        - {indicator: i1, amount: 1350.00, maximum_count: 140, cap: 185000.00}
    ```

    ## Instead
    ```yaml passing
    financing:
      outcome_payments:
        - {indicator: i1, amount: 1350.00, maximum_count: 140, cap: 189000.00}
    ```

    ## Law
    No norm: observed in a published contract (GO Lab, INDIGO data).
    """
    currency = financing.currency
    for position, payment in enumerate(financing.outcome_payments):
        product = _of_all_cases(payment, financing.rounding)
        if product is None or payment.cap is None:
            continue
        if abs(product - payment.cap) > financing.rounding.step:
            yield found(
                "financing",
                "outcome_payments",
                position,
                "cap",
                indicator=payment.indicator,
                amount=Amount(payment.amount, currency),
                count=payment.maximum_count,
                product=Amount(product, currency),
                cap=Amount(payment.cap, currency),
            )


RULES = (results_without_limit, cap_off_the_cases)


def _of_all_cases(payment: OutcomePayment, rounding: Rounding) -> Money | None:
    """What the most cases cost, reckoned as a settlement would; none where no number is stated."""
    if payment.maximum_count is None:
        return None
    name = payment.indicator
    item = PriceItem(id=name, label=name, unit="outcome", price=payment.amount)
    cases = Quantities(units={name: Decimal(payment.maximum_count)})
    return total(lines(PerUnit(model="per-unit", items=(item,)), cases, rounding))


def _most(payment: OutcomePayment, rounding: Rounding) -> Money | None:
    """The most that is paid on a line in a year; none where nothing limits it."""
    product = _of_all_cases(payment, rounding)
    return min((each for each in (payment.cap, product) if each is not None), default=None)
