"""An entry of the catalogue of indicators as people read it."""

import textwrap
from collections.abc import Iterator

from conventions.base.language import Language, LocalizedText, any_language, duration, word
from conventions.indicators import Benchmark, Indicator, MeasurementPoint, phrase, sources

_WIDTH = 100
_GAP = 2


def as_text(entry: Indicator, language: Language) -> str:
    """Name, definition, how and when it is measured, and what was ever observed."""
    rows = list(_rows(entry, language))
    indent = max(len(name) for name, _ in rows) + _GAP
    name = f"{any_language(entry.label, language)} ({entry.id})"
    paragraphs = [
        _filled(f"{entry.number} ", name),
        "\n".join(_filled(name.ljust(indent), said) for name, said in rows),
    ]
    if entry.benchmarks:
        heading = _say(language, "benchmarks.heading")
        known = (_benchmark(benchmark, language) for benchmark in entry.benchmarks)
        paragraphs.append("\n".join([heading, *known]))
        paragraphs.append("\n".join(_cited(entry, language)))
    return "\n\n".join(paragraphs)


def _rows(entry: Indicator, language: Language) -> Iterator[tuple[str, str]]:
    """Each fact of the entry with its name, as an agreement prints it."""
    yield _say(language, "kind"), _say(language, f"kinds.{entry.kind}")
    for key, said in _facts(entry, language).items():
        if said:
            yield word(language, "document", f"table.indicators.{key}"), said


def _facts(entry: Indicator, language: Language) -> dict[str, str]:
    definition, point, smallest = entry.definition, entry.measurement_point, entry.min_denominator
    proofs = (any_language(phrase("evidence", key), language) for key in entry.evidence)
    return {
        "numerator": any_language(definition.numerator, language),
        "denominator": _text(definition.denominator, language),
        "inclusion": _text(definition.inclusion, language),
        "exclusion": _text(definition.exclusion, language),
        "counting_unit": _say(language, f"counting_units.{definition.counting_unit}"),
        "unit": _say(language, f"units.{entry.unit}"),
        "direction": _say(language, f"directions.{entry.direction}"),
        "measurement_point": _measured(point, language) if point else "",
        "cohort": _say(language, f"cohorts.{entry.cohort}") if entry.cohort else "",
        "data_source": _say(language, f"data_sources.{entry.data_source}"),
        "evidence": ", ".join(proofs),
        "period": word(language, "document", f"every.{entry.period}"),
        "attribution": word(language, "document", f"attribution.{entry.attribution}"),
        "min_denominator": str(smallest) if smallest else "",
    }


def _measured(point: MeasurementPoint, language: Language) -> str:
    if point.offset is None:
        return word(language, "form", f"measured.at.{point.anchor}")
    after = duration(point.offset, language)
    return word(language, "form", f"measured.after.{point.anchor}", after=after)


def _benchmark(known: Benchmark, language: Language) -> str:
    """One value: whether set or achieved, for whom and when, where that is written."""
    widest = max(len(_say(language, f"benchmarks.{kind}")) for kind in ("target", "result"))
    kind = _say(language, f"benchmarks.{known.kind}").ljust(widest + _GAP)
    value = any_language(known.value, language)
    group = any_language(known.group, language) if known.group else ""
    year = str(known.year) if known.year else ""
    if year in group:
        year = ""
    where = ", ".join(part for part in (group, year) if part)
    said = value + (f" – {where}" if where else "") + f" [{known.source}]"
    return _filled(f"  {kind}", said)


def _cited(entry: Indicator, language: Language) -> Iterator[str]:
    """The sources of its benchmarks, each once."""
    for key in dict.fromkeys(known.source for known in entry.benchmarks):
        source = sources()[key]
        part = f" ({_say(language, 'benchmarks.part')})" if source.read == "part" else ""
        yield _filled(f"  [{key}] ", f"{source.title}{part}")
        if source.address:
            yield f"    {source.address}"


def _filled(head: str, said: str) -> str:
    """The text behind its head, further lines under its beginning; no word is cut in two."""
    room = _WIDTH - len(head)
    lines = textwrap.wrap(said, room, break_long_words=False, break_on_hyphens=False)
    return head + ("\n" + " " * len(head)).join(lines)


def _text(text: LocalizedText | None, language: Language) -> str:
    return any_language(text, language) if text else ""


def _say(language: Language, key: str) -> str:
    return word(language, "indicators", key)
