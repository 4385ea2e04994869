"""The reserve that surpluses go into, and the loss that is carried: what one year leaves the next.

Source: framework contract of the canton of Bern, decision 2020-GSI-2169, reserves are repaid at
the end; domain 4.12.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.financing import Financing, Surplus
from conventions.base.findings import Finding
from conventions.base.step import Step
from conventions.settlement.amount_codes import unsettled
from conventions.settlement.exact import on_step

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Held:
    """What the provider holds for the commissioner, and the loss it carries; never negative."""

    reserve: Decimal = _NOTHING
    loss: Decimal = _NOTHING


@dataclass(frozen=True)
class Room:
    """How much more the reserve may hold, none without a cap, and how the cap comes about."""

    amount: Decimal | None
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def room(financing: Financing, surplus: Surplus, ceiling: Decimal | None, held: Held) -> Room:
    """The room under the cap of the reserve, a share of the year's ceiling.

    Findings: M020 where there is a cap and no ceiling to take it of.
    """
    if surplus.reserve_cap is None:
        return Room(None)
    if ceiling is None:
        return Room(_NOTHING, findings=(unsettled("cap-of-nothing", surplus.reserve_cap),))
    exact = Fraction(ceiling) * Fraction(surplus.reserve_cap) / 100
    cap = on_step(exact, financing.rounding)
    values = {
        "ceiling": ceiling,
        "share": surplus.reserve_cap,
        "amount": cap,
        "reserve_amount": held.reserve,
        "room_amount": max(cap - held.reserve, _NOTHING),
    }
    step = Step("settlement.step.reserve-room", values)
    return Room(max(cap - held.reserve, _NOTHING), (step,))


@dataclass(frozen=True)
class Closing:
    """The end of the agreement: what is paid back of the reserve, and what is left."""

    released: Decimal
    held: Held
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def close(financing: Financing, held: Held) -> Closing:
    """What becomes of the reserve and of a loss carried when the agreement ends.

    Findings: M020 where there is a reserve, or a loss that no year follows, and no rule for it.
    """
    findings = []
    if held.loss:
        findings.append(unsettled("loss-at-end", held.loss, financing.currency))
    rule = financing.reserve.repay_on_end if financing.reserve is not None else None
    if held.reserve and rule is None:
        findings.append(unsettled("reserve-at-end", held.reserve, financing.currency))
    if findings or not held.reserve:
        return Closing(_NOTHING, held, findings=tuple(findings))
    values = {"amount": held.reserve}
    if rule:
        step = Step("settlement.step.reserve-repaid", values)
        return Closing(held.reserve, Held(), (step,))
    return Closing(_NOTHING, Held(), (Step("settlement.step.reserve-kept", values),))
