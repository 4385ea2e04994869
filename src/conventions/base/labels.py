"""Labels: the name of a field as a form, a draft and the reference print it.

English stands with the field, as its title; the other languages in ``locales/<language>/fields``,
by record and field. What a document as a whole is (an agreement, a report, one section) is the
``model`` of these functions, so that this floor need not know it.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, RootModel

from conventions.base.language import Language, LocalizedText, words
from conventions.base.path import Path, dotted


def label(record: type[BaseModel], field: str, language: Language) -> str:
    """The name of one field of a record; its English title where a language has none.

    Raises:
        KeyError: the record has no such field.

    >>> label(LocalizedText, "de", "en"), label(LocalizedText, "de", "fr")
    ('German', 'Allemand')
    """
    title = record.model_fields[field].title or field
    if language == "en":
        return title
    return str(words(language, "fields").get(record.__name__, {}).get(field, title))


def label_at(model: type[BaseModel], path: Path, language: Language) -> str:
    """The name of the field at a path; the dotted path where it leads to no field."""
    trail = labels_along(model, path, language)
    return trail[-1] if trail else dotted(path)


def labels_along(model: type[BaseModel], path: Path, language: Language) -> tuple[str, ...]:
    """The names of the fields on the way to a path, from the outermost to the last.

    An entry of a list is counted from 1 behind its list, a language stands in brackets behind its
    text. Empty where the path leads to no field.
    """
    trail: list[str] = []
    records = tuple(records_in(model))
    for step in path:
        if isinstance(step, int):
            if trail:
                trail[-1] += f" {step + 1}"
            continue
        owner = next((record for record in records if step in record.model_fields), None)
        if owner is None:
            return ()
        name = label(owner, step, language)
        if issubclass(owner, LocalizedText) and trail:
            trail[-1] += f" ({name if language == 'en' else name.lower()})"
        else:
            trail.append(name)
        records = tuple(records_in(owner.model_fields[step].annotation))
    return tuple(trail)


def records_at(model: type[BaseModel], path: Path) -> tuple[type[BaseModel], ...]:
    """The records that the value at a path can be; none where it is no record, or no field.

    >>> records_at(LocalizedText, ("fr",))
    ()
    """
    records = tuple(records_in(model))
    for step in path:
        if isinstance(step, str):
            fields = [
                record.model_fields[step] for record in records if step in record.model_fields
            ]
            records = tuple(records_in(fields[0].annotation)) if fields else ()
    return records


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records that a value of this type is made of, without those inside them.

    >>> [record.__name__ for record in records_in(tuple[LocalizedText, ...] | None)]
    ['LocalizedText']
    """
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from records_in(annotation.model_fields["root"].annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from records_in(part)


def records_under(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The record and every record inside it, each once, in the order of the document."""
    found: dict[type[BaseModel], None] = {}
    waiting = list(records_in(model))
    while waiting:
        record = waiting.pop(0)
        if record in found:
            continue
        found[record] = None
        inside = [records_in(field.annotation) for field in record.model_fields.values()]
        waiting[:0] = [below for each in inside for below in each]
    return tuple(found)
