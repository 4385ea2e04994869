"""``assess FOLDER``: many agreements at once, as a table, a file, or a picture."""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from conventions.base.findings import Severity
from conventions.base.language import Language, day, number, percent, word
from conventions.base.period import PATTERN, label
from conventions.base.safety import write_whole
from conventions.base.step import shown
from conventions.cli.kept import resumed
from conventions.cli.options import FINDINGS, UNREADABLE, read_input, stop, wrote
from conventions.cli.output import SCHEMA_VERSION, dumped
from conventions.cli.portfolio_options import SUFFIXES
from conventions.cli.progress import Watched
from conventions.cli.table import show
from conventions.disclosure import STANDARD, Profile, read_profile, say_profile
from conventions.portfolio import (
    Funnel,
    Notice,
    Portfolio,
    Row,
    Selection,
    examine,
    funnels,
    indigo,
    package,
    parquet,
    picture,
    plain,
    published,
    selected,
    status_word,
    statuses_of,
    summary,
    workbook,
)

COLUMNS = (
    "agreement",
    "indicator",
    "period",
    "group",
    "#result",
    "#target",
    "verdict",
    "evidence",
)


@dataclass(frozen=True)
class Asked:
    """What is asked of a folder beyond a day and a language."""

    selection: Selection
    outputs: tuple[Path, ...]
    resume: Path | None
    profile: Profile | None


def asked(given: Mapping[str, Any], lang: Language) -> Asked:
    """What the options say; a wrong one is a wrong call."""
    period = given["period"]
    if period is not None and not re.fullmatch(PATTERN, period, re.ASCII):
        raise click.BadParameter(period, param_hint="--period")
    for path in given["outputs"]:
        if not path.name.endswith(SUFFIXES):
            raise click.BadParameter(f"{path}: {', '.join(SUFFIXES)}", param_hint="-o")
    selection = Selection(
        frozenset(given["indicators"]),
        frozenset(given["statuses"]),
        frozenset(given["laws"]),
        period,
    )
    return Asked(selection, given["outputs"], given["resume"], _profile(given, lang))


def _profile(given: Mapping[str, Any], lang: Language) -> Profile | None:
    if given["profile"] is None:
        return STANDARD if given["public"] else None
    profile, findings = read_profile(read_input(given["profile"]), given["profile"])
    if profile is None:
        stop(findings, lang)
    return profile


def assess_folder(
    folder: Path, asked_for: Asked, on: date, output_format: str, lang: Language
) -> NoReturn:
    """Hold every agreement of a folder against its reports, and end the command."""
    state, keep = resumed(asked_for.resume, on, lang)
    try:
        found = examine(folder, on, lang, state=state, keep=keep.later, watch=Watched(lang).over)
    except KeyboardInterrupt:
        keep.interrupted()
        raise
    keep.now(found.kinds, found.entries)
    rows = found.rows
    if asked_for.profile is not None:
        rows = published(rows, asked_for.profile)
    rows = selected(rows, asked_for.selection)
    note = say_profile(asked_for.profile, lang) if asked_for.profile else ""
    _warn(found, lang)
    if asked_for.outputs:
        for path in asked_for.outputs:
            write_whole(path, _written(path, rows, found, on, lang, note))
            wrote(path, lang)
    elif output_format == "json":
        click.echo(dumped(_object(rows, found, on, note)))
    else:
        _print(rows, found, on, lang, note)
    sys.exit(_status(found))


def _written(
    path: Path, rows: Sequence[Row], found: Portfolio, on: date, lang: Language, note: str
) -> bytes:
    """The bytes of a file, by the ending of its name."""
    if path.name.endswith(".ocds.json"):
        return f"{dumped(package(rows, on))}\n".encode()
    if path.name.endswith(".indigo.csv"):
        return indigo(rows)
    if path.suffix == ".xlsx":
        return workbook(rows, on, lang, note)
    if path.suffix == ".svg":
        return picture(funnels(rows, found.rows), lang, note)
    if path.suffix == ".json":
        return f"{dumped(_object(rows, found, on, note))}\n".encode()
    try:
        return parquet(rows)
    except ModuleNotFoundError as missing:
        raise click.ClickException(word(lang, "portfolio", "bulk")) from missing


