from pathlib import Path
from typing import Any

import pytest

from conventions.agreement import load_draft
from conventions.base.language import Language
from conventions.word.returned.rows.hearing import Ear, ear_for

ROOT = Path(__file__).resolve().parents[4]
FAI = load_draft(ROOT / "examples/fai_biel_seeland/agreement.yaml")

HEARD = [
    ("fr", "le mandataire", "party", "fai"),
    ("fr", "Canton de Berne", "party", "canton"),
    ("de", "Die Auftraggeberin", "party", "canton"),
    ("de", "niemand", "party", None),
    ("fr", "heure", "one", "hour"),
    ("fr", "cas", "one", "case"),
    ("de", "Stunde", "one", "hour"),
    ("fr", "2502", "digits", "2502"),
    ("fr", "Rue du Lac 3", "street", "Rue du Lac 3"),
    ("fr", "Rue du Lac", "street", None),
    ("fr", "Biel/Bienne", "name", "Biel/Bienne"),
    ("fr", "60 %", "measure", "60"),
    ("fr", "12", "measure", "12"),
    ("fr", "CHF 1'234.50", "measure", "1234.50"),
    ("fr", "5 points de pourcentage", "measure", "5"),
    ("fr", "EUR 5.00", "money", None),
    ("fr", "peu", "measure", None),
    ("fr", "a, b et c", "listed:", ["a", "b", "c"]),
    ("fr", "le mandant et le mandataire", "listed:party", ["canton", "fai"]),
    ("fr", "mandant, mandataire", "first:word.role", "commissioner"),
    ("fr", "mandant, mandataire", "rest:word.role", ["provider"]),
    ("fr", "mandant, voisin", "rest:word.role", None),
]


@pytest.mark.parametrize(("language", "text", "kind", "value"), HEARD)
def test_what_is_said_has_its_value(language: Language, text: str, kind: str, value: Any) -> None:
    assert ear_for(FAI, language).heard(text, kind) == value


def test_a_report_of_a_known_name_is_of_its_kind_and_no_other() -> None:
    ear = ear_for(FAI, "fr")
    assert ear.heard("Rapport final sur la personne", "report") == "individual"
    assert ear.heard("rapport final", "report") is None
    assert ear.heard("Rapport final sur tout", "report") is None


def test_a_name_that_two_have_means_neither() -> None:
    ear = Ear("fr", "CHF", {"group": {"jeunes": frozenset({"tg1", "tg2"})}})
    assert ear.heard("Jeunes", "group") is None


def test_a_name_with_a_comma_is_one_name() -> None:
    names = {"uri, statut s": frozenset({"a"}), "uri": frozenset({"b"})}
    ear = Ear("fr", "CHF", {"group": names})
    assert ear.heard("Uri, statut S et Uri", "listed:group") == ["a", "b"]
    assert ear.heard("Uri, Genève", "listed:group") is None
