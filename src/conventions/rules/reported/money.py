"""Data tests on amounts: a total and its lines, a price and its quantity, units and persons."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.findings import Amount, Severity
from conventions.pricing import PerUnit, PriceItem, items_that_hold
from conventions.report import Delivery, Report
from conventions.rules.rule import Found, found, rule

_CENT = Decimal("0.01")
_COUNTED_ONCE = ("case", "outcome")
"""Units of account of which a person makes one."""


@rule(
    "R013",
    "total-is-not-the-sum",
    Severity.WARNING,
    "The total is stated as {total}; its lines add up to {sum}.",
    hint="Look for a line that repeats the total, or for one that is not listed.",
    why="What is paid follows the lines; what is remembered is the total.",
)
def total_is_not_the_sum(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A stated total that is not the sum of its lines.

    The lines are the amounts of the deliveries, or the costs; the total may be of either, or of
    both. One rounding step a line is allowed. Where a delivery has no amount, the deliveries have
    no sum, and only the costs are judged.

    ## Why
    A line that repeats the total of others doubles it; one that is missing is paid without being
    named.

    ## Example
    ```yaml failing
    accounts:
      costs:
        - {label: "salaires des participants", amount: 18227953.00}
        - {label: exploitation, amount: 2247000.00}
      stated_total: 18227953.00
    ```

    ## Instead
    ```yaml passing
    accounts:
      costs:
        - {label: "salaires des participants", amount: 15980953.00}
        - {label: exploitation, amount: 2247000.00}
      stated_total: 18227953.00
    ```

    ## Law
    No norm: arithmetic. The figures are those of a published account of a Swiss social enterprise
    for 2016, in which a line repeats the total of the lines.
    """
    accounts = report.accounts
    if accounts is None or accounts.stated_total is None:
        return
    delivered = [entry.amount for entry in report.deliveries if entry.amount is not None]
    whole = len(delivered) == len(report.deliveries)
    costs = [cost.amount for cost in accounts.costs]
    kinds = [costs, delivered, [*costs, *delivered]] if whole else [costs]
    step = agreement.financing.rounding.step
    lists = [amounts for amounts in kinds if amounts]
    sums = [(sum(amounts, Decimal(0)), step * len(amounts)) for amounts in lists]
    stated = accounts.stated_total
    if sums and all(abs(stated - total) > allowed for total, allowed in sums):
        currency = agreement.financing.currency
        values = {"total": Amount(stated, currency), "sum": Amount(sums[0][0], currency)}
        yield found("accounts", "stated_total", **values)


@rule(
    "R014",
    "amount-is-not-price-times-quantity",
    Severity.WARNING,
    "{item}: {quantity} × {price} is {product}, and {amount} is stated.",
    hint="Correct the one that is wrong; the settlement reckons with the agreed price.",
    why="An amount that cannot be reckoned again cannot be checked.",
)
def amount_is_not_price_times_quantity(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A line whose amount is not its quantity times its price.

    The price is the one stated, else the agreed one. Where it is not the agreed price itself it may
    be rounded, and half a centime for each unit is allowed, beside one rounding step.

    ## Why
    A price printed to the centime and multiplied with a million hours is off by thousands, and
    nobody has reckoned wrong. More than that is another price, or another quantity.

    ## Example
    ```yaml failing
    deliveries:
      - {item: places, quantity: 100, unit_price: 15.71, amount: 1751.00}
    ```

    ## Instead
    ```yaml passing
    deliveries:
      - {item: places, quantity: 100, unit_price: 15.71, amount: 1571.40}
    ```

    ## Law
    No norm: arithmetic. A Swiss social enterprise prints a wage cost of 15.71 an hour (2016): times
    its hours it gives the wages only within that rounding.
    """
    prices = {item.id: item.price for item in _items(agreement)}
    for position, entry in enumerate(report.deliveries):
        price = prices.get(entry.item) if entry.unit_price is None else entry.unit_price
        if entry.quantity is None or entry.amount is None or price is None:
            continue
        agreed = price == prices.get(entry.item)
        allowed = agreement.financing.rounding.step
        allowed += Decimal(0) if agreed else entry.quantity * _CENT / 2
        product = entry.quantity * price
        if abs(product - entry.amount) > allowed:
            currency = agreement.financing.currency
            values = {"price": Amount(price, currency), "product": Amount(product, currency)}
            said = {**values, "amount": Amount(entry.amount, currency), "item": entry.item}
            yield found("deliveries", position, "amount", quantity=entry.quantity, **said)


@rule(
    "R024",
    "persons-and-claims-differ",
    Severity.WARNING,
    "{item}: {quantity} units are claimed for {persons} persons.",
    hint="Check whether somebody is claimed for twice, and say which claims are repeated.",
    why="Persons and claims are counted in different lists; the price is for one of the two.",
)
def persons_and_claims_differ(report: Report, agreement: Agreement) -> Iterator[Found]:
    """Units claimed that do not fit the persons behind them.

    Judged are prices per case and per outcome, of which a person makes one, and any quantity for
    which there is nobody. A person has many hours, days and months: of these nothing can be said.

    ## Why
    Whether a second start of the same person is paid again is a question for the agreement, not for
    the one who adds up.

    ## Example
    ```yaml failing
    agreement:
      financing:
        pricing:
          model: per-unit
          items: [{id: stable, label: "situation stable", unit: outcome, price: 220.00}]
    report:
      deliveries: [{item: stable, quantity: 527, persons: 231}]
    ```

    ## Instead
    ```yaml passing
    agreement:
      financing:
        pricing:
          model: per-unit
          items: [{id: stable, label: "situation stable", unit: outcome, price: 220.00}]
    report:
      deliveries: [{item: stable, quantity: 231, persons: 231}]
    ```

    ## Law
    No norm. In the published payments of an outcome contract in Bristol 527 claims stand for 231
    persons; in those of another, 21 persons for 20 claims paid.
    """
    units = {item.id: item.unit for item in _items(agreement)}
    for position, entry in enumerate(report.deliveries):
        if entry.persons is None or entry.quantity is None:
            continue
        if _differ(entry, once=units.get(entry.item) in _COUNTED_ONCE):
            values = {"quantity": entry.quantity, "persons": entry.persons}
            yield found("deliveries", position, "persons", item=entry.item, **values)


def _differ(entry: Delivery, *, once: bool) -> bool:
    nobody = not entry.persons and bool(entry.quantity)
    return nobody or (once and entry.quantity != entry.persons)


def _items(agreement: Agreement) -> tuple[PriceItem, ...]:
    """The price list that holds; empty under any other pricing model."""
    terms = agreement.financing.pricing
    return items_that_hold(terms) if isinstance(terms, PerUnit) else ()


RULES = (total_is_not_the_sum, amount_is_not_price_times_quantity, persons_and_claims_differ)