def _object(rows: Sequence[Row], found: Portfolio, on: date, note: str) -> dict[str, Any]:
    """The rows and what is made of them; findings quote figures, so none where it is public."""
    told = {
        "findings": [notice.model_dump() for notice in found.notices],
        "strays": [str(path) for path in found.strays],
        "unopened": [str(trouble) for trouble in found.closed],
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "on": str(on),
        "agreements": found.agreements,
        "summary": summary(rows),
        "rows": [plain(row) for row in rows],
        "funnels": [_funnel_object(one) for one in funnels(rows, found.rows)],
        **({"disclosure": note} if note else told),
    }


def _funnel_object(funnel: Funnel) -> dict[str, Any]:
    """Around which centre an indicator was looked at, and who lies outside the limits."""
    outside: dict[str, list[str]] = {"outside": [], "far": []}
    for point in funnel.points:
        if point.zone != "inside":
            outside[point.zone].append(point.row.agreement)
    return {
        "indicator": funnel.topic,
        "centre": f"{shown(funnel.centre * 100):f}",
        "common_target": funnel.common,
        "points": len(funnel.points),
        "outside_95_only": outside["outside"],
        "outside_99_8": outside["far"],
    }


def _print(rows: Sequence[Row], found: Portfolio, on: date, lang: Language, note: str) -> None:
    """The rows, then how many have which status."""
    show(COLUMNS, (_cells(row, lang) for row in rows), lang)
    statuses = statuses_of(rows)
    labels = {row.topic: row.topic_label for row in rows}
    counted = summary(rows)
    click.echo()
    heads = [f"#{status_word(status, lang)}" for status in statuses]
    lines = [
        (labels[topic], *(str(counts.get(status, 0)) for status in statuses))
        for topic, counts in counted.items()
    ]
    show(("indicator", *heads), lines, lang)
    values = {
        "agreements": number(shown(found.agreements), lang),
        "rows": number(shown(len(rows)), lang),
        "day": day(on, lang),
    }
    click.echo(f"\n{word(lang, 'portfolio', 'found', **values)}")
    if note:
        click.echo(note)


def _cells(row: Row, lang: Language) -> tuple[str, ...]:
    unit = row.unit if row.compared is None else None
    aims = (("≥", row.at_least), ("≤", row.at_most), ("=", row.exactly))
    targets = [f"{sign} {_value(value, unit, lang)}" for sign, value in aims if value is not None]
    return (
        row.agreement,
        row.label,
        label(row.period, lang),
        row.group_label,
        _result(row, lang),
        " ".join(targets),
        status_word(row.status, lang),
        word(lang, "assessment", f"evidence.{row.evidence}") if row.evidence else "",
    )


def _result(row: Row, lang: Language) -> str:
    """The result with its counts; of one that is withheld, the cases if they may be said."""
    counts = [
        None if count is None else number(shown(count), lang)
        for count in (row.numerator, row.denominator)
    ]
    if row.value is None:
        return f"({counts[1]})" if counts[1] is not None else ""
    said = _value(row.value, row.unit, lang)
    return f"{said} ({counts[0]}/{counts[1]})" if None not in counts else said


def _value(value: Any, unit: str | None, lang: Language) -> str:
    said = shown(value, 2)
    return percent(said, lang) if unit == "percent" else number(said, lang)


def _warn(found: Portfolio, lang: Language) -> None:
    """What is wrong with files, on standard error: errors in full, the rest counted."""
    for notice in found.notices:
        if notice.severity == Severity.ERROR:
            click.echo(_said(notice, lang), err=True)
    for trouble in found.closed:
        click.echo(f"{trouble.filename}: {trouble.strerror}", err=True)
    if found.strays:
        files = ", ".join(str(path) for path in found.strays)
        click.echo(word(lang, "portfolio", "strays", files=files), err=True)
    counts = Counter(notice.severity for notice in found.notices)
    said = [
        word(lang, "cli", f"count.{severity}.{'one' if count == 1 else 'other'}", n=count)
        for severity in Severity
        if (count := counts[severity])
    ]
    if said:
        click.echo(", ".join(said), err=True)


def _said(notice: Notice, lang: Language) -> str:
    severity = word(lang, "cli", f"severity.{notice.severity}")
    head = f"{notice.place}: {severity} {notice.code} {notice.message} [{notice.name}]"
    tail = [f"    {word(lang, 'cli', 'do')} {notice.do}"] if notice.do else []
    return "\n".join((head, *tail))


def _status(found: Portfolio) -> int:
    """1 where a file has an error, 3 where one could not be opened."""
    if found.closed:
        return UNREADABLE
    wrong = any(notice.severity == Severity.ERROR for notice in found.notices)
    return FINDINGS if wrong else 0
