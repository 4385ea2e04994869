"""Targets in words, as a form states them beside its cells."""

from decimal import Decimal
from typing import Any

import pytest

from conventions.agreement.goals import Target
from conventions.forms.target import amount, targets_in_words


def said(language: Any = "fr", unit: Any = "percent", **target: Any) -> str:
    record = Target.model_validate({"period": "2027", **target})
    return targets_in_words((record,), unit, "2027", language, "CHF").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"at_least": 25}, "au moins 25 %"),
        ({"at_most": 25}, "au plus 25 %"),
        ({"exactly": 25}, "exactement 25 %"),
        ({"at_least": 25, "at_most": 30}, "au moins 25 %, au plus 30 %"),
        ({"at_least": 25, "tolerance": {"points": 5}}, "au moins 25 %\ntolérance : 5 points"),
        ({"at_least": 25, "tolerance": {"points": 1}}, "au moins 25 %\ntolérance : 1 point"),
        ({"at_least": 25, "tolerance": {"percent": 10}}, "au moins 25 %\ntolérance : 10 %"),
        ({"at_least": 0}, "au moins 0 %"),
        ({}, "sans valeur cible"),
        ({"period": "term", "at_least": 25}, "durée de la convention : au moins 25 %"),
    ],
)
def test_in_words(target: dict[str, Any], words: str) -> None:
    assert said(**target) == words


def test_no_target() -> None:
    assert targets_in_words((), "percent", "2027", "de", "CHF") == "kein Zielwert"


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("percent", "1200 %"),
        ("currency", "CHF 1'200.00"),
        ("hours", "1'200 Stunden"),
        ("count", "1'200"),
        ("yes-no", "ja"),
        (None, "1'200"),
    ],
)
def test_amounts_carry_their_unit(unit: Any, words: str) -> None:
    found = amount(Decimal(1200), unit, "de", "CHF").replace("\u00a0", " ")
    assert found.replace("1'200 %", "1200 %") == words
