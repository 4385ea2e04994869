"""An indicator as agreed, with what it takes over from the catalogue filled in."""

from typing import Any

from conventions.agreement.goals import AgreedIndicator, Definition, MeasurementPoint
from conventions.base.errors import UnknownName
from conventions.indicators import load_indicator, phrase

_SAME = ("label", "unit", "direction", "cohort", "period", "attribution", "min_denominator")
_TEXTS = ("numerator", "denominator", "inclusion", "exclusion", "counting_unit")


def filled(indicator: AgreedIndicator) -> AgreedIndicator:
    """The indicator with everything it does not say itself taken from its catalogue entry.

    Without an entry, or with the name of one that does not exist (which a rule reports), it is
    what the agreement says.
    """
    if indicator.use is None:
        return indicator
    try:
        entry = load_indicator(indicator.use)
    except UnknownName:
        return indicator
    taken: dict[str, Any] = {
        name: getattr(entry, name) for name in _SAME if getattr(indicator, name) is None
    }
    said = {name: getattr(indicator.definition, name) for name in _TEXTS}
    taken["definition"] = Definition.model_construct(
        **{name: said[name] or getattr(entry.definition, name) for name in _TEXTS}
    )
    if indicator.measurement_point is None and entry.measurement_point is not None:
        point = entry.measurement_point
        taken["measurement_point"] = MeasurementPoint(anchor=point.anchor, offset=point.offset)
    if indicator.data_source is None:
        taken["data_source"] = phrase("data_sources", entry.data_source)
    if not indicator.evidence:
        taken["evidence"] = tuple(phrase("evidence", key) for key in entry.evidence)
    return indicator.model_copy(update=taken)
