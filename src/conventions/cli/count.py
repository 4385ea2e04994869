"""``count``: the report of a period, counted from the list of participations."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator
from conventions.base.errors import UnknownName
from conventions.base.findings import Finding
from conventions.base.language import Language, any_language, number, word
from conventions.base.safety import write_whole
from conventions.cli.options import (
    agreement_of,
    exit_code,
    lang_option,
    on_option,
    read_input,
    stop,
    wrote,
)
from conventions.cli.reports import read_reports, warn
from conventions.cli.table import show
from conventions.cli.yaml_report import as_yaml
from conventions.records import Counted, columns_of, in_words
from conventions.records import count as counted
from conventions.report import Observation, Report, Value


@click.command
@click.argument("file")
@click.argument("records")
@click.option(
    "--period",
    show_default="that of the form",
    help="Period of the report: 2027, 2027-Q1, term.",
)
@click.option("--explain", is_flag=True, help="Print how each figure is counted.")
@click.option(
    "--form",
    "typed",
    metavar="FORM",
    help="Form whose other answers are kept; RECORDS itself where that is one.",
)
@click.option(
    "--previous", metavar="REPORT", help="Earlier report, whose figures the form written shows."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report to write, .yaml, or .xlsx: the form filled in; otherwise nothing is written.",
)
@on_option("Day on which the list was drawn up.")
@lang_option
def count(  # noqa: PLR0913, PLR0917 - one for each option
    file: str,
    records: str,
    period: str | None,
    explain: bool,
    typed: str | None,
    previous: str | None,
    output: Path | None,
    on: datetime,
    lang: Language,
) -> None:
    """Count RECORDS (.csv, .parquet, .xlsx, .ods) by the definitions of the agreement in FILE.

    RECORDS may be the form itself, with the list in one of its sheets. Only counts are written.
    """
    agreement = agreement_of(file, lang)
    data = read_input(records)
    form = read_input(typed) if typed else data
    period = period or _period_of(form, agreement)
    if period is None:
        raise click.MissingParameter(param_type="option", param_hint="--period")
    try:
        result, findings = _counted(data, agreement, period, on.date(), records)
    except ImportError as absent:
        raise click.ClickException(str(absent)) from absent
    except (UnknownName, ValueError) as unknown:
        raise click.BadParameter(period, param_hint="--period") from unknown
    if result is None or result.report is None:
        stop(findings, lang)
    warn(findings, lang)
    if explain:
        _explain(result, agreement, lang)
    else:
        show(("indicator", "group", "#result"), _rows(result, agreement, lang), lang)
    if output is not None and output.suffix.lower() == ".xlsx":
        own = form if typed or _period_of(form, agreement) else None
        earlier = read_reports((previous,), agreement, lang)[0] if previous else ()
        write_whole(output, _form(result.report, agreement, on.date(), own, earlier, lang))
        wrote(output, lang)
    elif output is not None:
        write_whole(output, as_yaml(result.report).encode())
        wrote(output, lang)
    sys.exit(exit_code(findings, "error"))


def _period_of(form: bytes, agreement: Agreement) -> str | None:
    """The period of a form, or none."""
    from conventions.forms import period_of

    return period_of(form, agreement)


def _counted(
    data: bytes, agreement: Agreement, period: str, on: date, file: str
) -> tuple[Counted | None, tuple[Finding, ...]]:
    """What a list says, none where it cannot be used; and all that was found in it."""
    from conventions.bulk.stays.count_list import count_list
    from conventions.forms import read_participations

    result = count_list(data, agreement, period, on, file)
    if result is not None:
        return result, result.findings
    read, findings = read_participations(data, agreement, file)
    if read is None:
        return None, findings
    result = counted(read, agreement, period, on)
    return result, findings + result.findings


def _form(
    report: Report,
    agreement: Agreement,
    issued: date,
    typed: bytes | None,
    earlier: tuple[Report, ...],
    language: Language,
) -> bytes:
    """The form filled in with the counts; a form of another agreement or period is a wrong word."""
    from conventions.base.errors import InvalidDocument
    from conventions.forms import counted_form
    from conventions.forms.codes import NUMBER_INSIDE

    before = earlier[0] if earlier else None
    try:
        return counted_form(report, agreement, issued, typed, previous=before)
    except InvalidDocument as trouble:
        if any(one.code is NUMBER_INSIDE for one in trouble.findings):
            stop(trouble.findings, language)
        raise click.BadParameter(str(trouble), param_hint="--form") from trouble
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--period") from trouble


def _rows(result: Counted, agreement: Agreement, language: Language) -> Iterator[tuple[str, ...]]:
    named = {indicator.id: _name(indicator, language) for indicator in result.indicators}
    for observation in result.report.observations if result.report else ():
        yield (
            named[observation.indicator],
            _group(observation, agreement, language),
            _figure(observation.reported, language),
        )


def _name(indicator: AgreedIndicator, language: Language) -> str:
    return any_language(indicator.label, language) if indicator.label else indicator.id


def _group(observation: Observation, agreement: Agreement, language: Language) -> str:
    entry = agreement.services.target_group(observation.group) if observation.group else None
    return any_language(entry.label, language) if entry and entry.label else observation.group or ""


def _figure(value: Value, language: Language) -> str:
    if value.missing is not None:
        return word(language, "form", f"reasons.{value.missing}")
    if value.numerator is not None and value.denominator is not None:
        return f"{number(value.numerator, language)}/{number(value.denominator, language)}"
    return number(value.value, language) if value.value is not None else ""


def _explain(result: Counted, agreement: Agreement, language: Language) -> None:
    """Each indicator with its figures, and the sentence that its data says."""
    columns = columns_of(agreement)
    rows = list(_rows(result, agreement, language))
    for indicator in result.indicators:
        name = _name(indicator, language)
        figures = (f"{group} {figure}".strip() for known, group, figure in rows if known == name)
        click.echo(f"{name} · {'; '.join(figures)}")
        counting = indicator.definition.counting
        if counting is None:
            continue
        said = in_words(indicator, counting, columns, language)
        for key in ("numerator", "denominator", "left_out"):
            text = getattr(said, key)
            if text:
                click.echo(f"    {word(language, 'records', f'parts.{key}')} {text}")
