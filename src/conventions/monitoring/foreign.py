"""The texts of an agreement that are in another language than the report which quotes them.

A screen reader pronounces them, and a spelling checker reads them, in their own language only where
it is named (WCAG 2.2, 3.1.2).
"""

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import BaseModel

from conventions.agreement import Agreement
from conventions.base.characters import shown
from conventions.base.language import (
    Language,
    Localized,
    LocalizedText,
    any_language,
    language_found,
)

_LETTER = re.compile(r"[^\W\d_]{2}")


def foreign_texts(agreement: Agreement, language: Language) -> Mapping[str, Language]:
    """Each text without a version in the language, as it is quoted, with the one it is in."""
    prevailing = agreement.authoritative
    found: dict[str, Language] = {}
    for text in _texts(agreement):
        said = shown(any_language(text, language, prevailing))
        is_there = not isinstance(text, str) and getattr(text, language)
        own = language if is_there else language_found(text, prevailing)
        if own != language and _LETTER.search(said):
            found[said] = own
    return found


def _texts(record: BaseModel) -> Iterator[Localized]:
    """Every text that may be in several languages, inside a record and what it holds."""
    for name, field in type(record).model_fields.items():
        may_be = LocalizedText in _parts(field.annotation)
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, LocalizedText) or (isinstance(one, str) and may_be):
                yield one
            elif isinstance(one, BaseModel):
                yield from _texts(one)


def _parts(annotation: object) -> Iterator[object]:
    """The types that a type is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
