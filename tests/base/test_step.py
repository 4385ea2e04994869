"""Steps: how a value is said by its name, and words for every step that the program takes."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.findings import Word
from conventions.base.language import LANGUAGES, Language, LocalizedText, words
from conventions.base.step import Step, StepValue, say, shown, shown_beside

SOURCE = Path(__file__).resolve().parent.parent.parent / "src/conventions"
PARTS = ("assessment", "deadlines", "settlement")
NO_BREAK = "\u00a0"


def leaves(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield path, tree
        return
    for key, value in tree.items():
        yield from leaves(value, f"{path}.{key}" if path else key)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


# words


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_placeholders(part: str, language: Language) -> None:
    english = {key: placeholders(text) for key, text in leaves(words("en", part))}
    theirs = {key: placeholders(text) for key, text in leaves(words(language, part))}
    assert theirs == english
    assert english


def keys_in_the_source() -> set[str]:
    """The text of every key of a step in the source; what is filled in later is a star."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "*"
                    for part in node.values
                    if isinstance(part, ast.Constant | ast.FormattedValue)
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            else:
                continue
            if re.fullmatch(rf"({'|'.join(PARTS)})(\.[a-z*-]*[a-z*])+", text):
                found.add(text)
    return found


def steps_with_words() -> set[str]:
    """The key of every step that has words."""
    said = {
        "assessment": {f"step.{key}" for key, _ in leaves(words("en", "assessment")["step"])},
        "settlement": {f"step.{key}" for key, _ in leaves(words("en", "settlement")["step"])},
        "deadlines": {key for key, _ in leaves(words("en", "deadlines"))},
    }
    return {f"{part}.{key}" for part in PARTS for key in said[part]}


def test_every_step_of_the_source_has_words() -> None:
    plain = {key for key in keys_in_the_source() if "*" not in key}
    assert len(plain) > 30
    assert plain <= steps_with_words()


#: Reasons that stand in the source without their part: the last step of a verdict that has no band.
REASONS = {
    "interim",
    "measured-early",
    "no-target",
    "no-value",
    "nobody",
    "outside-term",
    "parts-missing",
    "parts-overlap",
    "reference-missing",
    "reference-nought",
    "too-few",
    "value",
    "value-rate",
}


def test_every_step_with_words_is_taken() -> None:
    source = keys_in_the_source()
    patterns = [
        re.compile(re.escape(key).replace(r"\*", "[a-z-]*")) for key in source if "*" in key
    ]
    generic = [pattern for pattern in patterns if pattern.pattern != r"assessment\.step\.[a-z-]*"]
    left = {
        key
        for key in steps_with_words() - source
        if not any(pattern.fullmatch(key) for pattern in generic)
    }
    assert left == {f"assessment.step.{reason}" for reason in REASONS}
    text = "".join(path.read_text("utf-8") for path in (SOURCE / "assessment").glob("*.py"))
    assert all(f'"{reason}"' in text for reason in REASONS)


@pytest.mark.parametrize("part", PARTS)
def test_french_has_its_spaces_and_german_its_double_s(part: str) -> None:
    for key, text in leaves(words("fr", part)):
        assert not re.search(rf"[^{NO_BREAK}][:;!?%»]|«[^{NO_BREAK}]", text), key
    for language in ("de", "it"):
        for key, text in leaves(words(language, part)):
            assert not re.search(rf"«[ {NO_BREAK}]|[ {NO_BREAK}]»|ß", text), key


# values


@pytest.mark.parametrize(
    ("name", "value", "english", "french"),
    [
        ("amount", Decimal("1234.5"), "CHF 1'234.50", "CHF 1'234.50"),
        ("costs_amount", Decimal("1234.5"), "CHF 1'234.50", "CHF 1'234.50"),
        ("attainment", Decimal("83.2"), "83.2%", "83.2 %"),
        ("target_rate", Decimal("49.06"), "49.06%", "49.06 %"),
        ("result", Decimal("1234.5"), "1'234.5", "1'234.5"),
        ("number", 3, "3", "3"),
        ("end", date(2027, 1, 1), "1 January 2027", "1er janvier 2027"),
        ("period", "2027-Q1", "1st quarter of 2027", "1er trimestre 2027"),
        ("period", "term", "term of the agreement", "durée de la convention"),
        ("label", "eduQua", "eduQua", "eduQua"),
        ("report", LocalizedText(fr="Bilan", de="Bilanz"), "Bilan", "Bilan"),
        ("what", Word("assessment", "band.near"), "near", "presque atteint"),
    ],
)
def test_a_value_is_said_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: StepValue, english: str, french: str
) -> None:
    monkeypatch.setattr(
        "conventions.base.step.word",
        lambda language, part, key, **values: (
            values[name] if values else dict(leaves(words(language, part)))[key]
        ),
    )
    step = Step("anything", {name: value})
    assert say(step, "en").replace(NO_BREAK, " ") == english
    assert say(step, "fr").replace(NO_BREAK, " ") == french


def test_a_text_with_another_placeholder_would_stop_the_command() -> None:
    """The guard matters: this is what a translation with another name would do."""
    with pytest.raises(KeyError):
        say(Step("deadlines.notice-received", {"ende": date(2027, 1, 1)}), "de")


@given(st.fractions(), st.integers(0, 12))
def test_shown_is_as_near_as_its_places_allow(value: Fraction, places: int) -> None:
    seen = shown(value, places)
    assert abs(Fraction(seen) - value) <= Fraction(1, 2 * 10**places)
    assert "E+" not in str(seen)
    assert str(seen) != "-0"


def test_shown_takes_the_largest_amounts() -> None:
    exact = Fraction(999_999_999) * Fraction("999999999999.99") * 999 / 12
    assert Fraction(shown(exact)) == exact


@given(st.fractions(0, 100, max_denominator=10**6), st.integers(0, 10_000))
def test_shown_beside_tells_apart_what_differs(value: Fraction, hundredths: int) -> None:
    limit = Fraction(hundredths, 100)
    seen = Fraction(shown_beside(value, limit))
    assert (seen == limit) is (value == limit)
    assert seen != value or (seen < limit) is (value < limit)
    assert (seen > limit) is (value > limit)
