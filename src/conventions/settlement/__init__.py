"""Settlement: agreement and reports to lines, ceiling, tax, result, instalments and balance.

Year by year, every amount with its steps. What the agreement does not settle is a finding, never
assumed. A scenario gives the same for quantities that nobody delivered yet.
"""

from conventions.settlement.codes import CODES
from conventions.settlement.payment_part import PaymentPart, payment_part
from conventions.settlement.record import Settlement, YearSettlement
from conventions.settlement.scenario import Scenario, as_report, read_scenario
from conventions.settlement.settle import settle
from conventions.settlement.simulation import Point, simulate
from conventions.settlement.sums import Sum, line_name, sums

__all__ = [
    "CODES",
    "PaymentPart",
    "Point",
    "Scenario",
    "Settlement",
    "Sum",
    "YearSettlement",
    "as_report",
    "line_name",
    "payment_part",
    "read_scenario",
    "settle",
    "simulate",
    "sums",
]
