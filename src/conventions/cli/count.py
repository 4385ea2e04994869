"""``count``: the report of a period, counted from the list of participations."""

import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator
from conventions.base.errors import UnknownName
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
from conventions.cli.reports import warn
from conventions.cli.table import show
from conventions.records import Counted, columns_of, in_words, read_records
from conventions.records import count as counted
from conventions.report import Observation, Report, Value


@click.command
@click.argument("file")
@click.argument("records")
@click.option("--period", required=True, help="Period of the report: 2027, 2027-Q1, term.")
@click.option("--explain", is_flag=True, help="Print how each figure is counted.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report to write, YAML; otherwise nothing is written.",
)
@on_option("Day on which the list was drawn up.")
@lang_option
def count(
    file: str,
    records: str,
    period: str,
    explain: bool,
    output: Path | None,
    on: datetime,
    lang: Language,
) -> None:
    """Count RECORDS (.csv) by the definitions of the agreement in FILE. Only counts are written."""
    agreement = agreement_of(file, lang)
    read, findings = read_records(read_input(records), agreement, records)
    if read is None:
        stop(findings, lang)
    try:
        result = counted(read, agreement, period, on.date())
    except (UnknownName, ValueError) as unknown:
        raise click.BadParameter(period, param_hint="--period") from unknown
    findings += result.findings
    if result.report is None:
        stop(findings, lang)
    warn(findings, lang)
    if explain:
        _explain(result, agreement, lang)
    else:
        show(("indicator", "group", "#result"), _rows(result, agreement, lang), lang)
    if output is not None:
        write_whole(output, as_yaml(result.report).encode())
        wrote(output, lang)
    sys.exit(exit_code(findings, "error"))


def as_yaml(report: Report) -> str:
    """The report as a file that every command over reports reads."""
    import yaml

    tree = _plain(report.model_dump(exclude_defaults=True))
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=None)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    return value


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
