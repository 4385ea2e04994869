"""Characters that do not show."""

import sys
import unicodedata

import pytest

from conventions.base.characters import SHOWN, hidden, shown

REFUSED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
LET_THROUGH = {"\t", "\n", "\u00ad", "\u200d"}
WITHOUT_INK = set("\u034f\u115f\u1160\u3164\uffa0")


def test_the_whole_of_unicode() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        category = unicodedata.category(character)
        nothing = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
        expected = (
            category in REFUSED and character not in LET_THROUGH
        ) or character in WITHOUT_INK
        if nothing or category != "Cn":
            assert bool(list(hidden(character))) == (expected or nothing), hex(number)


@pytest.mark.parametrize(
    "text",
    [
        "Été",
        "«\u00a0Ťěšín\u00a0»",
        "1\u2019234.50",
        "Größe",
        "\U0001f600",
        "10\u202f000 €",
        "n\u02bc",
    ],
)
def test_what_people_write_is_let_through(text: str) -> None:
    assert list(hidden(text)) == []
    assert shown(text) is text or shown(text) == text


def test_the_mark_keeps_every_place() -> None:
    text = "a\u202eb\r\nc\U000f0000"
    assert list(hidden(text)) == [(1, "U+202E"), (3, "U+000D"), (6, "U+F0000")]
    assert shown(text) == f"a{SHOWN}b{SHOWN}\nc{SHOWN}"
    assert list(hidden(shown(text))) == []
