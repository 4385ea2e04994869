"""Vectors that say nothing of single values: which keys there are, and what contains what."""

from typing import Any

AGREEMENT: dict[str, Any] = {
    "format": 1,
    "id": "smallest",
    "title": "Titre",
    "languages": ["fr"],
    "laws": ["ch"],
    "parties": [],
    "subject": {},
    "goals": {},
    "services": {},
    "financing": {},
    "principles": {},
    "evaluation": {},
    "term": {},
    "disputes": {},
    "signatures": {},
}
"""The smallest agreement that has a shape; the rules would find much to say about it."""
REPORT: dict[str, Any] = {"agreement": "smallest", "period": "2027"}

PER_PLACE = {"model": "per-place", "places": 20, "price_per_place": "24000.00"}
ITEM = {"id": "coaching", "label": "Coaching", "unit": "hour", "price": "120.00"}
PER_UNIT = {"model": "per-unit", "items": [ITEM]}


def _with(**keys: Any) -> dict[str, Any]:
    return {**AGREEMENT, **keys}


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in AGREEMENT.items() if name != key}


def _priced(pricing: Any) -> dict[str, Any]:
    return _with(financing={"pricing": pricing})


def _nested(levels: int, value: Any, key: str = "") -> Any:
    for _ in range(levels):
        value = {key: value} if key else [value]
    return value


_SECTIONS = [
    name for name in AGREEMENT if name not in ("format", "id", "title", "languages", "laws")
]

ACCEPTED: dict[str, Any] = {
    "the smallest agreement": AGREEMENT,
    "the smallest agreement, its keys in another order": dict(reversed(AGREEMENT.items())),
    "optional: null for an optional record": _with(amends=None),
    "optional: null for an optional value": _with(term={"start": None, "option": None}),
    "optional: null for an optional union": _priced(None),
    "optional: null where an empty list says something else": _with(
        principles={"data_protection": {"sub_processors": None}}
    ),
    "list: empty where that says something": _with(
        principles={"data_protection": {"sub_processors": []}}
    ),
    "list: empty": _with(accepted=[], goals={"goals": [], "indicators": []}),
    "record: empty": _with(financing={"volume": {}, "payment": {}, "budget": {}}),
    "pricing: per place": _priced(PER_PLACE),
    "pricing: per place with a floor": _priced({**PER_PLACE, "occupancy_floor": 90}),
    "pricing: per unit": _priced(PER_UNIT),
    "pricing: per unit, the discriminator last": _priced({"items": [ITEM], "model": "per-unit"}),
    "pricing: per unit with terms": _priced({**PER_UNIT, "price_list": "member"}),
    "parties: three with several roles": _with(
        parties=[
            {"id": "cpas", "role": "commissioner", "further_roles": ["employer"]},
            {"id": "user", "role": "user", "address": {"city": "Bruxelles", "country": "BE"}},
            {"id": "worker", "role": "beneficiary-represented", "languages": ["fr"]},
        ]
    ),
}
"""By name; all of them agreements."""

