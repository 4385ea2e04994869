"""A legal framework as people read it: what it fixes, where it says so, and how sure that is."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from conventions.base.language import (
    Language,
    any_language,
    day,
    duration,
    money,
    number,
    percent,
    word,
)
from conventions.base.values import Currency, Quantity
from conventions.law import Dated, Law, Measure, OneOf, Steps, TimeLimit, ValueUnit, merge
from conventions.law.record import Source

_WIDTH = 100
_INDENT = 2
_LETTERS: dict[ValueUnit, str] = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}
_Entry = tuple[str, str, Source]
"""The name of an entry, what it says, and its source."""


def as_text(law: Law, language: Language) -> str:
    """Name, number of entries by mark, and each list of the file with its sources."""
    head = f"{any_language(law.name, language)} ({law.id})"
    if law.extends:
        head += "\n" + _say(language, "refines", law=law.extends)
    # a law in its own file need not repeat the currency of the one that it refines
    lists: dict[str, tuple[_Entry, ...]] = {
        "values": tuple(_values(law, merge([law.id]).currency, language)),
        "measures": tuple(
            (f"{any_language(one.name, language)} ({one.id})", _measure(one, language), one)
            for one in law.measures
        ),
        "requires": tuple(
            (any_language(one.name, language), ", ".join(one.fields), one) for one in law.requires
        ),
        "time_limits": tuple(
            (any_language(one.act, language), _time_limit(one, language), one)
            for one in law.time_limits
        ),
        "provisions": tuple(
            (one.id, any_language(one.says, language), one) for one in law.provisions
        ),
    }
    sources = [source for entries in lists.values() for _, _, source in entries]
    sources += [cell for measure in law.measures for cell in measure.priced]
    marks = Counter(source.mark for source in sources)
    counted = ", ".join(
        _say(language, f"counted.{mark}", n=marks[mark])
        for mark in ("verified", "certain", "to-check")
        if marks[mark]
    )
    parts = [f"{head}\n{counted}"]
    for key, entries in lists.items():
        if entries:
            parts.append(_say(language, f"heading.{key}"))
            parts += [_shown(entry, language) for entry in entries]
    return "\n\n".join(parts)


def fixed(dated: Dated, unit: ValueUnit, currency: Currency | None, language: Language) -> str:
    """What a value is: a number in its unit, a staircase of them, or a choice."""
    value = dated.value
    if isinstance(value, OneOf):
        either = (_number(one, unit, currency, language) for one in value.one_of)
        return _say(language, "or").join(either)
    if isinstance(value, Steps):
        steps = []
        for step in value.steps:
            key = f"step.{value.by}" if step.up_to is not None else "step.rest"
            up_to = number(step.up_to, language) if step.up_to is not None else ""
            said = _number(step.value, unit, currency, language)
            steps.append(_say(language, key, up_to=up_to, value=said))
        return _say(language, "between").join(steps)
    return _number(value, unit, currency, language)


def _number(value: Quantity, unit: ValueUnit, currency: Currency | None, language: Language) -> str:
    if unit in _LETTERS and value == int(value):
        return duration(f"P{int(value)}{_LETTERS[unit]}", language)
    if unit == "percent":
        return percent(value, language)
    is_money = unit.startswith("amount") and currency is not None
    said = money(value, currency, language) if is_money and currency else number(value, language)
    return _say(language, f"unit.{unit}", n=said)


def _values(law: Law, currency: Currency | None, language: Language) -> Iterator[_Entry]:
    for name, value in law.values.items():
        for dated in value.dated:
            key = "held.to" if dated.end else "held.from"
            end = day(dated.end, language) if dated.end else ""
            held = _say(language, key, start=day(dated.start, language), end=end)
            said = f"{fixed(dated, value.unit, currency, language)}, {held}"
            yield f"{any_language(value.name, language)} ({name})", said, dated


def _measure(measure: Measure, language: Language) -> str:
    """For whom it is, and in which units it is priced."""
    said = ", ".join(word(language, "document", f"system.{one}") for one in measure.systems)
    for cell in measure.priced:
        units = (word(language, "pricing", f"unit.{unit}") for unit in cell.units)
        named = ", ".join(units) or _say(language, "no-unit")
        said += "\n" + _say(language, "priced", units=named, mark=_mark(cell, language))
    return said


def _time_limit(limit: TimeLimit, language: Language) -> str:
    offset = duration(limit.offset, language)
    if limit.days == "working":
        offset += " " + _say(language, "working-days")
    anchor = _say(language, f"anchor.{limit.anchor}")
    who = word(language, "document", f"role.{limit.who}")
    said = _say(language, f"limit.{limit.least}.{limit.direction}", offset=offset)
    return f"{said} {anchor} – {who}"


def _shown(entry: _Entry, language: Language) -> str:
    """The name, what it says under it, and the source."""
    name, said, source = entry
    cited = f"[{source.reference} – {_mark(source, language)}]"
    lines: list[str] = []
    for line in (name, *said.split("\n"), cited):
        margin = " " * (2 * _INDENT if lines else _INDENT)
        lines += textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def _mark(source: Source, language: Language) -> str:
    return _say(language, f"mark.{source.mark}")


def _say(language: Language, key: str, **values: object) -> str:
    return word(language, "law", key, **values)
