"""Words looked for by their stem, in four languages."""

import pytest

from conventions.base.language import LocalizedText
from conventions.rules.principles.wording import (
    COMPETITION,
    EQUAL_PAY,
    HEALTH_OR_JUSTICE,
    mentioned,
    spoken,
)


@pytest.mark.parametrize(
    "text",
    [
        "sans concurrence directe",
        "ne concurrencent pas",
        "konkurrenziert die Wirtschaft nicht",
        "wettbewerbsneutral",
        "nessuna concorrenza",
        "does not compete with private firms",
        "non-competition",
    ],
)
def test_competition_is_heard(text: str) -> None:
    assert mentioned(COMPETITION, text)


@pytest.mark.parametrize("text", ["compétences", "competence", "competenze", "Kompetenz"])
def test_competence_is_not_competition(text: str) -> None:
    assert not mentioned(COMPETITION, text)


@pytest.mark.parametrize(
    "text",
    [
        "l'égalité salariale",
        "égalité des salaires",
        "Lohngleichheit",
        "parità salariale",
        "equal pay",
    ],
)
def test_equal_pay_is_heard(text: str) -> None:
    assert mentioned(EQUAL_PAY, text)
    assert not mentioned(EQUAL_PAY, "charges salariales, Lohn, salario, pay")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("pour raison de santé", "santé"),
        ("troubles psychiques", "psychiques"),
        ("condamnation pénale", "condamnation"),
        ("wegen Krankheit", "Krankheit"),
        ("Auszug aus dem Strafregister", "Strafregister"),
        ("certificato medico", "medico"),
        ("criminal record", "criminal"),
    ],
)
def test_health_and_offences_are_heard(text: str, word: str) -> None:
    assert mentioned(HEALTH_OR_JUSTICE, text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Besuch, Versuch, gesucht",
        "Haftpflicht",
        "suivi psychosocial",
        "saluti",
        "pénalité",
        "addition",
    ],
)
def test_words_that_look_alike_are_not(text: str) -> None:
    assert not mentioned(HEALTH_OR_JUSTICE, text)


def test_every_language_of_a_text_is_read_and_only_those_it_has() -> None:
    text = LocalizedText(de="Werkstatt", it="laboratorio")
    assert list(spoken("atelier", None, text)) == ["atelier", "Werkstatt", "laboratorio"]
    assert mentioned(HEALTH_OR_JUSTICE, None, LocalizedText(de="Werkstatt", it="malattia"))
