"""The filters of wording: how values are said in the language of the document.

Each takes what is absent, or in another language, and hands it on as it is. What is one field
said in words stays that field, by the name of its filter; a name that an identifier means is not
the field that it stands in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base import language as say
from conventions.base.language import Language, word, words
from conventions.base.period import PATTERN, label
from conventions.base.values import Currency
from conventions.drafting.absent import Absent
from conventions.drafting.figures import written
from conventions.drafting.marks import Marked, bare, marked
from conventions.drafting.sandbox import Filters
from conventions.drafting.stated import Stated, mentioned, unstated
from conventions.drafting.terms import method_in_words
from conventions.drafting.view import Plain

KEPT = "\u00a0"
"""A space at which no line ends."""


def sayings(view: dict[str, Plain], language: Language, currency: Currency) -> Filters:
    """The filters by name.

    money, percent(article), number, date(article), duration(case), period, month: a value in
    figures and words; the article is the Italian one before a figure, outside the field (dal 2,
    dall'8, l'80 %).
    counted(unit): a quantity with its unit, in the singular or plural.
    word(part): what a closed word of the format is called, one or each of a list.
    party(case), group, indicator, goal, service: who or what an identifier means.
    listed(field), join(separator): a list in a sentence. several: whether it has more than one.
    nought: whether it is zero. bare: without its full stop.
    terms(part): the method of judging in words, from the terms that compute.
    """
    names = _Names(view, language)
    country = view.get("country", "")

    def number(value: str) -> str:
        return written(say.number(Decimal(value), language), country)

    def counted(value: Any, unit: Any) -> Any:
        forms = words(language, "document")["counted"]
        if not isinstance(unit, str):
            return Marked(f"{marked(_each(number, 'number')(value))} {marked(unit)}")
        if not isinstance(value, str):
            return Marked(f"{marked(_in_kind(value, 'number'))} {forms[unit]['many']}")
        form = forms[unit]["one" if Decimal(value) in _ONE[language] else "many"]
        return _in_kind(value, f"counted.{unit}", f"{number(value)}{KEPT}{form}")

    def duration(value: Any, case: str = "") -> Any:
        forms = words(language, "document").get(f"duration_{case}")
        if forms is None:
            return _each(lambda text: _kept_together(say.duration(text, language)), "duration")(
                value
            )
        return _each(lambda text: _kept_together(_in_case(text, forms)), "duration")(value)

    def dated(value: Any, article: str = "") -> Any:
        said = _each(lambda text: _kept_day(text, language), "date")(value)
        return _behind(article, value, said, _VOWEL_DAYS)

    def percent(value: str) -> str:
        return written(say.percent(Decimal(value), language), country)

    def share(value: Any, article: str = "") -> Any:
        return _behind(article, value, _each(percent, "percent")(value), _VOWEL_SHARES)

    simple: dict[str, Callable[[str], str]] = {
        "money": lambda value: written(say.money(Decimal(value), currency, language), country),
        "number": number,
        "period": lambda value: _period(value, language),
        "month": lambda value: str(words(language, "formats")["months"][int(value) - 1]),
    }
    return {
        **{name: _each(saying, name) for name, saying in simple.items()},
        "counted": counted,
        "date": dated,
        "duration": duration,
        "percent": share,
        "word": lambda value, part: _each(
            lambda key: word(language, "document", f"{part}.{key}"), f"word.{part}"
        )(value),
        "party": names.party,
        "group": _each(names.of("services", "target_groups", "label")),
        "service": _each(names.of("services", "services", "label")),
        "indicator": _each(names.of("goals", "indicators", "label")),
        "goal": _each(names.of("goals", "goals", "statement")),
        "listed": lambda values, field="": _listed(values, field, language),
        "join": lambda values, separator: Marked(separator.join(map(marked, _items(values)))),
        "several": lambda values: len(_items(values)) > 1,
        "nought": lambda value: isinstance(value, str) and not Decimal(value),
        "bare": lambda value: bare(marked(value)),
        "terms": lambda method, part: method_in_words(view, language, method, part),
    }


_ONE = {
    "fr": (Decimal(0), Decimal(1)),
    "de": (Decimal(1),),
    "it": (Decimal(1),),
    "en": (Decimal(1),),
}
"""Quantities said in the singular; in French also nought."""


class _Names:
    """What the identifiers of a view mean."""

    def __init__(self, view: dict[str, Plain], language: Language) -> None:
        self.view, self.language = view, language
        self.parties = {party["id"]: party for party in view["parties"]}

    def party(self, value: Any, case: str = "name") -> Any:
        """A party by its role, and by its name too where others have that role.

        ``case`` is ``name``, ``of`` or ``to``: du mandant, au mandant (Ville de Bienne). An article
        fits a role, of which there are few; none is known of a name.
        """
        if isinstance(value, Absent | list):
            return (
                self.named(marked(value), case)
                if isinstance(value, Absent)
                else [self.party(item, case) for item in value]
            )
        party = self.parties.get(value)
        if party is None:
            return self.named(marked(value), case)
        named = mentioned(party["legal_name"])
        if not isinstance(party["role"], str):
            return self.named(marked(named), case)
        role = word(self.language, "document", f"party.{case}.{party['role']}")
        alone = [each["role"] for each in self.parties.values()].count(party["role"]) == 1
        return Marked(role if alone else f"{role} ({marked(named)})")

    def named(self, name: Marked, case: str) -> Marked:
        """A name, or the gap where there is none, in a sentence."""
        return Marked(word(self.language, "document", f"party.{case}.named", name=name))

    def of(self, section: str, entries: str, field: str) -> Callable[[str], Any]:
        """A function from an identifier to what its entry is called, failing that itself."""
        where = self.view[section]
        listed = where[entries] if isinstance(where, dict) else []
        by_id = {entry["id"]: mentioned(entry[field]) for entry in listed}
        return lambda key: by_id.get(key) or unstated(key)


def _each(saying: Callable[[str], Any], kind: str = "") -> Callable[[Any], Any]:
    """The saying of a text, of each text of a list, and of nothing else.

    With a ``kind``, what is said of a field stays that field.
    """

    def said(value: Any) -> Any:
        if isinstance(value, list):
            return [said(item) for item in value]
        if isinstance(value, str) and not isinstance(value, Marked):
            return _in_kind(value, kind, saying(value)) if kind else saying(value)
        return _in_kind(value, kind)

    return said


def _in_kind(value: Any, kind: str, text: str = "") -> Any:
    """The text as the field that the value is; a gap that knows how it would be said."""
    if isinstance(value, Stated):
        return value.said(text, kind)
    if isinstance(value, Absent) and kind:
        return replace(value, kind=kind)
    return text if isinstance(value, str) and not isinstance(value, Marked) else value


def _items(values: Any) -> list[Any]:
    if isinstance(values, Absent):
        return [values]
    return values if isinstance(values, list) else [values]


def _listed(values: Any, field: str, language: Language) -> Marked:
    """A, B et C."""
    entries = [
        mentioned(item[field]) if isinstance(item, dict) else item for item in _items(values)
    ]
    parts = [marked(entry) for entry in entries]
    if len(parts) < 2:
        return Marked("".join(parts))
    last = word(language, "document", "and")
    return Marked(f"{', '.join(parts[:-1])} {last} {parts[-1]}")


def _in_case(duration: str, forms: Mapping[str, Mapping[str, str]]) -> str:
    """A duration in another case than the nominative, where a language has them."""
    count = int(duration[1:-1])
    return forms[duration[-1]]["one" if count == 1 else "many"].format(count=count)


def _period(value: str, language: Language) -> str:
    """A period in words; what an index is based on may be said in other words, which stay."""
    return label(value, language) if re.fullmatch(PATTERN, value, re.ASCII) else value


def _kept_day(iso: str, language: Language) -> str:
    """A day in words, its number not torn from its month."""
    return say.day(date.fromisoformat(iso), language).replace(" ", KEPT, 1)


_VOWEL_DAYS = re.compile(r".*-(?:08|11)")
_VOWEL_SHARES = re.compile(r"(?:1|8|11|8[0-9])(?:\..*)?")
"""Figures that begin with a vowel in Italian: uno, otto, undici, ottanta."""


def _behind(article: str, value: Any, said: Any, vowels: re.Pattern[str]) -> Any:
    """What is said of a value behind the article, elided where it begins with a vowel."""
    if not article or isinstance(value, list):
        return said
    elided = isinstance(value, str) and vowels.fullmatch(value)
    stem = "l" if article == "il" else f"{article}l"
    return Marked((f"{stem}’" if elided else f"{article} ") + marked(said))


def _kept_together(text: str) -> str:
    """A number is not torn from its unit."""
    return text.replace(" ", KEPT)
