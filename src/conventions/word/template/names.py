"""The names that a template may use: the fields of an agreement, and what is told of them.

The same names as in the standard wording (``drafting.facts``), known here without any agreement,
so that a template can be checked before there is one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, RootModel

from conventions.agreement import SECTIONS, Identity
from conventions.agreement.goals import AgreedIndicator, Goal, Target
from conventions.agreement.parties import Party
from conventions.base.labels import records_in
from conventions.base.language import LocalizedText, words
from conventions.base.path import Path
from conventions.base.values import Number, Spelling

_HEAD = ("id", "version", "title", "languages", "laws", "amends")
"""What of the head of a file is printed, as in ``drafting.view``."""


@dataclass(frozen=True)
class Shape:
    """What a name stands for: records with their fields, a list of them, or a value of a kind.

    ``kind`` is the filter by which a value is said when the template names none; ``yes-no`` for
    what can only be asked.
    """

    records: tuple[type[BaseModel], ...] = ()
    many: bool = False
    kind: str = ""
    further: Mapping[str, "Shape"] = field(default_factory=dict)
    values: frozenset[str] = frozenset()
    """The values a closed field may have."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names after a dot."""
        fields = (name for record in self.records for name in record.model_fields)
        return tuple(dict.fromkeys((*fields, *self.further)))

    @property
    def printed(self) -> bool:
        """Whether it is one text."""
        return not (self.names or self.many or self.kind == "yes-no")

    @property
    def entry(self) -> "Shape":
        """One entry of the list."""
        return replace(self, many=False)

    def below(self, name: str) -> "Shape | None":
        """What stands after a dot, or none."""
        if name in self.further:
            return self.further[name]
        for record in self.records:
            if name in record.model_fields:
                return _of_field(record, name)
        return None


@cache
def top() -> Mapping[str, Shape]:
    """The names that stand alone."""
    text, truth = Shape(), Shape(kind="yes-no")
    party = Shape((Party,), many=True, further={"binds": truth})
    goal = Shape((Goal,), many=True)
    observed = Shape((AgreedIndicator,), many=True)
    found = {name: _of(model, name) for name, model in SECTIONS.items()}
    found["parties"] = party
    found["identity"] = Shape(further={name: _of_field(Identity, name) for name in _HEAD})
    found |= dict.fromkeys(("commissioners", "providers", "employers", "users"), party)
    found |= dict.fromkeys(("outcome_goals", "output_goals"), goal)
    efforts = Shape((Goal,), many=True, further={"observed": observed})
    found |= dict.fromkeys(("requirement_goals", "best_efforts"), efforts)
    found["targets"] = Shape((Target,), many=True)
    found["clauses"] = Shape(many=True, further={"key": text, "text": text})
    pricing = found["financing"].below("pricing")
    found["prices"] = Shape(many=True, further=_items(pricing))
    plain = ("payer", "payee", "measure", "currency", "country", "price", "broken_months", "places")
    return {**found, **dict.fromkeys((*plain, "authoritative"), text), "critical_counts": truth}


def shape_at(path: Path) -> Shape | None:
    """What stands at a path that begins with a name of ``top``; none where it leads nowhere."""
    shape = top().get(str(path[0]))
    for step in path[1:]:
        if shape is None:
            return None
        if isinstance(step, int):
            shape = shape.entry if shape.many else None
        elif shape.many:
            return None
        else:
            shape = shape.below(step)
    return shape


def kind_at(path: Path) -> str:
    """The filter by which the field at a path is said when no other is asked for."""
    shape = shape_at(path)
    return shape.kind if shape else ""


def _items(pricing: Shape | None) -> Mapping[str, Shape]:
    listed = pricing.below("items") if pricing else None
    return {name: below for name in listed.names if (below := listed.below(name))} if listed else {}


@cache
def _of_field(record: type[BaseModel], name: str) -> Shape:
    info = record.model_fields[name]
    return _of(info.annotation, name, tuple(info.metadata))


def _of(annotation: Any, name: str, metadata: tuple[Any, ...] = ()) -> Shape:
    found = tuple(records_in(annotation))
    localized = any(issubclass(record, LocalizedText) for record in found)
    many = _many(annotation)
    if found and not localized:
        return Shape(found, many)
    if localized:
        return Shape(many=many)
    return Shape(many=many, kind=_kind(annotation, name, metadata), values=_values(annotation))


def _many(annotation: Any) -> bool:
    """Whether the value is a list of others."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _many(annotation.model_fields["root"].annotation)
    return get_origin(annotation) is tuple or any(map(_many, get_args(annotation)))


_SIMPLE = {bool: "yes-no", date: "date"}


def _kind(annotation: Any, name: str, metadata: tuple[Any, ...]) -> str:
    """How a value of this type is said; nothing for a text, which is said as it is."""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if annotation in (int, Decimal) and not name.endswith("year"):  # 2027 is no quantity
        bounds = next((each for each in metadata if isinstance(each, Number)), None)
        sizes = (bounds.digits, bounds.places) if bounds else (0, 0)
        return {(12, 2): "money", (3, 2): "percent"}.get(sizes, "number")
    if annotation is str:
        spelled = any(isinstance(each, Spelling) and _is_duration(each) for each in metadata)
        return "duration" if spelled else "period" if name == "period" else ""
    if get_origin(annotation) is Literal:
        part = _word_of(name, get_args(annotation))
        return f"word.{part}" if part else ""
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        return _kind(base, name, tuple(more))
    return next(
        (kind for each in get_args(annotation) if (kind := _kind(each, name, metadata))), ""
    )


def _values(annotation: Any) -> frozenset[str]:
    """The values of a closed field; none of an open one."""
    if get_origin(annotation) is Literal:
        return frozenset(map(str, get_args(annotation)))
    return frozenset().union(*map(_values, get_args(annotation)))


def _is_duration(spelling: Spelling) -> bool:
    """Whether the spelling takes durations, and not every text."""
    return re.search(spelling.pattern, "P3M") is not None and not re.search(spelling.pattern, "a b")


_PARTS = {
    "to": "notice_end",
    "further_roles": "role",
    "languages": "language",
    "language_authoritative": "language",
}


def _word_of(name: str, values: tuple[str, ...]) -> str:
    """The entry of the document's words that says these values: mostly that of the field's name."""
    part = _PARTS.get(name, name)
    said = words("en", "document").get(part)
    return part if isinstance(said, Mapping) and set(values) <= set(said) else ""
