"""Text in several languages, words of ours, and numbers as an administration writes them."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from conventions.base.language import (
    LANGUAGES,
    Language,
    Localized,
    LocalizedText,
    any_language,
    day,
    duration,
    in_language,
    money,
    number,
    percent,
    word,
    words,
)
from conventions.base.resources import locales

LOCALIZED: TypeAdapter[Localized] = TypeAdapter(Localized)
VECTORS = [
    (True, "Durée"),
    (True, {"fr": "Durée"}),
    (True, {"fr": "Durée", "de": "Dauer", "it": "Durata", "en": "Term"}),
    (False, ""),
    (False, "  "),
    (False, {}),
    (False, {"fr": ""}),
    (False, {"fr": None}),
    (False, {"nl": "Duur"}),
    (False, {"fr": "Durée", "nl": "Duur"}),
    (False, {"fr": ["Durée"]}),
    (False, 3),
    (False, True),
    (False, None),
    (False, ["Durée"]),
    (False, "x" * 8001),
]


@pytest.mark.parametrize(("good", "value"), VECTORS)
def test_record_and_schema_agree(good: bool, value: Any) -> None:
    try:
        LOCALIZED.validate_python(value)
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted is good
    assert jsonschema_rs.validator_for(LOCALIZED.json_schema()).is_valid(value) is good


def errors(value: Any) -> list[tuple[str, tuple[Any, ...]]]:
    with pytest.raises(ValidationError) as caught:
        LOCALIZED.validate_python(value)
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


def test_one_fault_is_one_error() -> None:
    """A plain union would report every branch; the discriminator picks the one that was meant."""
    assert errors(3) == [("localized_kind", ())]
    assert errors({}) == [("no_language", ("languages",))]
    assert errors({"nl": "x"}) == [("extra_forbidden", ("languages", "nl"))]
    assert errors("") == [("string_too_short", ("text",))]


def test_plain_text_belongs_to_the_authoritative_language() -> None:
    assert in_language("Durée", "fr", authoritative="fr") == "Durée"
    assert in_language("Durée", "de", authoritative="fr") is None


def test_a_missing_language_is_none() -> None:
    text = LocalizedText(fr="Durée")
    assert in_language(text, "fr", "de") == "Durée"
    assert in_language(text, "de", "fr") is None


def test_any_language_prefers_in_order() -> None:
    text = LocalizedText(fr="Durée", de="Dauer")
    assert any_language(text, "it", "de", "fr") == "Dauer"
    assert any_language(text, "it") == "Durée"
    assert any_language("Durée") == "Durée"


def test_no_word_raises() -> None:
    with pytest.raises(KeyError):
        word("fr", "formats", "no_such_word")
    with pytest.raises(KeyError):
        word("fr", "formats", "months_of.january")
    with pytest.raises(KeyError):
        word("fr", "formats", "periods")
    with pytest.raises(KeyError):
        word("fr", "formats", "money.swiss")
    with pytest.raises(KeyError):
        word("fr", "formats", "periods.half.first")
    with pytest.raises(FileNotFoundError):
        words("fr", "no_such_part")


def leaves(tree: Any, path: str = "") -> dict[str, str]:
    if isinstance(tree, dict):
        return {k: v for key in tree for k, v in leaves(tree[key], f"{path}.{key}").items()}
    if isinstance(tree, list):
        return {f"{path}[{n}]": text for n, text in enumerate(tree)}
    return {path: tree}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("part", ["formats", "indicators"])
def test_every_language_has_the_same_words_and_placeholders(part: str) -> None:
    reference = {key: placeholders(text) for key, text in leaves(dict(words("en", part))).items()}
    assert reference
    for language in LANGUAGES:
        found = leaves(dict(words(language, part)))
        kept = {key: placeholders(text) for key, text in found.items()}
        # "1st of the month" is a figure in some languages and an ordinal in others
        assert set(kept) == set(reference)
        for key in set(kept) - {".first_of_month"}:
            assert kept[key] == reference[key], (language, key)


FAULTS = {
    "fr": re.compile(r"[^\u00a0 (]([;!?»]|:(?=\s|$))| [;!?»]| :|«[^\u00a0]"),
    "de": re.compile("ß|« | »"),
}


# A line of a file quoted in a message keeps the file's own spelling.
QUOTED_FILE = re.compile("«\u00a0?(?:[a-z_]+:|- |%)[^»]*»|`[^`]*`")
PARTS = sorted(
    path.relative_to(locales() / "fr").with_suffix("").as_posix()
    for path in (locales() / "fr").rglob("*.yaml")
)


def test_there_are_parts() -> None:
    assert {"formats", "cli", "codes/G"} <= set(PARTS)


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("part", PARTS)
def test_typography(language: Language, part: str) -> None:
    for key, text in leaves(dict(words(language, part))).items():
        prose = QUOTED_FILE.sub("", text).replace("{", "").replace("}", "")
        assert not FAULTS[language].search(prose), (key, text)


def test_the_check_on_typography_finds_faults() -> None:
    for wrong in ("Voici : un", "Voici: un", "vrai ?", "«non »", "oui;"):
        assert FAULTS["fr"].search(wrong), wrong
    assert not FAULTS["fr"].search("Voici\u00a0: «\u00a0oui\u00a0»\u00a0; non")
    assert FAULTS["de"].search("Maßnahme")


@pytest.mark.parametrize("language", LANGUAGES)
def test_money(language: Language) -> None:
    assert money(Decimal("1234.5"), "CHF", language) == "CHF\u00a01'234.50"
    assert money(Decimal("-1234567.05"), "CHF", language) == "CHF\u00a0-1'234'567.05"
    assert money(Decimal(0), "EUR", language) == "EUR\u00a00.00"
    assert money(Decimal("1.005"), "CHF", language) == "CHF\u00a01.01"
    assert money(Decimal("-0.001"), "CHF", language) == "CHF\u00a00.00"


def test_numbers_and_percents() -> None:
    assert number(Decimal("24000.00"), "fr") == "24'000"
    assert number(Decimal("1E+4"), "fr") == "10'000"
    assert number(Decimal("0.50"), "de") == "0.5"
    assert number(Decimal("40.816"), "de", places=1) == "40.8"
    assert number(Decimal(100), "de") == "100"
    assert percent(Decimal("60.00"), "fr") == "60\u00a0%"
    assert percent(Decimal(60), "de") == "60\u00a0%"
    assert percent(Decimal(60), "en") == "60%"
    assert percent(Decimal("40.816"), "fr", places=1) == "40.8\u00a0%"


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(LANGUAGES))
def test_an_amount_can_be_read_back(amount: Decimal, language: Language) -> None:
    shown = money(amount, "CHF", language)
    assert Decimal(shown.removeprefix("CHF\u00a0").replace("'", "")) == amount


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "1er janvier 2027", "2 août 2027"),
        ("de", "1. Januar 2027", "2. August 2027"),
        ("it", "1° gennaio 2027", "2 agosto 2027"),
        ("en", "1 January 2027", "2 August 2027"),
    ],
)
def test_days(language: Language, first: str, second: str) -> None:
    assert day(date(2027, 1, 1), language) == first
    assert day(date(2027, 8, 2), language) == second


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["1 jour", "2 semaines", "6 mois", "1 an"]),
        ("de", ["1 Tag", "2 Wochen", "6 Monate", "1 Jahr"]),
        ("it", ["1 giorno", "2 settimane", "6 mesi", "1 anno"]),
        ("en", ["1 day", "2 weeks", "6 months", "1 year"]),
    ],
)
def test_durations(language: Language, expected: list[str]) -> None:
    assert [duration(value, language) for value in ("P1D", "P2W", "P6M", "P1Y")] == expected


def test_every_locale_folder_is_a_language() -> None:
    folders: list[Path] = [path for path in locales().iterdir() if path.is_dir()]
    assert {path.name for path in folders} == set(LANGUAGES)
