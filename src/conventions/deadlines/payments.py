"""What is paid: instalments, and the final settlement of each year."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.payment import instalments_of, payer_and_payee
from conventions.base.calendar import add
from conventions.base.step import Step
from conventions.deadlines.deadline import Deadline


def payments(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """Instalments on their days, and settlements so long after each year or the term's end."""
    payment, end = agreement.financing.payment, agreement.term.end
    payer, _payee = payer_and_payee(agreement)
    # Where the end is open, an instalment may fall in the year before the one it is for.
    last_year = end.year if end else horizon.year + 1
    for year in range(start.year, last_year + 1):
        for position, day, _entry in instalments_of(agreement, year):
            what = Step("deadlines.instalment", {"number": position + 1, "year": str(year)})
            clause = f"financing.payment.instalments[{position}]"
            yield Deadline(day, "instalment", payer, what, clause, f"{year} {position + 1}")
        if payment.final_settlement_due is not None:
            last = min(date(year, 12, 31), end) if end else date(year, 12, 31)
            what = Step("deadlines.settlement", {"year": str(year)})
            day, clause = add(last, payment.final_settlement_due), "financing.payment"
            clause = f"{clause}.final_settlement_due"
            yield Deadline(day, "settlement", None, what, clause, str(year))