REFUSED: dict[str, Any] = {
    **{
        f"document: {name}": value
        for name, value in (
            ("empty", {}),
            ("null", None),
            ("a list", [AGREEMENT]),
            ("a text", "agreement"),
            ("a number", 1),
            ("true", True),
            ("an empty list", []),
        )
    },
    **{f"missing: {key}": _without(key) for key in AGREEMENT},
    **{f"null: {key}": _with(**{key: None}) for key in AGREEMENT},
    **{f"a text for a section: {key}": _with(**{key: "…"}) for key in _SECTIONS},
    **{f"a number for a section: {key}": _with(**{key: 1}) for key in _SECTIONS},
    **{f"a list for a section: {key}": _with(**{key: [{}]}) for key in _SECTIONS},
    "a record for a list of records: parties": _with(parties={"id": "a", "role": "provider"}),
    **{
        f"unknown key in a section: {key}": _with(**{key: {"unknown": 1}})
        for key in _SECTIONS
        if key != "parties"
    },
    "unknown key: at the top": _with(unknown=1),
    "unknown key: at the top, with null": _with(unknown=None),
    "unknown key: the schema itself": _with(**{"$schema": "agreement.schema.json"}),
    "unknown key: empty": _with(**{"": 1}),
    "unknown key: a section in capitals": _with(Term={}),
    "unknown key: in a record of a list": _with(parties=[{"id": "a", "role": "user", "nom": "b"}]),
    "unknown key: with a hyphen": _with(parties=[{"id": "a", "role": "user", "legal-name": "b"}]),
    "unknown key: three levels down": _with(
        goals={"indicators": [{"id": "i1", "targets": [{"period": 2027, "atleast": 3}]}]}
    ),
    "unknown key: in the address of a party": _with(
        parties=[{"id": "a", "role": "user", "address": {"zip": "1000"}}]
    ),
    "unknown key: in a price": _priced({"model": "per-unit", "items": [{**ITEM, "vat": 8}]}),
    "missing: identifier of a party": _with(parties=[{"role": "provider"}]),
    "missing: role of a party": _with(parties=[{"id": "a"}]),
    "missing: statement of a goal": _with(goals={"goals": [{"id": "z1", "kind": "outcome"}]}),
    "missing: period of a target": _with(
        goals={"indicators": [{"id": "i1", "targets": [{"at_least": 3}]}]}
    ),
    "missing: amount of a ceiling": _with(financing={"ceiling": [{"year": 2027}]}),
    "missing: everything in an amendment": _with(amends={}),
    "null: a record that may be empty": _with(financing={"volume": None}),
    "null: a list": _with(accepted=None),
    "null: in a list": _with(parties=[None]),
    "null: a list in a record": _with(goals={"goals": None}),
    "null: a value with a default": _with(financing={"currency": None}),
    "list: none of the languages": _with(languages=[]),
    "list: none of the laws": _with(laws=[]),
    "list: in a list": _with(parties=[[{"id": "a", "role": "user"}]]),
    "list: of texts for one of records": _with(parties=["commune"]),
    "list: a text for one": _with(laws="ch"),
    "list: numbered entries for one": _with(laws={"0": "ch"}),
    "record: an empty list for one": _with(financing={"volume": []}),
    "record: a text for one": _with(parties=[{"id": "a", "role": "user", "address": "Rue 1"}]),
    "record: true for one": _with(financing={"volume": True}),
    "pricing: a model that is unknown": _priced({**PER_PLACE, "model": "per-moon"}),
    "pricing: a model in capitals": _priced({**PER_PLACE, "model": "Per-Place"}),
    "pricing: no model": _priced({"places": 20, "price_per_place": 24000}),
    "pricing: null for the model": _priced({**PER_PLACE, "model": None}),
    "pricing: a list for the model": _priced({**PER_PLACE, "model": ["per-place"]}),
    "pricing: a number for the model": _priced({**PER_PLACE, "model": 1}),
    "pricing: fields of another model": _priced({**PER_UNIT, "model": "per-place"}),
    "pricing: fields of both models": _priced({**PER_PLACE, **PER_UNIT}),
    "pricing: a field is missing": _priced({"model": "per-place", "places": 20}),
    "pricing: only the model": _priced({"model": "per-unit"}),
    "pricing: empty": _priced({}),
    "pricing: a list": _priced([PER_PLACE]),
    "pricing: a text": _priced("per-place"),
    "pricing: a number": _priced(24000),
    "pricing: a price that is no number": _priced({**PER_PLACE, "price_per_place": "24'000.00"}),
    "deep: lists in a title": _with(title=_nested(100, "Titre")),
    "deep: records in a section": _with(subject=_nested(100, {}, "scope")),
    "deep: lists in the parties": _with(parties=_nested(100, [])),
}
"""By name; all of them agreements."""
