"""What can be read of a section that is not valid: each field that is valid alone.

One wrong date must not leave a whole section blank in the draft that a person works on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from conventions.base.labels import records_in
from conventions.base.language import LocalizedText


@dataclass(frozen=True)
class Partial:
    """Those fields of a record that can be read."""

    record: type[BaseModel]
    fields: Mapping[str, Any]


def readable(record: type[BaseModel], tree: Any) -> Any:
    """The record, or else its readable part; none where nothing of it can be read.

    >>> from conventions.agreement.term import Term
    >>> term = readable(Term, {"start": "2027-01-01", "end": "soon"})
    >>> term.fields["start"], "end" in term.fields
    (datetime.date(2027, 1, 1), False)
    """
    try:
        return record.model_validate(tree)
    except ValidationError:
        pass
    if issubclass(record, RootModel):
        return _items(next(iter(records_in(record))), tree)
    if not isinstance(tree, dict):
        return None
    found = {
        name: field.get_default(call_default_factory=True, validated_data={})
        if tree.get(name) is None and not field.is_required()
        else _field(field, tree.get(name))
        for name, field in record.model_fields.items()
    }
    known = {name: value for name, value in found.items() if value is not None}
    return Partial(record, known) if known else None


def _field(field: FieldInfo, tree: Any) -> Any:
    annotation: Any = Annotated[field.annotation, field]
    try:
        return TypeAdapter(annotation).validate_python(tree)
    except ValidationError:
        pass
    inside = tuple(records_in(field.annotation))
    if len(inside) != 1 or issubclass(inside[0], LocalizedText):
        return None
    parts = (field.annotation, *get_args(field.annotation))
    many = any(get_origin(part) is tuple for part in parts)
    return _items(inside[0], tree) if many else readable(inside[0], tree)


def _items(record: type[BaseModel], tree: Any) -> Any:
    """The items of a list, in their places: one of which nothing can be read stays as a gap."""
    if not isinstance(tree, list):
        return None
    return tuple(readable(record, item) or Partial(record, {}) for item in tree)
