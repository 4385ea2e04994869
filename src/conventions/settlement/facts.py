"""Facts that neither agreement nor report holds: index, payments, claims, confirmed effects.

Each is given with its source, and none is assumed: without them, the settlement says on what it
stands, and what it leaves open.
"""

from dataclasses import dataclass

from conventions.settlement.claims import Claim
from conventions.settlement.confirmed import Confirmations
from conventions.settlement.index_values import IndexValues
from conventions.settlement.payments import Payments


@dataclass(frozen=True)
class Facts:
    """What is given beside the reports; none where it is not given."""

    index: IndexValues | None = None
    payments: Payments | None = None
    claims: tuple[Claim, ...] | None = None
    confirmations: Confirmations | None = None


NO_FACTS = Facts()
