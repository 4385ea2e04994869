"""What is doubtful about a report as a whole, whichever file it came in."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.base.findings import Code, Word
from conventions.base.language import Language, any_language
from conventions.base.path import Path
from conventions.forms import codes
from conventions.forms.definition import is_subset
from conventions.forms.number import plain
from conventions.report import Observation, Report, Value


@dataclass(frozen=True)
class Doubt:
    """A code, the path in the report, and the values judged."""

    code: Code
    path: Path
    values: dict[str, Any]


def doubts(report: Report, agreement: Agreement, language: Language) -> Iterator[Doubt]:
    """Indicators not agreed, more than all, groups that do not add up."""
    agreed = {indicator.id: complete(indicator) for indicator in agreement.goals.indicators}
    for position, observation in enumerate(report.observations):
        path: Path = ("observations", position)
        indicator = agreed.get(observation.indicator)
        if indicator is None:
            values = {"code": observation.indicator, "known": ", ".join(agreed)}
            yield Doubt(codes.NOT_AGREED, (*path, "indicator"), values)
            continue
        label = any_language(indicator.label or indicator.id, language, agreement.authoritative)
        if (found := _more_than_all(indicator, observation.reported)) is not None:
            value = observation.reported
            said = {
                "label": label,
                "numerator": plain(value.numerator or Decimal(0)),
                "denominator": plain(value.denominator or Decimal(0)),
            }
            yield Doubt(found, (*path, "reported", "numerator"), said)
        if observation.group is None:
            parts = [
                part
                for part in report.observations
                if part.indicator == observation.indicator and part.group is not None
            ]
            for doubt in _parts_and_whole(observation, parts, path):
                yield Doubt(doubt.code, doubt.path, {"label": label, **doubt.values})


def _more_than_all(indicator: AgreedIndicator, value: Value) -> Code | None:
    if value.numerator is None or value.denominator is None:
        return None
    if indicator.unit != "percent" or value.numerator <= value.denominator:
        return None
    return codes.NUMERATOR_ABOVE if is_subset(indicator) else codes.ABOVE_HUNDRED


def _parts_and_whole(whole: Observation, parts: list[Observation], path: Path) -> Iterator[Doubt]:
    """Where every group is known, and the whole is something else.

    A value without a denominator may be a mean or a score, so only the two numbers are added up.
    """
    fields = ("numerator", "denominator")
    for field in fields:
        total = getattr(whole.reported, field)
        known = [getattr(part.reported, field) for part in parts]
        if total is None or not known or None in known or sum(known) == total:
            continue
        values = {
            "field": Word("form", f"fields.{field}"),
            "sum": plain(sum(known, Decimal(0))),
            "total": plain(total),
        }
        yield Doubt(codes.GROUPS_DIFFER, (*path, "reported", field), values)
