"""What was in fact paid on account, from the ledger: it stands in place of what fell due."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from conventions.agreement import Agreement
from conventions.base.findings import Amount, Finding
from conventions.base.record import Record
from conventions.base.shape import MISSING, checked
from conventions.base.step import Step, StepValue
from conventions.base.values import Date, Money, Name, Year
from conventions.base.yamlfile import read
from conventions.settlement.fact_codes import PAID_OTHERWISE


class Paid(Record):
    """One payment on account."""

    date: Date | None = Field(None, title="Paid on", description="Day of the payment.")
    amount: Money = Field(title="Amount", description="In the currency of the agreement.")
    year: Year | None = Field(
        None, title="For the year", description="Calendar year it is for; none: that of its day."
    )


class Payments(Record):
    """The payments on account, and where they are recorded."""

    source: Name = Field(title="Source", description="Ledger or bank statement, and its day.")
    payments: tuple[Paid, ...] = Field(title="Payments", description="Each once.")

    def of_year(self, year: int, on: date) -> tuple[Paid, ...]:
        """The payments for a year that were made by the day.

        >>> one = {"date": "2028-01-05", "amount": "60000.00", "year": 2027}
        >>> ledger = Payments(source="Ledger", payments=[one])
        >>> len(ledger.of_year(2027, date(2028, 1, 5))), len(ledger.of_year(2027, date(2028, 1, 4)))
        (1, 0)
        """
        return tuple(
            paid
            for paid in self.payments
            if year == (paid.year or (paid.date.year if paid.date else 0))
            and (paid.date is None or paid.date <= on)
        )


def read_payments(data: bytes, file: str = "") -> tuple[Payments | None, tuple[Finding, ...]]:
    """The payments in these bytes (YAML), and what is wrong with them. Never raises.

    A payment with neither a day nor a year would count for no year: it refuses the file.
    """
    document = read(data, file)
    if document.tree is None:
        return None, document.findings
    payments, findings = checked(Payments, document.tree, document)
    listed = payments.payments if payments is not None else ()
    undated = tuple(
        Finding(
            MISSING,
            f"payments[{position}].date",
            {"key": "date"},
            document.place(("payments", position, "date")),
        )
        for position, paid in enumerate(listed)
        if paid.date is None and paid.year is None
    )
    return None if undated else payments, (*document.findings, *findings, *undated)


def paid_in_fact(
    agreement: Agreement, payments: Payments, year: int, on: date, due: Decimal | None
) -> tuple[Decimal, tuple[Step, ...], tuple[Finding, ...]]:
    """What was paid for a year until the day, with its steps; ``due`` is none where it is open.

    Findings: M040 where it is not what fell due by then.
    """
    made = payments.of_year(year, on)
    paid = sum((one.amount for one in made), Decimal("0.00"))
    steps = []
    for number, one in enumerate(made, 1):
        values: dict[str, StepValue] = {"number": number, "amount": one.amount}
        if one.date is None:
            steps.append(Step("settlement.step.payment-undated", values))
        else:
            steps.append(Step("settlement.step.payment", {**values, "day": one.date}))
    values = {"source": payments.source, "paid_amount": paid}
    if due is None:
        steps.append(Step("settlement.step.paid-as-given-alone", values))
        return paid, tuple(steps), ()
    steps.append(Step("settlement.step.paid-as-given", {**values, "due_amount": due}))
    if paid == due:
        return paid, tuple(steps), ()
    currency = agreement.financing.currency
    said = {"year": year, "paid": Amount(paid, currency), "agreed": Amount(due, currency)}
    finding = Finding(PAID_OTHERWISE, "financing.payment.instalments", said)
    return paid, tuple(steps), (finding,)
