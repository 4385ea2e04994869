"""``bulk``: a table of results of many agreements, csv or Parquet, held against their targets."""

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding
from conventions.base.language import Language, word
from conventions.base.safety import write_whole
from conventions.bulk import COUNTED, compile_terms, judge_file, summary
from conventions.cli.folder import shelf
from conventions.cli.options import (
    FINDINGS,
    exit_code,
    format_option,
    lang_option,
    on_option,
    stop,
    wrote,
)
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.reports import warn
from conventions.cli.table import show

if TYPE_CHECKING:
    import polars as pl

_MANY = 50
"""From so many agreements on, only their sum is printed."""


@click.command
@click.argument("agreements", nargs=-1, required=True, metavar="AGREEMENT...")
@click.option(
    "--results",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Table of results, .csv or .parquet.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Verdicts to write, .csv or .parquet.",
)
@click.option(
    "--faults",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Faulty rows to write, .csv or .parquet.",
)
@on_option("Day of the assessment.")
@format_option()
@lang_option
def bulk(**given: Any) -> None:
    """Hold a table of results against the targets of each AGREEMENT (files and folders)."""
    language, on = given["lang"], given["on"]
    if not isinstance(on, datetime):
        raise TypeError(on)
    _need_polars()
    read = shelf(given["agreements"], language)
    terms = compile_terms(read.agreements, on.date())
    try:
        parts = list(judge_file(given["results"], terms))
    except InvalidDocument as trouble:
        stop(trouble.findings, language, hostile=True)
    verdicts = _joined([part.verdicts for part in parts])
    faults = _joined([part.faults for part in parts])
    for path, table in ((given["output"], verdicts), (given["faults"], faults)):
        if path is not None:
            write_whole(path, _bytes(table, path.suffix))
            wrote(path, language)
    _print(verdicts, faults, terms.findings, language, given["output_format"])
    faulty = FINDINGS if len(faults) else 0
    sys.exit(max(read.status, exit_code(terms.findings, "error"), faulty))


def _need_polars() -> None:
    from importlib.util import find_spec

    if find_spec("polars") is None or find_spec("narwhals") is None:
        raise click.UsageError("pip install 'conventions[bulk]'")


def _joined(tables: list["pl.DataFrame"]) -> "pl.DataFrame":
    import polars as pl

    return pl.concat(tables)


def _bytes(table: "pl.DataFrame", suffix: str) -> bytes:
    into = BytesIO()
    if suffix.lower() == ".csv":
        table.write_csv(into)
    else:
        table.write_parquet(into)
    return into.getvalue()


def _print(
    verdicts: "pl.DataFrame",
    faults: "pl.DataFrame",
    findings: tuple[Finding, ...],
    language: Language,
    output_format: str,
) -> None:
    """The sums of each agreement, and the faults by their code."""
    sums = summary(verdicts)
    codes = dict(faults.group_by("code").len().sort("code").rows())
    if output_format == "json":
        answer = {
            "schema_version": SCHEMA_VERSION,
            "agreements": sums.to_dicts(),
            "faults": codes,
            "findings": [as_object(finding, language) for finding in findings],
        }
        click.echo(dumped(answer))
        return
    warn(findings, language)
    words = [f"{kind}.{name}" for kind, names in COUNTED.items() for name in names]
    titles = ["#" + word(language, "assessment", key) for key in words]
    rows = [tuple(map(str, (row[0], *row[2:]))) for row in sums.rows()]
    if len(rows) > _MANY:
        together = [str(sum(column)) for column in list(zip(*sums.rows(), strict=True))[2:]]
        rows = [(str(len(rows)), *together)]
    show(("agreement", *titles), rows, language)
    if codes:
        key = "faulty-rows.one" if sum(codes.values()) == 1 else "faulty-rows.other"
        listed = ", ".join(f"{code} {count}" for code, count in codes.items())
        click.echo(word(language, "cli", key, n=sum(codes.values()), codes=listed), err=True)
