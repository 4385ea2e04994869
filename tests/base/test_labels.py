import re
from typing import Any

import pytest

from conventions.agreement import SECTIONS, Agreement
from conventions.base.labels import label, label_at, labels_along, records_under
from conventions.base.language import LANGUAGES, Language, words
from conventions.base.path import Path
from conventions.report import Report

RECORDS = tuple(dict.fromkeys((*records_under(Agreement), *records_under(Report))))
OTHERS: tuple[Language, ...] = tuple(language for language in LANGUAGES if language != "en")
BREACHES: dict[Language, dict[str, str]] = {
    "fr": {"no no-break space": r"(?<!\u00a0)[:;!?»]|«(?!\u00a0)", "straight apostrophe": r"'"},
    "de": {"space": r"\s[:;!?»]|«\s", "sharp s": r"[ßẞ]"},
    "it": {"space": r"\s[:;!?»]|«\s", "straight apostrophe": r"'"},
}
"""What the typography of a language forbids in a description."""


def breaches(text: str, language: Language) -> list[str]:
    """What is wrong with the form of a description: no sentence, or not this typography."""
    found = [] if re.match(r"[A-ZÀÉÈÊÎÄÖÜ0-9]", text) else ["no capital"]
    found += [] if text.endswith(".") else ["no full stop"]
    found += ["blanks"] if re.search(r"^\s|\s$|\s\s", text) else []
    return found + [name for name, bad in BREACHES[language].items() if re.search(bad, text)]


def figures(text: str) -> set[str]:
    """The figures and examples of a description that are the same in every language."""
    return set(re.findall(r"\w*\d(?:[\w.-]*\w)?", text))


def test_records_have_names_of_their_own() -> None:
    assert len(RECORDS) > 60
    assert len({record.__name__ for record in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_field_has_a_label_and_no_label_is_left_over(language: Language) -> None:
    fields = {record.__name__: set(record.model_fields) for record in RECORDS}
    labels = words(language, "fields")
    assert {record: set(names) for record, names in labels.items()} == fields
    for record, names in labels.items():
        for field, name in names.items():
            assert name.strip() == name, f"{record}.{field}"
            assert name, f"{record}.{field}"


@pytest.mark.parametrize("language", OTHERS)
def test_labels_fit_into_a_column_and_begin_with_a_capital(language: Language) -> None:
    for names in words(language, "fields").values():
        for name in names.values():
            assert len(name) <= 45, name
            assert name[0].isupper(), name


def test_german_is_swiss() -> None:
    text = str(words("de", "fields"))
    assert "ß" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_one_record_are_told_apart(language: Language) -> None:
    for record in RECORDS:
        names = [label(record, field, language) for field in record.model_fields]
        assert len(set(names)) == len(names), record.__name__


def test_sections_are_the_ten_blocks() -> None:
    said = [label(Agreement, section, "fr") for section in SECTIONS]
    assert len(said) == 10
    assert said[2] == "But et objectifs"


@pytest.mark.parametrize(
    ("model", "path", "expected"),
    [
        (Agreement, ("term", "start"), "Début"),
        (Agreement, ("parties", 1, "address", "city"), "Localité"),
        (Agreement, ("parties", 1), "Parties 2"),
        (Agreement, ("title", "de"), "Titre (allemand)"),
        (Agreement, ("title",), "Titre"),
        (Agreement, ("financing", "pricing", "items", 0, "price"), "Prix"),
        (Agreement, ("financing", "pricing", "occupancy_floor"), "Taux d’occupation minimal"),
        (SECTIONS["term"], ("end",), "Fin"),
        (SECTIONS["parties"], (0, "role"), "Rôle"),
        (Report, ("observations", 3, "reported", "numerator"), "Numérateur"),
        (Agreement, ("term", "nowhere"), "term.nowhere"),
        (Agreement, ("nowhere", 1), "nowhere[1]"),
        (Agreement, (), ""),
    ],
)
def test_label_at_a_path(model: type[Any], path: Path, expected: str) -> None:
    assert label_at(model, path, "fr") == expected


def test_labels_along_a_path() -> None:
    path = ("goals", "indicators", 1, "targets", 0, "at_least")
    assert labels_along(Agreement, path, "de") == (
        "Zweck und Ziele",
        "Indikatoren 2",
        "Zielwerte 1",
        "Mindestens",
    )
    assert labels_along(Agreement, path, "en")[-1] == "At least"


def test_an_unknown_field_of_a_record() -> None:
    with pytest.raises(KeyError):
        label(Report, "nowhere", "fr")


@pytest.mark.parametrize("language", OTHERS)
def test_every_field_has_a_description_and_none_is_left_over(language: Language) -> None:
    fields = {record.__name__: set(record.model_fields) for record in RECORDS}
    said = words(language, "descriptions")
    assert {record: set(texts) for record, texts in said.items()} == fields


@pytest.mark.parametrize("language", OTHERS)
def test_descriptions_are_sentences_in_the_typography_of_their_language(language: Language) -> None:
    for record, texts in words(language, "descriptions").items():
        for field, text in texts.items():
            assert not breaches(text, language), f"{record}.{field}: {text}"


@pytest.mark.parametrize("language", OTHERS)
def test_descriptions_keep_the_figures_and_examples_of_the_english_one(language: Language) -> None:
    said = words(language, "descriptions")
    for record in RECORDS:
        for field, info in record.model_fields.items():
            english, text = str(info.description), said[record.__name__][field]
            assert figures(text) == figures(english), f"{record.__name__}.{field}: {text}"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Par personne\u00a0: P3M.", "fr", []),
        ("Par personne : P3M.", "fr", ["no no-break space"]),
        ("Par personne: P3M.", "fr", ["no no-break space"]),
        ("Position, ou «\u00a0places\u00a0».", "fr", []),
        ("Position, ou «places».", "fr", ["no no-break space"]),
        ("Titre de l'annexe.", "fr", ["straight apostrophe"]),
        ("Titolo dell'allegato.", "it", ["straight apostrophe"]),
        ("Per persona : P3M.", "it", ["space"]),
        ("Strasse und Nummer.", "de", []),
        ("Straße und Nummer.", "de", ["sharp s"]),
        ("Pro Person : P3M.", "de", ["space"]),
        ("pro Person", "de", ["no capital", "no full stop"]),
        ("Pro  Person.", "de", ["blanks"]),
    ],
)
def test_what_is_wrong_with_the_form_of_a_description_is_noticed(
    text: str, language: Language, expected: list[str]
) -> None:
    assert breaches(text, language) == expected


def test_a_lost_example_is_noticed() -> None:
    assert figures("Time after the anchor: P6M for six months.") == {"P6M"}
    assert figures("UID (CHE-123.456.788), 0 to 4.") == {"123.456.788", "0", "4"}
    assert figures("Tempo trascorso dall’evento.") == set()
