"""What a settlement says: per calendar year, and over all of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.base.findings import Finding
from conventions.base.step import Step
from conventions.base.values import Currency
from conventions.pricing import Line


@dataclass(frozen=True)
class YearSettlement:
    """One calendar year: lines, their total, what the ceiling leaves, what was paid, the balance.

    ``total`` is the sum of the lines, ``owed`` is never above the ceiling, ``balance`` is what is
    owed less the instalments: positive, the payer owes it; negative, the payee pays it back.
    """

    year: int
    lines: tuple[Line, ...]
    total: Decimal
    ceiling: Decimal | None
    owed: Decimal
    instalments: Decimal
    balance: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Settlement:
    """All years reported, who pays and who is paid, and what could not be settled.

    ``payer`` and ``payee`` are identifiers of parties, empty where the agreement leaves them open.
    """

    agreement: str
    version: int
    on: date
    currency: Currency
    payer: str
    payee: str
    years: tuple[YearSettlement, ...]
    findings: tuple[Finding, ...]

    @property
    def balance(self) -> Decimal:
        """The balance over all years."""
        return sum((year.balance for year in self.years), Decimal("0.00"))
