"""What a settlement says: per calendar year, and over all of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.base.findings import Finding
from conventions.base.step import Step
from conventions.base.values import Currency
from conventions.pricing import Line
from conventions.settlement.effect import Effect
from conventions.settlement.interest import Interest
from conventions.settlement.reserve import Held
from conventions.settlement.surplus import Result
from conventions.settlement.vat import Due

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class YearSettlement:
    """One calendar year: lines, ceiling, tax, surplus or loss, what was paid, the balance.

    ``total`` is the sum of the lines. ``result`` is none where the accounts are not reported;
    ``released`` is what of the reserve is paid back because the agreement ends, ``held`` what the
    provider then still holds. ``instalments`` are those that fell due or, ``paid_as_given``, the
    payments in fact made. A positive ``balance`` is owed by the payer, a negative one is paid
    back by the payee.
    """

    year: int
    lines: tuple[Line, ...]
    total: Decimal
    ceiling: Decimal | None
    due: Due
    instalments: Decimal
    steps: tuple[Step, ...]
    result: Result | None = None
    released: Decimal = _NOTHING
    held: Held | None = None
    paid_as_given: bool = False
    effects: tuple[Effect, ...] = ()

    @property
    def owed(self) -> Decimal:
        """What is owed for the lines: never above the ceiling, without a tax added to it."""
        return self.due.owed

    @property
    def after_result(self) -> Decimal:
        """What surplus or loss and the end of the reserve add; less than 0 where they take away."""
        if self.result is None:
            return _NOTHING
        return self.result.covered - self.result.repaid - self.released

    @property
    def effect(self) -> Decimal:
        """What confirmed effects of results add; less than 0 where they take away."""
        return sum((effect.confirmed or _NOTHING for effect in self.effects), _NOTHING)

    @property
    def balance(self) -> Decimal:
        """What is left to pay, with tax, after result, confirmed effects and instalments."""
        return self.owed + self.due.added + self.after_result + self.effect - self.instalments


@dataclass(frozen=True)
class Settlement:
    """All years reported, who pays and who is paid, and what could not be settled.

    ``payer`` and ``payee`` are identifiers of parties as agreed, empty where the agreement leaves
    them open; ``debtor`` and ``creditor`` follow the sign of the balance.
    """

    agreement: str
    version: int
    on: date
    currency: Currency
    payer: str
    payee: str
    years: tuple[YearSettlement, ...]
    findings: tuple[Finding, ...]
    interest: Interest | None = None

    @property
    def balance(self) -> Decimal:
        """The balance over all years, without interest."""
        return sum((year.balance for year in self.years), _NOTHING)

    @property
    def to_pay(self) -> Decimal:
        """What is to be paid now, interest included; never negative."""
        return abs(self.balance) + (self.interest.amount if self.interest else _NOTHING)

    @property
    def debtor(self) -> str:
        """Who pays the balance: the payee where too much was paid on account."""
        return self.payee if self.balance < 0 else self.payer

    @property
    def creditor(self) -> str:
        """Who is paid the balance."""
        return self.payer if self.balance < 0 else self.payee
