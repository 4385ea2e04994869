"""Settlement: agreement and reports to lines, ceiling, tax, result, instalments and balance.

Year by year, every amount with its steps. What the agreement does not settle is a finding, never
assumed. A scenario gives the same for quantities that nobody delivered yet.
"""

from conventions.settlement.claims import Claim, read_claims
from conventions.settlement.codes import CODES
from conventions.settlement.confirmed import (
    Confirmations,
    ConfirmedEffect,
    read_confirmations,
)
from conventions.settlement.effect import Effect
from conventions.settlement.facts import NO_FACTS, Facts
from conventions.settlement.index_values import IndexValues, read_index
from conventions.settlement.payment_part import PaymentPart, payment_part
from conventions.settlement.payments import Paid, Payments, read_payments
from conventions.settlement.record import Settlement, YearSettlement
from conventions.settlement.scenario import Scenario, as_report, read_scenario
from conventions.settlement.settle import settle
from conventions.settlement.simulation import Point, simulate
from conventions.settlement.sums import Sum, line_name, sums

__all__ = [
    "CODES",
    "NO_FACTS",
    "Claim",
    "Confirmations",
    "ConfirmedEffect",
    "Effect",
    "Facts",
    "IndexValues",
    "Paid",
    "PaymentPart",
    "Payments",
    "Point",
    "Scenario",
    "Settlement",
    "Sum",
    "YearSettlement",
    "as_report",
    "line_name",
    "payment_part",
    "read_claims",
    "read_confirmations",
    "read_index",
    "read_payments",
    "read_scenario",
    "settle",
    "simulate",
    "sums",
]
