"""Bonus and malus: a share of a base that grows with the deviation from a target.

Source: outcome contract of the canton of Bern (INDIGO 78): dead band, linear part and cap.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, number, word
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Currency, Id, Money, Percent, Quantity
from conventions.pricing.line import ExactLine, Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs


class Band(Record):
    """From which deviation something is owed, and how much at most."""

    dead_band: Percent | None = Field(
        None, title="Dead band", description="Deviation, in percent, up to which nothing is owed."
    )
    full_at: Percent | None = Field(
        None,
        title="Whole at",
        description="Deviation, in percent, from which all is owed; in between, in proportion.",
    )
    cap: Percent | None = Field(None, title="Cap", description="Of the base, in percent.")


class BonusMalus(Record):
    """More for a better result than the target, less for a worse one."""

    model: Literal["bonus-malus"] = Field(title="Model", description="Bonus and malus.")
    id: Id = Field(title="Identifier", description="Short name of what is measured, in reports.")
    label: Localized = Field(title="Label", description="What is measured, in words.")
    target: Quantity = Field(title="Target", description="Value at which nothing is owed.")
    better: Literal["more", "less"] = Field(
        "more", title="Better", description="Whether more than the target is better, or less."
    )
    base: Money | None = Field(
        None, title="Base", description="Amount the percents are of; none: the proven costs."
    )
    shape: Literal["continuous", "step"] | None = Field(
        None,
        title="Shape",
        description="Growing from the dead band on, or the whole at once beyond it.",
    )
    bonus: Band = Field(
        default_factory=Band.model_construct, title="Bonus", description="For a better result."
    )
    malus: Band | None = Field(
        None, title="Malus", description="For a worse result, where it is not as the bonus."
    )


def open_terms(terms: BonusMalus) -> tuple[str, ...]:
    """The names of the terms without which no amount follows.

    >>> band = {"dead_band": 5, "full_at": 40, "cap": "1.5"}
    >>> terms = {"model": "bonus-malus", "id": "cost", "label": "Cost", "target": 100}
    >>> open_terms(BonusMalus.model_validate({**terms, "bonus": band}))
    ('shape',)
    """
    lacking = [] if terms.shape else ["shape"]
    lacking += [] if terms.target else ["target"]
    bands = {"bonus": terms.bonus, **({"malus": terms.malus} if terms.malus else {})}
    for name, band in bands.items():
        lacking += [f"{name}.{key}" for key in ("dead_band", "cap") if getattr(band, key) is None]
        if terms.shape == "continuous" and (band.full_at is None or jumps(band)):
            lacking.append(f"{name}.full_at")
    return tuple(lacking)


def jumps(band: Band) -> bool:
    """Whether all is owed from the end of the dead band on, so that there is no linear part."""
    if band.full_at is None or band.dead_band is None:
        return False
    return band.full_at <= band.dead_band


def needs(terms: BonusMalus) -> Needs:
    """The value measured, and the costs where they are the base."""
    return Needs(
        units=(Asked(terms.id, terms.label, None, "once"),),
        every=frozenset({terms.id}),
        costs=terms.base is None,
        lacking=open_terms(terms),
    )


def reckon(terms: BonusMalus, quantities: Quantities) -> Reckoning:
    """One line: base x cap x min(1, (deviation - dead band) / (whole at - dead band)).

    Negative for a malus, 0 in the dead band. The deviation is in percent of the target.

    Raises:
        ValueError: the value or the costs are missing, or a term of the agreement.

    >>> terms = BonusMalus.model_validate({
    ...     "model": "bonus-malus", "id": "cost", "label": "Cost", "target": 100, "better": "less",
    ...     "base": 2000000, "shape": "continuous",
    ...     "bonus": {"dead_band": 5, "full_at": 40, "cap": "1.5"},
    ... })
    >>> measured = (Quantities(units={"cost": Decimal(value)}) for value in (96, 81, 50, 140))
    >>> [str(reckon(terms, each).lines[0].exact) for each in measured]
    ['0', '12000', '30000', '-30000']
    """
    lacking = open_terms(terms)
    base = quantities.costs if terms.base is None else terms.base
    if lacking or base is None or terms.id not in quantities.units:
        raise ValueError(f"no bonus or malus follows without {lacking or 'value and base'}")
    value, target = Fraction(quantities.units[terms.id]), Fraction(terms.target)
    is_better = (value > target) is (terms.better == "more")
    band = terms.bonus if is_better or terms.malus is None else terms.malus
    sign = 1 if is_better else -1
    share, steps = _share(band, abs(value - target) * 100 / target, terms.shape == "step")
    cap = Fraction(band.cap or 0)
    exact = sign * share * cap * Fraction(base) / 100
    above, below = max(value, target), min(value, target)
    values: dict[str, StepValue] = {
        "above": shown(above),
        "below": shown(below),
        "target": terms.target,
        "exact": shown((above - below) * 100 / target),
    }
    measured = Step("pricing.step.deviation", values)
    owed = _formula(band, terms, base, value, steps, exact)
    quantity = sign * share * cap / 100
    line = ExactLine("bonus-malus", quantity, "", Decimal(base), exact, (measured, owed))
    return Reckoning((line,))


def _share(band: Band, deviation: Fraction, at_once: bool) -> tuple[Fraction, str]:
    """The share of the cap that is owed, and in which part of the scale the deviation lies."""
    dead, full = Fraction(band.dead_band or 0), Fraction(band.full_at or 0)
    if deviation <= dead:
        return Fraction(0), "dead"
    if at_once or deviation >= full:
        return Fraction(1), "whole"
    return (deviation - dead) / (full - dead), "slope"


def _formula(
    band: Band, terms: BonusMalus, base: Decimal, value: Fraction, part: str, exact: Fraction
) -> Step:
    if part == "dead":
        return Step("pricing.step.dead-band", {"dead_band": band.dead_band or 0})
    values: dict[str, StepValue] = {
        "base": base,
        "cap": band.cap or Decimal(0),
        "exact": shown(exact),
    }
    kind = "bonus" if exact >= 0 else "malus"
    if part == "slope":
        target = Fraction(terms.target)
        values |= {
            "above": shown(max(value, target)),
            "below": shown(min(value, target)),
            "target": terms.target,
            "dead_band": band.dead_band or 0,
            "full_at": band.full_at or 0,
        }
    return Step(f"pricing.step.{kind}-{part}", values)


def sentence(terms: BonusMalus, language: Language, currency: Currency) -> str:
    """The clause with its formula, from the terms that compute it; what is open is left out."""
    base = word(language, "pricing", "sentence.bonus-malus.costs")
    if terms.base is not None:
        base = money(terms.base, currency, language)
    label = any_language(terms.label, language)
    target = number(terms.target, language)
    better = f"sentence.bonus-malus.{terms.better}"
    said = [word(language, "pricing", better, label=label, target=target)]
    malus = terms.malus or terms.bonus
    for kind, band in (("bonus", terms.bonus), ("malus", malus)):
        if band.dead_band is None or band.cap is None or terms.shape is None:
            continue
        if terms.shape == "continuous" and band.full_at is None:
            continue
        values = {
            "dead_band": number(band.dead_band, language),
            "cap": number(band.cap, language),
            "base": base,
        }
        if terms.shape == "continuous":
            values["full_at"] = number(band.full_at or Decimal(0), language)
        key = f"sentence.bonus-malus.{kind}-{terms.shape}"
        said.append(word(language, "pricing", key, **values))
    return " ".join(said)
