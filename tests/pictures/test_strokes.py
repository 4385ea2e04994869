"""Every number that a report says can be drawn; what cannot is a box, not a gap."""

from decimal import Decimal

import pytest

from conventions.base.language import LANGUAGES, Language, number, percent
from conventions.pictures.strokes import _GLYPHS, lettered, width_of

BOX = "M0 0H8V12H0Z"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_of_every_language_have_glyphs(language: Language) -> None:
    values = [Decimal("1234567890.5"), Decimal("-12.25")]
    for text in [*(number(one, language) for one in values), percent(values[1], language)]:
        assert BOX not in lettered(f"≥\u00a0{text} ≤ = – n", 0, 0, 12)


def test_another_sign_is_a_box() -> None:
    assert BOX in lettered("x", 0, 0, 12)


def test_a_number_in_the_middle_of_a_place_is_as_far_left_as_right() -> None:
    wide = width_of("100", 24)
    assert f"translate({200 - wide // 2} 5)" in lettered("100", 200, 5, 24, middle=True)


def test_glyphs_are_as_wide_as_they_say() -> None:
    assert all(width >= 0 for width, _ in _GLYPHS.values())
    assert width_of("", 12) == 0
