"""The completed indicator: what the agreement says, and the catalogue entry where it is silent.

One source for all who need a definition: the sentence in the agreement, the reporting form, the
check and the verdict read the same completed record.
"""

from collections.abc import Iterable
from typing import Any

from conventions.agreement.goals import AgreedIndicator, Column, Definition
from conventions.base.errors import UnknownName
from conventions.indicators import Further, Indicator, load_indicator, phrase

_SAME = (
    "label",
    "unit",
    "direction",
    "measurement_point",
    "cohort",
    "period",
    "attribution",
    "min_denominator",
)
_DEFINITION = ("numerator", "denominator", "inclusion", "exclusion", "counting_unit")
_IN_PARTS = ("day", "hour", "amount")
"""Counting units that come in parts, and can be more than was planned."""


def complete(indicator: AgreedIndicator) -> AgreedIndicator:
    """The indicator with what it does not say itself taken from the catalogue entry it uses.

    What the agreement says stays, in the definition text by text. An indicator without ``use``, or
    with one that no entry has (finding G004), is returned as it is.

    >>> indicator = complete(AgreedIndicator(id="i1", use="placement-rate-at-exit", unit="count"))
    >>> indicator.unit, indicator.direction
    ('count', 'higher')
    """
    entry = _entry(indicator)
    if entry is None:
        return indicator
    taken: dict[str, Any] = {
        name: getattr(entry, name) for name in _SAME if getattr(indicator, name) is None
    }
    taken["definition"] = _definition(indicator.definition, entry)
    if indicator.data_source is None:
        taken["data_source"] = phrase("data_sources", entry.data_source)
    if not indicator.evidence:
        taken["evidence"] = tuple(phrase("evidence", key) for key in entry.evidence)
    return indicator.model_copy(update=taken)


def further(indicator: AgreedIndicator) -> Further | None:
    """What the entry would be counted by, with columns that the agreement may declare.

    None where the indicator says itself how it is counted, or has words of its own.

    >>> found = further(AgreedIndicator(id="i1", use="certificates-issued"))
    >>> [column.id for column in found.columns]
    ['certificates']
    """
    entry, said = _entry(indicator), indicator.definition
    own = said.counting or any(getattr(said, name) is not None for name in _DEFINITION)
    return None if entry is None or own else entry.further


def counted_with(indicator: AgreedIndicator, declared: Iterable[Column]) -> AgreedIndicator:
    """The completed indicator, counted by the columns declared where its entry needs just those."""
    whole, needed = complete(indicator), further(indicator)
    known = {(column.id, column.kind) for column in declared}
    if needed is None or not {(column.id, column.kind) for column in needed.columns} <= known:
        return whole
    definition = whole.definition.model_copy(update={"counting": needed.counting})
    return whole.model_copy(update={"definition": definition})


def is_ratio(indicator: AgreedIndicator) -> bool:
    """Whether a completed indicator is reported as two numbers."""
    definition = indicator.definition
    share = indicator.unit == "percent" and definition.numerator is not None
    return share or definition.denominator is not None


def is_subset(indicator: AgreedIndicator) -> bool:
    """Whether the numerator of a completed indicator counts some of the cases of its denominator.

    >>> is_subset(complete(AgreedIndicator(id="i1", use="placement-rate-at-exit")))
    True
    """
    return is_ratio(indicator) and indicator.unit == "percent" and not in_parts(indicator)


def in_parts(indicator: AgreedIndicator) -> bool:
    """Whether what it counts comes in parts (hours, days, amounts), as far as it is said."""
    unit = indicator.definition.counting_unit
    return unit is None or unit in _IN_PARTS


def _entry(indicator: AgreedIndicator) -> Indicator | None:
    if indicator.use is None:
        return None
    try:
        return load_indicator(indicator.use)
    except UnknownName:
        return None


def _definition(said: Definition, entry: Indicator) -> Definition:
    absent = [name for name in _DEFINITION if getattr(said, name) is None]
    taken = {name: getattr(entry.definition, name) for name in absent}
    # A definition with words of its own is not computed by what stands for other words.
    if said.counting is None and len(absent) == len(_DEFINITION):
        taken["counting"] = entry.counting
    return said.model_copy(update=taken)
