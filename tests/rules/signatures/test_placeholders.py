"""Placeholders: found where they stand for something, let through where they are language."""

import pytest

from conventions.rules.signatures.placeholders import placeholder


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("TODO", "TODO"),
        ("tbd", "tbd"),
        ("CHE-XXX.XXX.XXX", "XXX"),
        ("xxx@xxxxx.ch", "xxx"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("Lieu: ______, date", "______"),
        ("Combien ???", "???"),
        ("jusqu'au ⟦term.end⟧", "⟦term.end⟧"),
        ("Les […] places", "[…]"),
        ("Les [...] places", "[...]"),
        (" … ", "…"),
        ("...", "..."),
        ("À compléter.", "À compléter."),
        ("a completer", "a completer"),
        ("noch zu ergänzen", "noch zu ergänzen"),
        ("Preis [zu bestimmen]", "[zu bestimmen]"),
        ("da completare", "da completare"),
        ("n.n.", "n.n."),
        ("N. N.", "N. N."),
    ],
)
def test_it_is_found(text: str, mark: str) -> None:
    assert placeholder(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Le bilan est à compléter par le participant.",
        "Das Formular ist durch die Gemeinde zu ergänzen.",
        "ateliers, cuisine, jardin, etc…",
        "Association TODOS",
        "methodo",
        "Taxx",
        "A. N. Nguyen",
        "Qui décide ?",
        "art. 10 al. 1 let. e",
        "code_postal",
        "",
    ],
)
def test_it_is_language(text: str) -> None:
    assert placeholder(text) == ""
