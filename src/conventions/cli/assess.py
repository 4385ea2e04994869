"""``assess``: reports held against targets."""

import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from conventions.acceptance import as_reported
from conventions.agreement import Agreement
from conventions.agreement.evaluation import Grade
from conventions.agreement.goals import Reference, Target
from conventions.assessment import Assessment, Score, Verdict
from conventions.assessment import assess as assess_reports
from conventions.assessment.grade import name_of
from conventions.assessment.method import shown_value
from conventions.assessment.terms import terms_of
from conventions.base.findings import Finding
from conventions.base.language import Language, any_language, number, percent, word
from conventions.base.period import label
from conventions.base.step import say, shown, shown_beside
from conventions.cli.options import agreement_of, exit_code
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.portfolio_options import of_a_folder, refuse_for_a_file, refuse_for_a_folder
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
_GRADE = COLUMNS.index("verdict") + 1
"""Where the grade stands in the table of an agreement that has grades."""


@click.command
@of_a_folder
@over_reports("Day of the assessment.", required=False)
def assess(**given: Any) -> None:
    """Hold REPORTs (.xlsx, .yaml, .json) against the targets of the agreement in FILE.

    FILE may be a folder: every agreement in it is then held against the reports that it has there.
    """
    file, reports, lang = given["file"], given["reports"], given["lang"]
    on, output_format = given["on"].date(), given["output_format"]
    if Path(file).is_dir() and not reports:
        from conventions.cli.portfolio import asked, assess_folder

        refuse_for_a_folder(given)
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
        _print_table(assessment, agreement, language)
        for score in assessment.scores:
            click.echo(_scored(score, language))
        return
    click.echo(word(language, "assessment", "by-these-terms"))
    print_steps(terms_of(agreement), language, agreement)
    for one in assessment.verdicts:
        cells = _row(one, agreement, language)
        said = "; ".join(filter(None, (cells[7], _called(one.grade, language), cells[8])))
        click.echo(f"{cells[0]} · {cells[1]}{f' · {cells[2]}' if cells[2] else ''}: {said}")
        print_steps(one.steps, language, agreement)
        for flag in one.flags:
            click.echo(f"    {word(language, 'assessment', f'flag.{flag}')}")
    for score in assessment.scores:
        click.echo(_scored(score, language))
        print_steps(score.steps, language, agreement)


def _print_table(assessment: Assessment, agreement: Agreement, language: Language) -> None:
    """One row a verdict, with its grade where the agreement names grades."""
    rows = [_row(one, agreement, language) for one in assessment.verdicts]
    if not agreement.evaluation.grades:
        show(COLUMNS, rows, language)
        return
    grades = (_called(one.grade, language) for one in assessment.verdicts)
    wider = [(*row[:_GRADE], grade, *row[_GRADE:]) for row, grade in zip(rows, grades, strict=True)]
    show((*COLUMNS[:_GRADE], "grade", *COLUMNS[_GRADE:]), wider, language)


def _scored(score: Score, language: Language) -> str:
    """The points of a period in one line."""
    earned, possible = (
        number(shown(points, 2), language) for points in (score.earned, score.possible)
    )
    line = word(language, "assessment", "score", points=earned, possible=possible)
    band = f" · {word(language, 'assessment', f'band.{score.band}')}" if score.band else ""
    grade = f" · {_called(score.grade, language)}" if score.grade else ""
    return f"{label(score.period, language)}: {line}{band}{grade}"


def _called(grade: Grade | None, language: Language) -> str:
    """What a grade is called; nothing for none."""
    return any_language(name_of(grade), language) if grade else ""


def _row(verdict: Verdict, agreement: Agreement, language: Language) -> tuple[str, ...]:
    indicator, figure, target = verdict.indicator, verdict.figure, verdict.target
    name = any_language(indicator.label, language) if indicator.label else indicator.id
    result = _said_of(shown_value(figure.value, target), indicator.unit, language) if figure else ""
    if figure and figure.counts and indicator.unit == "percent":
        result += " ({}/{})".format(*figure.counts)
    interval = verdict.interval
    spread = (
        f"[{number(interval.low * 100, language, 1)}; {number(interval.high * 100, language, 1)}]"
        if interval
        else ""
    )
    share = verdict.attainment
    reached = None if share is None else shown_beside(share * 100, Decimal(100), places=1)
    return (
        name,
        label(verdict.period, language),
        _group(verdict.group, agreement, language),
        result,
        _aim(target, indicator.unit, language) if target else "",
        percent(reached, language) if reached is not None else "",
        spread,
        _said(verdict, language),
        word(language, "assessment", f"evidence.{verdict.evidence}") if verdict.evidence else "",
        "; ".join(word(language, "assessment", f"flag.{flag}") for flag in verdict.flags),
    )


def _aim(target: Target, unit: str | None, language: Language) -> str:
    """The values of a target, with what they are a difference to or an index of."""
    reference = target.reference
    signs = (("≥", target.at_least), ("≤", target.at_most), ("=", target.exactly))
    aim = " ".join(
        f"{sign} {_value(Fraction(value), unit if reference is None else None, language)}"
        for sign, value in signs
        if value is not None
    )
    if reference is None:
        return aim
    label = any_language(reference.label, language) if reference.label else reference.indicator
    other = label or reference.period or _stated(reference, language)
    return word(language, "monitoring", f"compared.{reference.compared}", aim=aim, reference=other)


def _stated(reference: Reference, language: Language) -> str:
    """The reference as the agreement itself states it; a dash where it is reported."""
    if reference.value is not None:
        return number(reference.value, language)
    counts = (reference.numerator, reference.denominator)
    return "–" if None in counts else "{}/{}".format(*counts)


def _group(group: str | None, agreement: Agreement, language: Language) -> str:
    entry = agreement.services.target_group(group) if group else None
    return any_language(entry.label, language) if entry and entry.label else group or ""


def _said(verdict: Verdict, language: Language) -> str:
    if verdict.band is not None:
        return word(language, "assessment", f"band.{verdict.band}")
    return word(language, "assessment", f"state.{verdict.state}")


def _value(value: Fraction, unit: str | None, language: Language) -> str:
    return _said_of(shown(value, 2), unit, language)


def _said_of(value: Decimal, unit: str | None, language: Language) -> str:
    return percent(value, language) if unit == "percent" else number(value, language)


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
        "grade": score.grade.id if score.grade else None,
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
        "grade": verdict.grade.id if verdict.grade else None,
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
