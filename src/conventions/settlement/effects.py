"""Effects of results on the price: proposed with their steps, in the balance once confirmed.

A target with the consequence ``price-effect`` may carry one: by a corridor, the part of the full
effect that the deviation has; by another method, the full malus where the target is not reached.
A result that is the doing of the referrer or of the context never carries one. Who withholds or
grants money decides so; this module only reckons what the terms would give.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.evaluation import Method
from conventions.assessment import Verdict, assess
from conventions.assessment.ladder import OTHERS_DOING
from conventions.base.findings import Amount, Finding, Word
from conventions.base.span import Span, span_of
from conventions.base.step import Step, StepValue, shown
from conventions.report import Report
from conventions.settlement.amount_codes import TAX_ON_RESULT
from conventions.settlement.confirmed import Confirmations, ConfirmedEffect
from conventions.settlement.effect import Effect
from conventions.settlement.effect_codes import NOT_CONFIRMED
from conventions.settlement.exact import on_step
from conventions.settlement.record import YearSettlement

Years = tuple[YearSettlement, ...]


def with_effects(
    agreement: Agreement,
    years: Years,
    reports: tuple[Report, ...],
    confirmations: Confirmations | None,
    on: date,
) -> tuple[Years, tuple[Finding, ...]]:
    """The years with the effects proposed for them, and those confirmed until the day.

    Findings: M045 for a confirmation that is not used; M023 where a confirmed effect stands beside
    a tax.
    """
    confirmed = confirmations.effects if confirmations is not None else ()
    proposals = _proposals(agreement, years, reports, on)
    findings = [_unused(each, "no-proposal") for each in confirmed if _name(each) not in proposals]
    found: list[YearSettlement] = []
    for year in years:
        effects: list[Effect] = []
        for name, (of_year, effect) in proposals.items():
            if of_year != year.year:
                continue
            given = [each for each in confirmed if _name(each) == name and each.on <= on]
            alike = [each for each in effects if each.is_malus == effect.is_malus]
            others = sum((abs(each.confirmed or Decimal(0)) for each in alike), Decimal(0))
            stands, doubt = _confirmed(effect, year, given, others)
            effects.append(stands)
            findings += doubt
        settled = replace(year, effects=tuple(effects))
        if settled.effect and year.due.tax:
            amount = Amount(abs(settled.effect), agreement.financing.currency)
            values = {"amount": amount, "year": year.year}
            findings.append(Finding(TAX_ON_RESULT, "financing.vat", values))
        found.append(settled)
    return tuple(found), tuple(findings)


_Name = tuple[str, str, str | None]


def _name(one: ConfirmedEffect) -> _Name:
    return one.indicator, one.period, one.group


def _proposals(
    agreement: Agreement, years: Years, reports: tuple[Report, ...], on: date
) -> dict[_Name, tuple[int, Effect]]:
    """Each effect proposed for one of the years, by what it is an effect of."""
    aims = [target for entry in agreement.goals.indicators for target in entry.targets]
    if not years or all(target.consequence != "price-effect" for target in aims):
        return {}
    if not any(report.observations for report in reports):
        return {}  # of quantities alone, as a simulation has them, no result can be judged
    term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
    by_year = {year.year: year for year in years}
    found: dict[_Name, tuple[int, Effect]] = {}
    for verdict in assess(agreement, reports, on).verdicts:
        span = span_of(verdict.period, term)
        year = by_year.get(span.last.year) if span is not None else None
        part = _part(verdict)
        if year is None or not part:
            continue
        effect = _proposed(verdict, part, year, agreement)
        found[verdict.indicator.id, verdict.period, verdict.group] = year.year, effect
    return found


def _part(verdict: Verdict) -> Fraction:
    """The part of the full effect, from -1 to 1; 0 where none is carried."""
    target = verdict.target
    if target is None or target.consequence != "price-effect" or verdict.band is None:
        return Fraction(0)
    if verdict.indicator.attribution in OTHERS_DOING:
        return Fraction(0)
    if verdict.effect is not None:
        return verdict.effect
    return Fraction(-1 if verdict.band == "below" else 0)


def _proposed(
    verdict: Verdict, part: Fraction, year: YearSettlement, agreement: Agreement
) -> Effect:
    method = agreement.evaluation.method
    key = "part" if verdict.effect is not None else "whole"
    steps = [Step(f"settlement.step.effect-{key}", {"part_rate": shown(part * 100, 2)})]
    if verdict.evidence is not None:
        word = Word("assessment", f"evidence.{verdict.evidence}")
        steps.append(Step("settlement.step.effect-evidence", {"evidence": word}))
    if verdict.proposal is not None:
        measure: dict[str, StepValue] = {"measure": verdict.proposal.step}
        steps.append(Step("settlement.step.effect-measure", measure))
    amount, how = _amount(verdict, part, year, agreement, method)
    steps += [*how, Step("settlement.step.effect-proposed")]
    place = (verdict.indicator, verdict.period, verdict.group)
    return Effect(*place, part < 0, amount, None, tuple(steps))


def _amount(
    verdict: Verdict, part: Fraction, year: YearSettlement, agreement: Agreement, method: Method
) -> tuple[Decimal | None, list[Step]]:
    """The amount of the part, none where the agreement does not say what the full effect is."""
    if method.full_effect is None:
        return None, [Step("settlement.step.effect-open")]
    weight = verdict.target.weight if verdict.target and method.points != "none" else None
    exact = part * Fraction(year.due.net) * Fraction(method.full_effect) / 100
    values: dict[str, StepValue] = {
        "base_amount": year.due.net,
        "full_rate": method.full_effect,
        "part_rate": shown(part * 100, 2),
    }
    key = "effect-amount"
    if weight is not None:
        exact, key = exact * Fraction(weight) / 100, "effect-amount-weight"
        values["weight_rate"] = weight
    amount = on_step(exact, agreement.financing.rounding)
    steps = [Step(f"settlement.step.{key}", {**values, "effect_amount": amount})]
    room = _room(year)
    if room is not None and amount > room:
        steps.append(Step("settlement.step.effect-ceiling", {"room_amount": room}))
        amount = room
    return amount, steps


def _room(year: YearSettlement) -> Decimal | None:
    """What the ceiling leaves for effects; none without a ceiling."""
    covered = year.result.covered if year.result is not None else Decimal(0)
    return None if year.due.room is None else max(year.due.room - covered, Decimal(0))


def _confirmed(
    effect: Effect, year: YearSettlement, given: Sequence[ConfirmedEffect], others: Decimal
) -> tuple[Effect, list[Finding]]:
    """The effect as confirmed, if it was, never more than the terms give.

    With the ``others`` of its kind, it stays within what is owed or what the ceiling leaves, where
    a loss that is covered takes its part of that first.
    """
    if not given:
        return effect, []
    one, *again = given
    if again:
        return effect, [_unused(one, "again")]
    amount, proposed = one.amount, effect.proposed
    if amount is None:
        if proposed is None:
            return effect, [_unused(one, "no-amount")]
        amount = abs(proposed)
    limit = year.due.net if effect.is_malus else _room(year)
    if limit is not None and others + amount > limit:
        return effect, [_unused(one, "beyond")]
    if proposed is not None and amount > abs(proposed):
        return effect, [_unused(one, "more")]
    step = Step(
        "settlement.step.effect-confirmed",
        {"confirmed_amount": amount, "by": one.by, "day": one.on},
    )
    why = [Step("settlement.step.effect-reason", {"reason": one.reason})] if one.reason else []
    steps = (*effect.steps[:-1], step, *why)
    signed = -amount if effect.is_malus else amount
    return replace(effect, confirmed=signed, steps=steps), []


def _unused(one: ConfirmedEffect, why: str) -> Finding:
    values = {
        "indicator": one.indicator,
        "period": one.period,
        "why": Word("settlement", f"not-confirmed.{why}"),
    }
    return Finding(NOT_CONFIRMED, "effects", values)
