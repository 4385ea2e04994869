"""Agreements to make forms of: the smallest one, and one with every kind of indicator."""

import copy
import json
from pathlib import Path
from typing import Any

from conventions.agreement import Agreement, read_draft
from conventions.base.yamlfile import read

ROOT = Path(__file__).resolve().parent.parent.parent
TREE = read((ROOT / "examples/minimal/agreement.fr.yaml").read_bytes()).tree

_EVERY: list[dict[str, Any]] = [
    {
        "id": "placed",
        "goal": "z1",
        "label": {"fr": "Taux d'insertion", "de": "Vermittlungsquote"},
        "unit": "percent",
        "direction": "higher",
        "definition": {
            "numerator": {"fr": "personnes en emploi", "de": "Personen mit Stelle"},
            "denominator": {"fr": "personnes sorties", "de": "ausgetretene Personen"},
            "exclusion": {"fr": "départs à l'étranger", "de": "Wegzug ins Ausland"},
            "counting_unit": "person",
        },
        "measurement_point": {"anchor": "exit", "offset": "P6M"},
        "evidence": [{"fr": "copie du contrat", "de": "Vertragskopie"}],
        "targets": [
            {"period": "2027", "at_least": "30", "tolerance": {"points": "5"}},
            {"period": "2027", "group": "young", "at_least": "25"},
        ],
    },
    {
        "id": "occupied",
        "goal": "z2",
        "label": "Occupation",
        "unit": "percent",
        "definition": {
            "numerator": "jours occupés",
            "denominator": "jours",
            "counting_unit": "day",
        },
        "targets": [{"period": "2027", "at_least": "90"}],
    },
    {
        "id": "training",
        "label": "Formation par personne",
        "unit": "hours",
        "definition": {"numerator": "heures", "denominator": "personnes", "counting_unit": "hour"},
    },
    {
        "id": "workers",
        "label": "Personnes",
        "unit": "count",
        "definition": {"counting_unit": "person"},
    },
    {"id": "revenue", "label": "Recettes", "unit": "currency"},
    {"id": "mood", "label": "Satisfaction", "unit": "score"},
    {"id": "label", "label": "Label obtenu", "unit": "yes-no"},
    {"id": "posts", "label": "Postes occupés", "unit": "percent"},
]
_PRICES = {
    "model": "per-unit",
    "items": [
        {"id": "coaching", "label": "Coaching", "unit": "hour", "price": "120.00"},
        {"id": "test-day", "label": "Essai", "unit": "participant-day", "price": "80.00"},
    ],
}


def changed(**changes: Any) -> Agreement:
    """The smallest agreement with other values at the top, or below (``goals__indicators``)."""
    tree = copy.deepcopy(TREE)
    for dotted, value in changes.items():
        *way, last = dotted.split("__")
        here = tree
        for step in way:
            here = here[step]
        here[last] = value
    draft = read_draft(json.dumps(tree, ensure_ascii=False).encode())
    assert not draft.findings, [(finding.path, dict(finding.values)) for finding in draft.findings]
    return draft.agreement()


def minimal() -> Agreement:
    """The smallest agreement."""
    return changed()


def every(**changes: Any) -> Agreement:
    """An agreement with an indicator of each kind, groups, and a price list."""
    groups = [
        {**TREE["services"]["target_groups"][0]},
        {"id": "young", "label": {"fr": "Jeunes", "de": "Junge"}, "referrer": "commune"},
    ]
    goals = copy.deepcopy(TREE["goals"]["goals"])
    goals[0]["groups"] = ["tg1", "young"]
    base: dict[str, Any] = {
        "id": "every-kind",
        "services__target_groups": groups,
        "goals__goals": goals,
        "goals__indicators": _EVERY,
        "financing__pricing": _PRICES,
    }
    return changed(**{**base, **changes})
