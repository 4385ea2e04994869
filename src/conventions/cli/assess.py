"""``assess``: reports held against targets."""

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from conventions.acceptance import as_reported
from conventions.agreement import Agreement
from conventions.assessment import Assessment, Score, Verdict
from conventions.assessment import assess as assess_reports
from conventions.assessment.terms import terms_of
from conventions.base.findings import Finding
from conventions.base.language import Language, any_language, number, percent, word
from conventions.base.period import label
from conventions.base.step import say, shown
from conventions.cli.options import agreement_of, exit_code
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.portfolio_options import of_a_folder, refuse_for_a_file
from conventions.cli.reports import over_reports, print_steps, read_reports, warn
from conventions.cli.table import show
from conventions.cli.truth import print_truth, truth_object

COLUMNS = (
    "indicator",
    "period",
    "group",
    "#result",
    "#target",
    "#attainment",
    "interval",
    "verdict",
    "evidence",
    "flags",
)


@click.command
@of_a_folder
@over_reports("Day of the assessment.", required=False)
def assess(**given: Any) -> None:
    """Hold REPORTs (.xlsx, .yaml, .json) against the targets of the agreement in FILE.

    FILE may be a folder: every agreement in it is then held against the reports that it has there.
    """
    file, reports, lang = given["file"], given["reports"], given["lang"]
    on, output_format = given["on"].date(), given["output_format"]
    if Path(file).is_dir() and not reports and not given["explain"]:
        from conventions.cli.portfolio import asked, assess_folder

        assess_folder(Path(file), asked(given, lang), on, output_format, lang)
    if not reports:
        raise click.UsageError("Missing argument 'REPORT...'.")
    refuse_for_a_file(given)
    agreement = agreement_of(file, lang)
    read, doubts = read_reports(reports, agreement, lang)
    reported = given["as_reported"]
    assessment = assess_reports(agreement, as_reported(read) if reported else read, on)
    findings = doubts + assessment.findings
    if output_format == "json":
        made = _assessment_object(assessment, findings, lang, agreement)
        click.echo(dumped(made | truth_object(read, agreement, reported=reported)))
    else:
        warn(findings, lang)
        print_assessment(assessment, agreement, lang, explain=given["explain"])
        print_truth(read, agreement, lang, reported=reported)
    sys.exit(exit_code(findings, "error"))


def print_assessment(
    assessment: Assessment, agreement: Agreement, language: Language, *, explain: bool = False
) -> None:
    """The verdicts as a table, or one by one with their steps."""
    if not explain:
        show(COLUMNS, (_row(one, agreement, language) for one in assessment.verdicts), language)
        for score in assessment.scores:
            click.echo(_scored(score, language))
        return
    click.echo(word(language, "assessment", "by-these-terms"))
    print_steps(terms_of(agreement), language, agreement)
    for one in assessment.verdicts:
        cells = _row(one, agreement, language)
        said = f"{cells[7]}; {cells[8]}" if cells[8] else cells[7]
        click.echo(f"{cells[0]} · {cells[1]}{f' · {cells[2]}' if cells[2] else ''}: {said}")
        print_steps(one.steps, language, agreement)
        for flag in one.flags:
            click.echo(f"    {word(language, 'assessment', f'flag.{flag}')}")
    for score in assessment.scores:
        click.echo(_scored(score, language))
        print_steps(score.steps, language, agreement)


def _scored(score: Score, language: Language) -> str:
    """The points of a period in one line."""
    earned, possible = (
        number(shown(points, 2), language) for points in (score.earned, score.possible)
    )
    line = word(language, "assessment", "score", points=earned, possible=possible)
    band = f" · {word(language, 'assessment', f'band.{score.band}')}" if score.band else ""
    return f"{label(score.period, language)}: {line}{band}"


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
                unit = indicator.unit if target.reference is None else None
                aims.append(f"{sign} {_value(Fraction(value), unit, language)}")
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
        word(language, "assessment", f"evidence.{verdict.evidence}") if verdict.evidence else "",
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
        "scores": [_score_object(one, language, agreement) for one in assessment.scores],
        "findings": [as_object(finding, language) for finding in findings],
    }


def _score_object(score: Score, language: Language, agreement: Agreement) -> dict[str, Any]:
    return {
        "period": score.period,
        "points": _exact(score.earned),
        "of": _exact(score.possible),
        "band": score.band,
        "steps": [say(step, language, agreement.financing.currency) for step in score.steps],
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
        "evidence": verdict.evidence,
        "attainment": _exact(verdict.attainment),
        "deviation": _exact(verdict.deviation),
        "effect": _exact(verdict.effect),
        "reference": _exact(verdict.reference.value) if verdict.reference else None,
        "proposal": any_language(verdict.proposal.step, language) if verdict.proposal else None,
        "interval": [str(interval.low), str(interval.high)] if interval else None,
        "flags": list(verdict.flags),
        "steps": [say(step, language, agreement.financing.currency) for step in verdict.steps],
    }


def _exact(value: Fraction | None) -> str | None:
    """A value to six decimals, as text, so that no reader makes a binary fraction of it."""
    return None if value is None else f"{shown(value):f}"
