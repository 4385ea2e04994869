"""What is said in the cell of a row, as the file has it: also names that stand for identifiers."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from conventions.agreement import Draft
from conventions.base.language import Language, word, words
from conventions.drafting.facts import currency_of, with_facts
from conventions.drafting.heard import heard
from conventions.drafting.marks import marked, runs_from
from conventions.drafting.sayings import sayings
from conventions.drafting.view import source_of, view_of
from conventions.pricing.unit import UnitOfAccount
from conventions.word.returned.rows.reference import reference_in

_LISTS = {
    "group": ("services", "target_groups", "label"),
    "service": ("services", "services", "label"),
    "indicator": ("goals", "indicators", "label"),
    "goal": ("goals", "goals", "statement"),
}
_DIGITS = re.compile(r"[0-9]{4,5}")
_UNITS = get_args(UnitOfAccount)
_CATALOGUE = ("units", "directions")

Names = Mapping[str, frozenset[str]]
"""The identifiers that each name, in its plain form, may mean."""


@dataclass(frozen=True)
class Ear:
    """Understands what is said in one language of one agreement, as its file has it now."""

    language: Language
    currency: str
    names: Mapping[str, Names]

    def heard(self, text: str, kind: str) -> Any:
        """The value of words in a kind: a text, or a list of them; none where it is not clear.

        Kinds are those of ``drafting.heard`` and: the name of a party, group, service, indicator
        or goal; a unit or direction of the catalogue; ``one`` of a unit; a ``measure`` in
        whatever unit; the kind of the ``report`` of this name; the ``reference`` of a target; parts
        of an address; and lists of any of them.
        """
        how, _, inner = kind.partition(":")
        found: Any
        match how:
            case "listed" | "commas" | "first" | "rest":
                found = self._several(text, how, inner)
            case "digits":
                found = text if _DIGITS.fullmatch(text) else None
            case "street" | "name":
                found = text if any(map(str.isdigit, text)) == (how == "street") else None
            case "one":
                forms = words(self.language, "document")["counted"]
                found = _only(key for key in _UNITS if alike(forms[key]["one"], text))
            case "reference":
                found = reference_in(text, inner, self.language, self.heard)
            case "measure":
                found = self._measured(text)
            case _ if how in _CATALOGUE:
                said = words(self.language, "indicators")[how]
                found = _only(key for key, each in said.items() if alike(str(each), text))
            case _ if how in self.names:
                found = _only(self.names[how].get(plain(text), ()))
            case _:
                found = heard(text, kind, self.language, self.currency)
        return found

    def _several(self, text: str, how: str, kind: str) -> Any:
        """The parts between commas; the last two between them or with "and".

        A name that holds a comma is one name.
        """
        parts = text.split(", ")
        joined = word(self.language, "document", "and")
        if kind in self.names:
            parts = _split_at_names(plain(text), self.names[kind], joined)
        elif how == "listed":
            parts += parts.pop().split(f" {joined} ", 1)
        values = [self.heard(part.strip(), kind) for part in parts]
        if any(value is None for value in values):
            return None
        if how == "first":
            return values[0]
        return values[1:] if how == "rest" else values

    def _measured(self, text: str) -> str | None:
        """A rate, an amount, a number with its unit or alone."""
        kinds = ["percent"] if "%" in text else ["number", "money"]
        kinds += [f"counted.{name}" for name in words(self.language, "document")["counted"]]
        found = (heard(text, kind, self.language, self.currency) for kind in kinds)
        return next((value for value in found if value is not None), None)


def ear_for(against: Draft, language: Language) -> Ear:
    """The ear for rows of this agreement, drafted in this language."""
    source = source_of(against)
    currency = currency_of(source)
    view = with_facts(view_of(source, language), source, language)
    say = sayings(view, language, currency)
    names: dict[str, Names] = {"party": _names(view["parties"], say["party"], "legal_name")}
    for kind, (section, listed, field) in _LISTS.items():
        where = view[section]
        entries = where[listed] if isinstance(where, dict) else ()
        names[kind] = _names(entries, say[kind], field)
    kinds = words(language, "document")["report"].values()
    names["report"] = _kinds(view["evaluation"]["reports"], frozenset(map(plain, kinds)))
    return Ear(language, currency, names)


def plain(text: str) -> str:
    """A text as it is compared: whatever its case, its spaces, its apostrophes, its full stop.

    >>> plain("L’atelier\u00a0du Lac.")
    "l'atelier du lac"
    """
    return " ".join(text.replace("’", "'").split()).rstrip(" .;").casefold()


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same."""
    return plain(one) == plain(other)


def _names(entries: Iterable[Any], say: Callable[[Any], Any], field: str) -> Names:
    """What each entry may be called: as the draft mentions it, by its field, by its identifier."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        identity = entry["id"]
        if not isinstance(identity, str):
            continue
        for called in (say(str(identity)), entry[field], str(identity)):
            text = "".join(run.text for run in runs_from(marked(called)))
            found.setdefault(plain(text), set()).add(str(identity))
    return {name: frozenset(meant) for name, meant in found.items()}


def _kinds(duties: Iterable[Any], called: frozenset[str]) -> Names:
    """The kinds of the reports that have each name, unless it is what a kind is ``called``."""
    found: dict[str, set[str]] = {}
    for duty in duties:
        if isinstance(duty["kind"], str) and duty["label"]:
            text = "".join(run.text for run in runs_from(marked(duty["label"])))
            found.setdefault(plain(text), set()).add(str(duty["kind"]))
    return {name: frozenset(kinds) for name, kinds in found.items() if name not in called}


def _split_at_names(text: str, names: Iterable[str], joined: str) -> list[str]:
    """The names in a list of them, the longest that fits first; the rest as it is."""
    longest = sorted((name for name in names if name), key=len, reverse=True)
    parts: list[str] = []
    while text:
        found = next((name for name in longest if text.startswith(name)), text)
        parts.append(found)
        rest = text[len(found) :]
        text = rest.removeprefix(", ").removeprefix(f" {joined} ")
        if rest and text == rest:
            return [*parts, rest]
    return parts


def _only(found: Iterable[str]) -> str | None:
    """The one that was found; none where there is none, or a choice."""
    listed = list(found)
    return listed[0] if len(listed) == 1 else None
