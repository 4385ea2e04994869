"""Verdicts: counts of a figure, and words for every band, state and flag."""

from fractions import Fraction
from typing import get_args

import pytest

from conventions.agreement.evaluation import Band
from conventions.assessment import FLAGS, STATES, Figure
from conventions.base.language import LANGUAGES, Language, words


@pytest.mark.parametrize(
    ("numerator", "denominator", "counts"),
    [
        (20, 49, (20, 49)),
        (0, 5, (0, 5)),
        (5, 5, (5, 5)),
        (6, 5, None),
        (-1, 5, None),
        (0, 0, None),
        (Fraction("13.3"), 14, None),
        (13, Fraction("14.5"), None),
        (None, 14, None),
        (13, None, None),
    ],
)
def test_counts(
    numerator: int | Fraction | None,
    denominator: int | Fraction | None,
    counts: tuple[int, int] | None,
) -> None:
    over = None if numerator is None else Fraction(numerator)
    under = None if denominator is None else Fraction(denominator)
    assert Figure(Fraction(1), over, under).counts == counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_band_state_and_flag_has_words(language: Language) -> None:
    said = words(language, "assessment")
    assert set(said["band"]) == set(get_args(Band))
    assert set(said["state"]) == set(STATES)
    assert set(said["flag"]) == set(FLAGS)
    for group in ("band", "state", "flag"):
        assert len(set(said[group].values())) == len(said[group])
