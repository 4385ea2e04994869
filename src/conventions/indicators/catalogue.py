"""The catalogue: one file per theme, each a mapping of entries by identifier.

A command reads few of the entries, so each is cut out of its file's text and parsed alone: an
entry begins where its identifier stands at the first column. The files are ours, and a test
validates each entry against the record and compares the outcome with what is built here.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from conventions.base.errors import UnknownName
from conventions.base.language import Localized, LocalizedText
from conventions.base.packaged import plain_tree
from conventions.base.resources import indicators
from conventions.indicators.counting import counting_of
from conventions.indicators.record import (
    Benchmark,
    Definition,
    Further,
    FurtherColumn,
    Indicator,
    MeasurementPoint,
)

_ENTRY = re.compile(r"^([a-z0-9][a-z0-9-]*):\n((?:[ #].*\n|\n)+)", re.MULTILINE)
_NUMBERS = ("figure", "numerator", "denominator")
_TEXTS = ("numerator", "denominator", "inclusion", "exclusion")


def list_indicators() -> tuple[str, ...]:
    """The identifiers of all entries, in the order of their themes.

    >>> "placement-rate-6-months" in list_indicators()
    True
    """
    return tuple(_entries())


@cache
def load_indicator(indicator_id: str) -> Indicator:
    """One entry of the catalogue.

    Raises:
        UnknownName: there is no such entry; it carries suggestions.

    >>> load_indicator("placement-rate-6-months").measurement_point.offset
    'P6M'
    """
    entries = _entries()
    if indicator_id not in entries:
        suggestions = get_close_matches(indicator_id, entries, 3, 0.5)
        raise UnknownName("indicator", indicator_id, tuple(suggestions))
    return _built(indicator_id, plain_tree(entries[indicator_id]))


@cache
def _entries() -> Mapping[str, str]:
    """The text of each entry."""
    themes = sorted(indicators().glob("*.yaml"))
    return {
        found[1]: found[2]
        for theme in themes
        for found in _ENTRY.finditer(theme.read_text("utf-8"))
    }


def _built(indicator_id: str, tree: Mapping[str, Any]) -> Indicator:
    said: dict[str, Any] = {"id": indicator_id, **tree, "label": _text(tree["label"])}
    definition = tree["definition"]
    texts = {key: _text(definition[key]) for key in _TEXTS if key in definition}
    said["definition"] = Definition.model_construct(**{**definition, **texts})
    if "measurement_point" in tree:
        said["measurement_point"] = MeasurementPoint.model_construct(**tree["measurement_point"])
    if "counting" in tree:
        said["counting"] = counting_of(tree["counting"])
    if "further" in tree:
        said["further"] = _further(tree["further"])
    if "min_denominator" in tree:
        said["min_denominator"] = int(tree["min_denominator"])
    if "evidence" in tree:
        said["evidence"] = tuple(tree["evidence"])
    if "benchmarks" in tree:
        said["benchmarks"] = tuple(map(_benchmark, tree["benchmarks"]))
    return Indicator.model_construct(**said)


def _further(tree: Mapping[str, Any]) -> Further:
    columns = (
        FurtherColumn.model_construct(**{**column, "label": _text(column["label"])})
        for column in tree["columns"]
    )
    return Further.model_construct(columns=tuple(columns), counting=counting_of(tree["counting"]))


def _benchmark(tree: Mapping[str, Any]) -> Benchmark:
    said = dict(tree)
    said.update((key, Decimal(tree[key])) for key in _NUMBERS if key in tree)
    said.update((key, _localized(tree[key])) for key in ("value", "group") if key in tree)
    if "year" in tree:
        said["year"] = int(tree["year"])
    return Benchmark.model_construct(**said)


def _localized(tree: str | Mapping[str, Any]) -> Localized:
    return tree if isinstance(tree, str) else _text(tree)


def _text(tree: Mapping[str, Any]) -> LocalizedText:
    return LocalizedText.model_construct(**tree)
