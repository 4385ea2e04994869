"""On which truth a result stands, reported or accepted, and where the two differ."""

from collections.abc import Iterable
from typing import Any

import click

from conventions.acceptance import Difference, Figure, changes, differences
from conventions.agreement import Agreement
from conventions.base.language import Language, any_language, day, number, word
from conventions.base.period import label
from conventions.report import Report, Value, about


def print_truth(
    reports: Iterable[Report], agreement: Agreement, language: Language, *, reported: bool
) -> None:
    """Which figures were used, and each that was accepted otherwise than it was reported."""
    found = differences(about(agreement.id, agreement.version, reports)[0])
    if not found:
        return
    key = "reported" if reported else "accepted"
    click.echo(word(language, "cli", f"truth.{key}"))
    for one in found:
        values = {
            "name": _called(one.name, agreement, language),
            "period": label(one.period, language),
            "reported": _said(one.reported, language),
            "accepted": _said(one.accepted, language),
        }
        click.echo(
            f"    {word(language, 'cli', 'truth.difference', **values)}{_why(one, language)}"
        )


def print_changes(
    before: Report, correction: Report, agreement: Agreement, language: Language
) -> None:
    """Each figure that a correction states otherwise, and what was accepted of the one before."""
    found = changes(before, correction)
    click.echo(word(language, "cli", "truth.revision", revision=correction.revision))
    for one in found:
        name = " ".join(filter(None, (_called(one.name, agreement, language), one.group)))
        figures = {"before": _said(one.before, language), "now": _said(one.now, language)}
        said = word(language, "cli", "truth.change", name=name, **figures)
        lost = _said(one.accepted, language) if one.accepted is not None else ""
        again = f" ({word(language, 'cli', 'truth.lost', accepted=lost)})" if lost else ""
        click.echo(f"    {said}{again}")
    click.echo(word(language, "cli", "truth.kept"))


def truth_object(
    reports: Iterable[Report], agreement: Agreement, *, reported: bool
) -> dict[str, Any]:
    """The same for machines."""
    return {
        "truth": "reported" if reported else "accepted",
        "differences": [
            {
                "period": one.period,
                "name": one.name,
                "reported": _plain(one.reported),
                "accepted": _plain(one.accepted),
                "reason": one.reason,
                "by": one.by,
                "on": one.on.isoformat() if one.on else None,
            }
            for one in differences(about(agreement.id, agreement.version, reports)[0])
        ],
    }


def _called(name: str, agreement: Agreement, language: Language) -> str:
    entry = next((each for each in agreement.goals.indicators if each.id == name), None)
    return any_language(entry.label, language) if entry and entry.label else name


def _why(one: Difference, language: Language) -> str:
    said = [one.reason, one.by, day(one.on, language) if one.on else None]
    known = ", ".join(each for each in said if each)
    return f" ({known})" if known else ""


def _said(figure: Figure, language: Language) -> str:
    if not isinstance(figure, Value):
        return "–" if figure is None else number(figure, language)
    if figure.numerator is not None and figure.denominator is not None:
        return f"{number(figure.numerator, language)}/{number(figure.denominator, language)}"
    return "–" if figure.value is None else number(figure.value, language)


def _plain(figure: Figure) -> Any:
    if isinstance(figure, Value):
        return figure.model_dump(mode="json", exclude_none=True)
    return None if figure is None else str(figure)
