"""The working days of an agreement: those of its law, of its parties' cantons, and its own."""

from conventions.agreement.parties import Parties
from conventions.agreement.term import Term
from conventions.base.working_days import WorkingDays
from conventions.law import Law, Role

_GIVE_NOTICE: tuple[Role, ...] = ("commissioner", "provider")


def working_days(parties: Parties, term: Term, law: Law) -> WorkingDays:
    """The days worked where the law, the commissioner and the provider are.

    Of the laws, the calendar named last counts. A day free in one of these places is not worked:
    nobody is there to receive a letter. Days that the agreement names itself go before.
    """
    addresses = [party.address for role in _GIVE_NOTICE for party in parties.in_role(role)]
    places = [
        f"{address.country}-{address.region}" if address.region else address.country
        for address in addresses
        if address is not None
    ]
    named = dict.fromkeys(filter(None, (law.holidays, *places)))
    own = term.local_days
    return WorkingDays(tuple(named), frozenset(own.holidays), frozenset(own.working_days))
