"""The pages of the catalogues: indicators with their definitions, laws with values and sources."""

from collections.abc import Iterator

from tests.reference_table import addressed, table

from conventions.base.language import LANGUAGES, LocalizedText, any_language
from conventions.indicators import Indicator, list_indicators, load_indicator
from conventions.law import Dated, Law, Measure, OneOf, Steps, list_laws, load_law
from conventions.law.record import Source

SOURCE = ("reference", "checked", "mark")


def indicator_page() -> str:
    """The catalogue of indicators, in the order of its themes."""
    entries = (load_indicator(name) for name in list_indicators())
    return "\n".join(["# Indicators\n", *(_indicator(entry) for entry in entries)])


def _indicator(entry: Indicator) -> str:
    definition = entry.definition
    texts = {
        "name": entry.label,
        "numerator": definition.numerator,
        "denominator": definition.denominator,
        "included": definition.inclusion,
        "excluded": definition.exclusion,
    }
    rows = [(name, *_in_each_language(text)) for name, text in texts.items() if text]
    facts = [f"{entry.number}, {entry.kind}", f"unit: {entry.unit}", f"better: {entry.direction}"]
    if entry.measurement_point:
        offset = entry.measurement_point.offset
        facts.append(
            f"measured: {entry.measurement_point.anchor}{f' + {offset}' if offset else ''}"
        )
    text = f"## `{entry.id}`\n\n{'; '.join(facts)}.\n\n{table(('', *LANGUAGES), rows)}"
    if entry.benchmarks:
        text += "\n"
    for known in entry.benchmarks:
        group = any_language(known.group, "en") if known.group else ""
        where = (group, known.year, known.source)
        said = any_language(known.value, "en")
        text += f"- {known.kind}: {said} ({', '.join(str(part) for part in where if part)})\n"
    return text


def _in_each_language(text: LocalizedText) -> Iterator[str]:
    for language in LANGUAGES:
        said: str = getattr(text, language)
        yield said


def law_page() -> str:
    """All laws: what each fixes, and where it says so."""
    return "\n".join(["# Laws\n", *(_law(load_law(name)) for name in list_laws())])


def _law(law: Law) -> str:
    parts = [f"## `{law.id}`\n\n{law.name.en}.\n"]
    if law.extends:
        parts.append(f"Refines `{law.extends}`.\n")
    for title, head, rows in _tables(law):
        if rows:
            parts.append(f"**{title}**\n\n{table((*head, *SOURCE), rows)}")
    return "\n".join(parts)


def _tables(law: Law) -> Iterator[tuple[str, tuple[str, ...], list[list[str]]]]:
    """Title, own columns and rows of each list in a law file."""
    yield (
        "Values",
        ("name", "value", "unit", "holds"),
        [
            [
                addressed(f"{law.id}.{name}", name) if dated is value.dated[0] else f"`{name}`",
                *(_fixed(dated), value.unit, _held(dated)),
                *_source(dated),
            ]
            for name, value in law.values.items()
            for dated in value.dated
        ],
    )
    yield (
        "Measures",
        ("measure", "name", "for", "priced by"),
        [
            [
                addressed(f"{law.id}.{one.id}", one.id),
                one.name.en,
                ", ".join(one.systems),
                _priced(one),
                *_source(one),
            ]
            for one in law.measures
        ],
    )
    yield (
        "Provisions",
        ("provision", "what it says"),
        [[f"`{one.id}`", one.says.en, *_source(one)] for one in law.provisions],
    )
    yield (
        "What an agreement must contain",
        ("item", "name", "fields"),
        [
            [
                addressed(f"{law.id}.{one.id}", one.id),
                one.name.en,
                ", ".join(f"`{path}`" for path in one.fields),
                *_source(one),
            ]
            for one in law.requires
        ],
    )
    yield (
        "Time limits",
        ("limit", "act", "day", "who"),
        [
            [
                addressed(f"{law.id}.{one.id}", one.id),
                one.act.en,
                f"{one.least} {one.offset} {one.direction} {one.anchor}",
                one.who,
                *_source(one),
            ]
            for one in law.time_limits
        ],
    )


def _priced(measure: Measure) -> str:
    """Its units of account, each list with its mark."""
    cells = (f"{', '.join(cell.units) or 'nothing'} ({cell.mark})" for cell in measure.priced)
    return "; ".join(cells)


def _source(statement: Source) -> tuple[str, str, str]:
    return statement.reference, str(statement.checked), statement.mark


def _held(dated: Dated) -> str:
    return f"from {dated.start}" + (f" to {dated.end}" if dated.end else "")


def _fixed(dated: Dated) -> str:
    """A number, a staircase or a choice, in words."""
    value = dated.value
    if isinstance(value, OneOf):
        return " or ".join(f"{number:f}" for number in value.one_of)
    if isinstance(value, Steps):
        steps = (
            f"{step.value:f} to {step.up_to:f}"
            if step.up_to is not None
            else f"{step.value:f} above"
            for step in value.steps
        )
        return f"by {value.by}: {', '.join(steps)}"
    return f"{value:f}"
