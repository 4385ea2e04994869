"""Who pays whom, and what is paid on account: the same for the settlement and the deadlines."""

from datetime import date

from conventions.agreement.agreement import Agreement
from conventions.agreement.financing import Instalment
from conventions.base.values import Id
from conventions.law import Role, merge


def payer_and_payee(agreement: Agreement) -> tuple[Id | None, Id | None]:
    """The parties that pay and are paid: those the agreement names, else those of the law's roles.

    None where neither says: the law names no role, or several parties have it, or none has.
    Under art. 60 § 7 of the Belgian act of 8 July 1976 it is the user who pays, not the employer.
    """
    payment, roles = agreement.financing.payment, merge(agreement.laws).payment
    payer = payment.payer or (sole_party(agreement, roles.payer) if roles else None)
    payee = payment.payee or (sole_party(agreement, roles.payee) if roles else None)
    return payer, payee


def sole_party(agreement: Agreement, role: Role) -> Id | None:
    """The one party in a role; none where several are, for it is not ours to choose."""
    found = agreement.parties.in_role(role)
    return found[0].id if len(found) == 1 else None


def instalments_of(agreement: Agreement, year: int) -> tuple[tuple[int, date, Instalment], ...]:
    """The payments on account for a year: position in the agreement, day, and what was agreed.

    Agreed for one year, they recur in the others, but not on a day before the agreement begins.
    """
    start = agreement.term.start or date.min
    dated = agreement.financing.payment.instalments_in(year)
    return tuple(
        (position, day, entry)
        for position, (day, entry) in enumerate(dated)
        if day == entry.due or day >= start
    )
