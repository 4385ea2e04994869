"""Targets and definitions in words, as a form states them beside its cells."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.goals import AgreedIndicator, Target, Tolerance
from conventions.base.language import (
    Language,
    Localized,
    any_language,
    duration,
    money,
    number,
    percent,
    word,
)
from conventions.base.period import Period, label
from conventions.base.values import Currency
from conventions.forms.entry import Line
from conventions.indicators import MeasurementPoint, Unit, phrase


def targets_in_words(
    targets: tuple[Target, ...],
    unit: Unit | None,
    period: Period,
    language: Language,
    currency: Currency,
) -> str:
    """One line a target; the period stands before those that hold for more than the form's."""
    lines = []
    for target in targets:
        # A difference or an index is no rate.
        own = unit if target.reference is None else None
        said = _bounds(target, own, language, currency)
        if target.tolerance is not None:
            said += f"\n{_tolerance(target.tolerance, unit, language, currency)}"
        if target.period != period:
            said = _say(language, "target.over", period=label(target.period, language), target=said)
        lines.append(said)
    return "\n".join(lines) or _say(language, "target.none")


def amount(value: Decimal, unit: Unit | None, language: Language, currency: Currency) -> str:
    r"""A value with its unit.

    >>> amount(Decimal("25.0"), "percent", "en", "CHF"), amount(Decimal(120), "hours", "de", "CHF")
    ('25%', '120\xa0Stunden')
    """
    match unit:
        case "percent":
            return percent(value, language)
        case "currency":
            return money(value, currency, language)
        case "yes-no":
            return _say(language, "answers.yes" if value else "answers.no")
        case "days" | "hours" | "fte" | "score":
            return f"{number(value, language)}\u00a0{any_language(phrase('units', unit), language)}"
        case _:
            return number(value, language)


def definition_lines(
    indicator: AgreedIndicator,
    language: Language,
    authoritative: Language,
    currency: Currency,
    *,
    ratio: bool,
) -> Iterator[Line]:
    """What is counted, among whom, who belongs to it, when it is measured, what proves it."""
    definition = indicator.definition
    texts: list[tuple[str, Localized | None]] = [
        ("numerator" if ratio else "value", definition.numerator),
        ("denominator", definition.denominator),
        ("included", definition.inclusion),
        ("excluded", definition.exclusion),
    ]
    for key, text in texts:
        if text is not None:
            yield Line(key, any_language(text, language, authoritative))
    if not ratio and indicator.unit == "currency":
        yield Line("unit", currency)
    elif not ratio and indicator.unit not in (None, "count"):
        yield Line("unit", any_language(phrase("units", indicator.unit), language))
    elif definition.counting_unit is not None:
        unit = phrase("counting_units", definition.counting_unit)
        yield Line("unit", any_language(unit, language))
    if indicator.measurement_point is not None:
        yield Line("measured", _measured(indicator.measurement_point, language))
    if indicator.evidence:
        proofs = (any_language(text, language, authoritative) for text in indicator.evidence)
        yield Line("evidence", ", ".join(proofs))


def _measured(point: MeasurementPoint, language: Language) -> str:
    if point.offset is None:
        return _say(language, f"measured.at.{point.anchor}")
    after = duration(point.offset, language)
    return _say(language, f"measured.after.{point.anchor}", after=after)


def _bounds(target: Target, unit: Unit | None, language: Language, currency: Currency) -> str:
    said = [
        _say(language, f"target.{key}", value=amount(value, unit, language, currency))
        for key, value in (
            ("exactly", target.exactly),
            ("at_least", target.at_least),
            ("at_most", target.at_most),
        )
        if value is not None
    ]
    return ", ".join(said) or _say(language, "target.none")


def _tolerance(
    tolerance: Tolerance, unit: Unit | None, language: Language, currency: Currency
) -> str:
    if tolerance.percent is not None:
        return _say(language, "target.tolerance", value=percent(tolerance.percent, language))
    points = tolerance.points or Decimal(0)
    if unit == "percent":
        one = "point" if points == 1 else "points"
        return _say(language, f"target.{one}", value=number(points, language))
    return _say(language, "target.tolerance", value=amount(points, unit, language, currency))


def _say(language: Language, key: str, **values: str) -> str:
    return word(language, "form", key, **values)
