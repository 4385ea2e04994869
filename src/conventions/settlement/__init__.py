"""Settlement: agreement and reports to lines, ceiling, instalments and balance, year by year.

Every amount carries its steps. What the agreement does not settle is a finding, never assumed.
"""

from conventions.settlement.codes import CODES
from conventions.settlement.record import Settlement, YearSettlement
from conventions.settlement.settle import settle

__all__ = ["CODES", "Settlement", "YearSettlement", "settle"]
