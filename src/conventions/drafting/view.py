"""The view of an agreement in one language: plain mappings, lists and texts for its wording.

No record and no method reaches the wording. Numbers and dates are texts that a filter says in the
language; a text in several languages is the one of the document. What is missing is ``Absent``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel, RootModel

from conventions.agreement import SECTIONS, Agreement, Draft, Identity
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.base.characters import shown
from conventions.base.labels import records_in
from conventions.base.language import (
    Language,
    Localized,
    LocalizedText,
    OfficialNames,
    any_language,
    in_language,
    language_found,
)
from conventions.base.path import Path
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.readable import Partial, readable
from conventions.drafting.stated import Stated
from conventions.law import Law, merge

_HEAD = ("id", "version", "title", "languages", "laws", "amends")
"""What of the head is printed: own clauses are wording, accepted findings are for the rules."""

Plain = Any
"""A text, a truth value, ``Absent``, ``Untranslated``, or a list or mapping of them."""


@dataclass(frozen=True)
class Source:
    """What a document is made from: as much of an agreement as there is."""

    identity: Identity | None
    sections: Mapping[str, Any]
    law: Law | None
    tree: Mapping[str, Any]


def source_of(draft: Draft | Agreement) -> Source:
    """The parts of a draft, or of an agreement whose file is no longer at hand."""
    if isinstance(draft, Agreement):
        sections = {name: getattr(draft, name) for name in SECTIONS}
        head = {name: getattr(draft, name) for name in Identity.model_fields}
        return Source(Identity.model_construct(**head), sections, merge(draft.laws), {})
    tree = draft.document.tree
    return Source(draft.identity, draft.sections, draft.law, tree if tree is not None else {})


def view_of(source: Source, language: Language) -> dict[str, Plain]:
    """The ten sections and ``identity``, by name, in one language."""
    authoritative = source.identity.authoritative if source.identity else language
    reader = _Reader(language, authoritative)
    view: dict[str, Plain] = {}
    for name, model in SECTIONS.items():
        section = source.sections.get(name)
        if section is None and source.tree.get(name) is not None:
            section = readable(model, source.tree[name])
        view[name] = reader.read(
            section, (name,), _Kind(optional=False, localized=False, records=(model,))
        )
    head = {key: value for key, value in source.tree.items() if key in _HEAD}
    identity = source.identity or readable(Identity, head) or Partial(Identity, {})
    fields = identity.fields if isinstance(identity, Partial) else vars(identity)
    said = {name: fields[name] for name in _HEAD if name in fields}
    view["identity"] = reader.record(Identity, said, ())
    return view


@dataclass(frozen=True)
class _Kind:
    """What a field may hold: whether nothing, whether text in languages, which records.

    ``always`` says that it is one record, which is there even where nothing was said.
    """

    optional: bool
    localized: bool
    records: tuple[type[BaseModel], ...]
    always: bool = False


@cache
def _kinds(record: type[BaseModel]) -> Mapping[str, _Kind]:
    """What each field of a record may hold."""
    return {name: _kind(field.annotation) for name, field in record.model_fields.items()}


def _kind(annotation: Any) -> _Kind:
    inside = tuple(records_in(annotation))
    always = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return _Kind(NoneType in get_args(annotation), LocalizedText in inside, inside, always)


@dataclass(frozen=True)
class _Reader:
    """Turns values into plain ones, each knowing its path."""

    language: Language
    authoritative: Language

    def read(self, value: Any, path: Path, kind: _Kind) -> Plain:
        """One value as the wording may see it."""
        if value is None and not kind.always:  # half of all fields
            return Absent(path, self.language, kind.records)
        if isinstance(value, LocalizedText) or (kind.localized and isinstance(value, str)):
            return self.said(value, path)
        entries = value.root if isinstance(value, RootModel) else value
        if isinstance(entries, tuple):
            return self.entries(entries, path, kind)
        if value is None or isinstance(value, Partial):
            part = value or Partial(kind.records[0], {})
            return self.record(part.record, part.fields, path)
        if isinstance(value, BaseModel):
            whole = complete(value) if isinstance(value, AgreedIndicator) else value
            return self.record(type(value), vars(whole), path)
        return _scalar(value, path)

    def entries(self, entries: tuple[Any, ...], path: Path, kind: _Kind) -> Plain:
        """A list; one that nobody filled in is as missing as a text that nobody wrote."""
        if not entries and not kind.optional:
            return Absent(path, self.language, kind.records)
        return [self.read(entry, (*path, at), kind) for at, entry in enumerate(entries)]

    def record(
        self, record: type[BaseModel], fields: Mapping[str, Any], path: Path
    ) -> dict[str, Plain]:
        """A record as a mapping of all its fields."""
        return {
            name: self.read(fields.get(name), (*path, name), kind)
            for name, kind in _kinds(record).items()
        }

    def said(self, value: Localized, path: Path) -> Plain:
        """A text in the language, or else in another one, marked as such; names need no mark."""
        text = in_language(value, self.language, self.authoritative)
        if text is not None:
            here = path if isinstance(value, str) else (*path, self.language)
            return Stated(shown(text), here)
        if isinstance(value, OfficialNames):
            return shown(any_language(value, self.authoritative))
        elsewhere = shown(any_language(value, self.authoritative))
        source = language_found(value, self.authoritative)
        return Untranslated(path, self.language, elsewhere, source)


def _scalar(value: Any, path: Path) -> Stated | bool:
    """A number or a day as the text that a filter takes."""
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return Stated(value.isoformat(), path)
    return Stated(f"{value:f}" if isinstance(value, Decimal) else shown(str(value)), path)
