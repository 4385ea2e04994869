"""The sums under the lines of a year, in the order in which one adds them up."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.base.language import Language, any_language, word
from conventions.pricing import needs
from conventions.settlement.record import YearSettlement


@dataclass(frozen=True)
class Sum:
    """One row: its key in the locale files, and the amount, less than 0 where it takes away.

    The rows that ``counts`` add up to the balance; the others explain them.
    """

    key: str
    amount: Decimal
    counts: bool = True

    def name(self, language: Language) -> str:
        """What the row is called."""
        return word(language, "settlement", f"sum.{self.key}")


def sums(year: YearSettlement) -> tuple[Sum, ...]:
    """The rows of a year; those of tax, result and reserve where there is something to say."""
    rows = [Sum("total", year.total, counts=False)]
    if year.ceiling is not None:
        rows.append(Sum("ceiling", year.ceiling, counts=False))
    rows.append(Sum("owed", year.owed))
    if year.due.added:
        rows.append(Sum("tax", year.due.added))
    elif year.due.tax:
        rows.append(Sum("tax-within", year.due.tax, counts=False))
    result = year.result
    if result is not None:
        rows.append(Sum("surplus" if result.amount >= 0 else "loss", result.amount, counts=False))
        moved = {"repaid": -result.repaid, "covered": result.covered, "released": -year.released}
        rows += [Sum(key, amount) for key, amount in moved.items() if amount]
    for key, is_malus in (("bonus", False), ("malus", True)):
        confirmed = [
            one.confirmed or Decimal(0) for one in year.effects if one.is_malus is is_malus
        ]
        if any(confirmed):
            rows.append(Sum(key, sum(confirmed, Decimal("0.00"))))
    if year.held is not None and year.held.reserve:
        rows.append(Sum("reserve", year.held.reserve, counts=False))
    rows.append(Sum("paid" if year.paid_as_given else "instalments", -year.instalments))
    return (*rows, Sum("balance", year.balance, counts=False))


def line_name(key: str, agreement: Agreement, language: Language) -> str:
    """What a line is called: the label of its price or indicator, or a word of ours."""
    financing = agreement.financing
    labels = {asked.id: asked.label for asked in needs(financing.pricing).units}
    paid = {payment.indicator for payment in financing.outcome_payments}
    for indicator in agreement.goals.indicators:
        if indicator.id in paid:
            labels[indicator.id] = complete(indicator).label
    label = labels.get(key)
    if label is not None:
        return any_language(label, language)
    return key if key in paid else word(language, "pricing", f"line.{key}")
