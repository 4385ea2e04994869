"""From the tree of a law file to its record, in the time a command can spare.

The files are ours, and a test validates each of them against the record and compares the outcome
with what is built here. Building pydantic's validators for them took 20 ms of every command.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.language import LocalizedText
from conventions.law.record import (
    Dated,
    Fixed,
    Law,
    LawName,
    Measure,
    OneOf,
    Payment,
    Priced,
    Provision,
    Required,
    Source,
    Step,
    Steps,
    TimeLimit,
    Value,
)

_Tree = Mapping[str, Any]


def built(tree: _Tree) -> Law:
    """The law of a file of ours."""
    said = dict(tree)
    said["name"] = LawName.model_construct(**tree["name"])
    if "languages" in tree:
        said["languages"] = tuple(tree["languages"])
    if "same_party" in tree:
        said["same_party"] = tuple(tuple(pair) for pair in tree["same_party"])
    if "payment" in tree:
        said["payment"] = Payment.model_construct(**tree["payment"])
    if "values" in tree:
        said["values"] = {name: _value(value) for name, value in tree["values"].items()}
    if "words" in tree:
        said["words"] = {key: _text(words) for key, words in tree["words"].items()}
    for key, model, lists in (
        ("measures", Measure, ("systems",)),
        ("provisions", Provision, ()),
        ("requires", Required, ("fields",)),
        ("time_limits", TimeLimit, ()),
    ):
        if key in tree:
            said[key] = tuple(_entry(model, entry, lists) for entry in tree[key])
    return Law.model_construct(**said)


def _entry(model: type[Source], tree: _Tree, lists: tuple[str, ...]) -> Source:
    said: dict[str, Any] = {**tree, "checked": date.fromisoformat(tree["checked"])}
    said.update((key, tuple(tree[key])) for key in lists if key in tree)
    said.update((key, _text(tree[key])) for key in ("name", "says", "act") if key in tree)
    if "priced" in tree:
        cells = (_entry(Priced, cell, ("systems", "units")) for cell in tree["priced"])
        said["priced"] = tuple(cells)
    return model.model_construct(**said)


def _value(tree: _Tree) -> Value:
    dated = tuple(map(_dated, tree["dated"]))
    return Value.model_construct(**{**tree, "name": _text(tree["name"]), "dated": dated})


def _dated(tree: _Tree) -> Dated:
    days = {key: date.fromisoformat(tree[key]) for key in ("from", "to", "checked") if key in tree}
    return Dated.model_construct(**{**tree, **days, "value": _fixed(tree["value"])})


def _fixed(tree: Any) -> Fixed:
    if isinstance(tree, str):
        return Decimal(tree)
    if "one_of" in tree:
        return OneOf.model_construct(one_of=tuple(map(Decimal, tree["one_of"])))
    return Steps.model_construct(by=tree["by"], steps=tuple(map(_step, tree["steps"])))


def _step(tree: _Tree) -> Step:
    said: dict[str, Any] = {key: Decimal(number) for key, number in tree.items()}
    return Step.model_construct(**said)


def _text(tree: _Tree) -> LocalizedText:
    return LocalizedText.model_construct(**tree)
