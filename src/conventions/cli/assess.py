"""``assess``: reports held against targets."""

import sys
from datetime import datetime
from fractions import Fraction
from typing import Any

import click

from conventions.agreement import Agreement
from conventions.assessment import Assessment, Verdict
from conventions.assessment import assess as assess_reports
from conventions.base.findings import Finding
from conventions.base.language import Language, any_language, number, percent, word
from conventions.base.period import label
from conventions.base.step import say, shown
from conventions.cli.options import agreement_of, exit_code
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.reports import over_reports, print_steps, read_reports, warn
from conventions.cli.table import show

COLUMNS = (
    "indicator",
    "period",
    "group",
    "#result",
    "#target",
    "#attainment",
    "interval",
    "verdict",
    "flags",
)


@click.command
@over_reports("Day of the assessment.")
def assess(
    file: str,
    reports: tuple[str, ...],
    explain: bool,
    on: datetime,
    output_format: str,
    lang: Language,
) -> None:
    """Hold REPORTs (.xlsx, .yaml, .json) against the targets of the agreement in FILE."""
    agreement = agreement_of(file, lang)
    read, doubts = read_reports(reports, agreement, lang)
    assessment = assess_reports(agreement, read, on.date())
    findings = doubts + assessment.findings
    if output_format == "json":
        click.echo(dumped(_assessment_object(assessment, findings, lang, agreement)))
    else:
        warn(findings, lang)
        print_assessment(assessment, agreement, lang, explain=explain)
    sys.exit(exit_code(findings, "error"))


def print_assessment(
    assessment: Assessment, agreement: Agreement, language: Language, *, explain: bool = False
) -> None:
    """The verdicts as a table, or one by one with their steps."""
    if not explain:
        show(COLUMNS, (_row(one, agreement, language) for one in assessment.verdicts), language)
        return
    for one in assessment.verdicts:
        cells = _row(one, agreement, language)
        click.echo(f"{cells[0]} · {cells[1]}{f' · {cells[2]}' if cells[2] else ''}: {cells[7]}")
        print_steps(one.steps, language, agreement)
        for flag in one.flags:
            click.echo(f"    {word(language, 'assessment', f'flag.{flag}')}")


def _row(verdict: Verdict, agreement: Agreement, language: Language) -> tuple[str, ...]:
    indicator, figure, target = verdict.indicator, verdict.figure, verdict.target
    name = any_language(indicator.label, language) if indicator.label else indicator.id
    result = _value(figure.value, indicator.unit, language) if figure else ""
    if figure and figure.counts and indicator.unit == "percent":
        result += " ({}/{})".format(*figure.counts)
    aims = []
    if target is not None:
        for sign, value in (("≥", target.at_least), ("≤", target.at_most), ("=", target.exactly)):
            if value is not None:
                aims.append(f"{sign} {_value(Fraction(value), indicator.unit, language)}")
    interval = verdict.interval
    spread = (
        f"[{number(interval.low * 100, language, 1)}; {number(interval.high * 100, language, 1)}]"
        if interval
        else ""
    )
    reached = verdict.attainment
    return (
        name,
        label(verdict.period, language),
        _group(verdict.group, agreement, language),
        result,
        " ".join(aims),
        percent(shown(reached * 100, 1), language) if reached is not None else "",
        spread,
        _said(verdict, language),
        "; ".join(word(language, "assessment", f"flag.{flag}") for flag in verdict.flags),
    )


def _group(group: str | None, agreement: Agreement, language: Language) -> str:
    entry = agreement.services.target_group(group) if group else None
    return any_language(entry.label, language) if entry and entry.label else group or ""


def _said(verdict: Verdict, language: Language) -> str:
    if verdict.band is not None:
        return word(language, "assessment", f"band.{verdict.band}")
    return word(language, "assessment", f"state.{verdict.state}")


def _value(value: Fraction, unit: str | None, language: Language) -> str:
    said = number(shown(value, 2), language)
    return percent(shown(value, 2), language) if unit == "percent" else said


def _assessment_object(
    assessment: Assessment, findings: tuple[Finding, ...], language: Language, agreement: Agreement
) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "agreement": assessment.agreement,
        "version": assessment.version,
        "verdicts": [_verdict_object(one, language, agreement) for one in assessment.verdicts],
        "findings": [as_object(finding, language) for finding in findings],
    }


def _verdict_object(verdict: Verdict, language: Language, agreement: Agreement) -> dict[str, Any]:
    figure, interval = verdict.figure, verdict.interval
    target = verdict.target.model_dump(mode="json", exclude_none=True) if verdict.target else None
    return {
        "indicator": verdict.indicator.id,
        "period": verdict.period,
        "group": verdict.group,
        "unit": verdict.indicator.unit,
        "numerator": _exact(figure.numerator) if figure else None,
        "denominator": _exact(figure.denominator) if figure else None,
        "value": _exact(figure.value) if figure else None,
        "target": target,
        "band": verdict.band,
        "state": verdict.state,
        "attainment": _exact(verdict.attainment),
        "deviation": _exact(verdict.deviation),
        "interval": [str(interval.low), str(interval.high)] if interval else None,
        "flags": list(verdict.flags),
        "steps": [say(step, language, agreement.financing.currency) for step in verdict.steps],
    }


def _exact(value: Fraction | None) -> str | None:
    """A value to six decimals, as text, so that no reader makes a binary fraction of it."""
    return None if value is None else f"{shown(value):f}"
