"""Value-added tax: what is owed under the ceiling, and the tax on top of it or within it.

Source: ESTV sector information on social services, MWSTG art. 18 and 21; worked example domain
4.13. The rate is the one that the agreement states, never one that we know.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from conventions.agreement.financing import Vat
from conventions.base.findings import Finding
from conventions.base.step import Step, StepValue, shown
from conventions.pricing import Rounding, under_ceiling
from conventions.settlement.amount_codes import CEILING_AND_VAT, NO_VAT_RATE
from conventions.settlement.exact import on_step

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Due:
    """What is owed for a year's lines.

    ``owed`` is never above the ceiling; ``added`` is the tax on top of it. ``net`` and ``tax`` are
    the consideration and the tax on it, wherever the tax stands; ``room`` is what the ceiling
    leaves, none without a ceiling. With a finding, no amount is to be used.
    """

    owed: Decimal
    net: Decimal
    room: Decimal | None
    tax: Decimal = _NOTHING
    added: Decimal = _NOTHING
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def due(total: Decimal, ceiling: Decimal | None, vat: Vat | None, rounding: Rounding) -> Due:
    """The total under the ceiling, with its tax.

    Findings: M021 without a rate; M022 where the tax decides whether the ceiling is passed, and
    nothing says whether the ceiling includes it.

    >>> taxable = Vat(treatment="taxable", rate="8.1")
    >>> result = due(Decimal(480000), None, taxable, Rounding(step="0.05"))
    >>> result.owed, result.added
    (Decimal('480000'), Decimal('38880.00'))
    """
    held, steps = total, tuple[Step, ...]()
    if ceiling is not None:
        held, _excess, step = under_ceiling(total, ceiling)
        steps = (step,)
    plain = Due(held, held, None if ceiling is None else ceiling - held, steps=steps)
    if vat is None:
        return plain
    match vat.treatment:
        case "exempt" | "subsidy":
            return _without(plain, vat)
        case "included":
            return _within(plain, vat, rounding)
        case "taxable":
            return _on_top(plain, total, ceiling, vat, rounding)
        case _:
            assert_never(vat.treatment)


def _without(plain: Due, vat: Vat) -> Due:
    """No tax, with the reason."""
    key = f"settlement.step.vat-{vat.treatment}"
    values: dict[str, StepValue] = {}
    if vat.basis is not None:
        key, values = f"{key}-basis", {"basis": vat.basis}
    return Due(plain.owed, plain.net, plain.room, steps=(*plain.steps, Step(key, values)))


def _within(plain: Due, vat: Vat, rounding: Rounding) -> Due:
    """The tax is part of what is owed: the net is rounded, and the tax is the rest."""
    if vat.rate is None:
        return _refused(plain, Finding(NO_VAT_RATE, "financing.vat.rate", {}))
    net, step = _net(plain.owed, vat.rate, rounding, "vat-included")
    tax = plain.owed - net
    return Due(plain.owed, net, plain.room, tax, steps=(*plain.steps, step))


def _on_top(
    plain: Due, total: Decimal, ceiling: Decimal | None, vat: Vat, rounding: Rounding
) -> Due:
    """The tax is added to what is owed, and counts against the ceiling where that includes it."""
    if vat.rate is None:
        return _refused(plain, Finding(NO_VAT_RATE, "financing.vat.rate", {}))
    tax, step = _tax(plain.owed, vat.rate, rounding)
    passed = ceiling is not None and plain.owed + tax > ceiling
    if ceiling is None or vat.ceiling_includes is False or not passed:
        room = plain.room
        if room is not None and vat.ceiling_includes:
            room -= tax
        return Due(plain.owed, plain.owed, room, tax, tax, (*plain.steps, step))
    if vat.ceiling_includes is None:
        values = {"total": shown(total), "ceiling": shown(ceiling), "tax": shown(tax)}
        where = "financing.vat.ceiling_includes"
        return _refused(plain, Finding(CEILING_AND_VAT, where, values))
    net, step = _net(ceiling, vat.rate, rounding, "vat-in-ceiling")
    tax = ceiling - net
    return Due(net, net, _NOTHING, tax, tax, (step,))


def _tax(net: Decimal, rate: Decimal, rounding: Rounding) -> tuple[Decimal, Step]:
    exact = Fraction(net) * Fraction(rate) / 100
    tax = on_step(exact, rounding)
    values: dict[str, StepValue] = {
        "net_amount": net,
        "rate": rate,
        "exact": shown(exact),
        "step": rounding.step,
        "amount": tax,
    }
    return tax, Step("settlement.step.vat-added", values)


def _net(gross: Decimal, rate: Decimal, rounding: Rounding, key: str) -> tuple[Decimal, Step]:
    exact = Fraction(gross) * 100 / (100 + Fraction(rate))
    net = on_step(exact, rounding)
    values: dict[str, StepValue] = {
        "gross_amount": gross,
        "rate": rate,
        "points": 100 + rate,
        "exact": shown(exact),
        "step": rounding.step,
        "amount": net,
        "tax_amount": gross - net,
    }
    return net, Step(f"settlement.step.{key}", values)


def _refused(plain: Due, finding: Finding) -> Due:
    return Due(plain.owed, plain.net, plain.room, findings=(finding,))
