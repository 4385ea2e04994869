"""Words: the same in four languages, and each step can be followed with a pocket calculator."""

import re
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Any, get_args

import pytest
from tests.pricing.test_models import CASES, TERMS, owed

from conventions.base.language import LANGUAGES, Language, words
from conventions.base.step import Step, say
from conventions.base.values import RoundingMode
from conventions.pricing import (
    BrokenPeriod,
    DeliveryRule,
    Limits,
    Line,
    PerPlace,
    PerUnit,
    PricingTerms,
    Quantities,
    Rounding,
    UnitOfAccount,
    lines,
    over_volume,
    per_unit_of,
    sentence,
    under_ceiling,
    under_volume,
    unit_name,
)

NO_BREAK = "\u00a0"


def _leaves(tree: Any, path: str = "") -> dict[str, str]:
    if isinstance(tree, str):
        return {path: tree}
    found: dict[str, str] = {}
    for key, value in tree.items():
        found |= _leaves(value, f"{path}.{key}" if path else key)
    return found


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _all_lines() -> tuple[Line, ...]:
    capacity = PerPlace(
        model="per-place",
        places=20,
        price_per_place=Decimal("24000.10"),
        occupancy_floor=Decimal("87.5"),
    )
    items = [
        {"id": "month", "label": "x", "unit": "participant-month", "price": "1150.05"},
        {"id": "hour", "label": "x", "unit": "hour", "price": "150.01"},
    ]
    units = PerUnit.model_validate({"model": "per-unit", "items": items})
    delivered = {"month": Fraction(157, 30), "hour": Fraction(9, 4)}
    found: tuple[Line, ...] = ()
    for mode in get_args(RoundingMode):
        for each in ("line", "total"):
            rounding = Rounding.model_validate({"step": "0.05", "mode": mode, "each": each})
            found += lines(capacity, Quantities(7, 6001, 7300), rounding)
            found += lines(capacity, Quantities(7, 7000, 7300), rounding)
            found += lines(units, Quantities(units=delivered), rounding)
    return found


def _tabled() -> tuple[Line, ...]:
    """The lines of every case of the tables, and two that no table has."""
    few = {"model": "per-fte", "fte": 3, "price_per_fte": 100, "hours_basis": 1820}
    under = lines(TERMS.validate_python(few), Quantities(units={"hours": Fraction(10)}), Rounding())
    return (*(line for _, case in CASES for line in owed(case)), *under)


def _held() -> tuple[Step, ...]:
    """The steps of the volume corridor."""
    full = Limits(over=DeliveryRule(rule="not-paid"), under=DeliveryRule(rule="paid-in-full"))
    over = over_volume("day", Decimal(11), Decimal(10), full)
    under = under_volume("day", Decimal(9), Decimal(10), full)
    assert over is not None
    assert under is not None
    return (*over.steps, *under.steps)


STEPS: tuple[Step, ...] = (
    *(step for line in _all_lines() for step in line.steps),
    *(step for line in _tabled() for step in line.steps),
    *_held(),
    under_ceiling(Decimal(5), Decimal(4)).step,
    under_ceiling(Decimal(4), Decimal(5)).step,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_placeholders(language: Language) -> None:
    english = {key: _placeholders(text) for key, text in _leaves(words("en", "pricing")).items()}
    theirs = {key: _placeholders(text) for key, text in _leaves(words(language, "pricing")).items()}
    # The clauses may name the floor once or twice, but each names it.
    assert theirs == english
    assert len(english) > 50


def test_every_step_has_words_and_every_sentence_of_a_step_is_used() -> None:
    said = {f"pricing.step.{key}" for key in _leaves(words("en", "pricing")["step"])}
    assert {step.key for step in STEPS} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_and_rules_have_words(language: Language) -> None:
    for unit in get_args(UnitOfAccount):
        assert unit_name(unit, language)
        assert per_unit_of(unit, language)
    rules = words(language, "pricing")["sentence"]["per-unit"]["broken"]
    assert set(rules) == set(get_args(BrokenPeriod))


_KEYS = {
    ord("\N{MULTIPLICATION SIGN}"): "*",
    ord("\N{DIVISION SIGN}"): "/",
    ord("\N{MINUS SIGN}"): "-",
}


def _worth(formula: str) -> Fraction:
    """What a pocket calculator makes of a formula."""
    plain = formula.replace("CHF", "").replace("'", "").replace(NO_BREAK, " ").replace("%", "/ 100")
    numbers = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda found: f"Fraction('{found[0]}')", plain)
    worth: Fraction = eval(numbers.translate(_KEYS), {"Fraction": Fraction})
    return worth


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_formula_gives_its_result_on_a_pocket_calculator(language: Language) -> None:
    formulas = [
        said.rsplit(": ", 1)[-1].rstrip(".").split(" = ")
        for said in (say(step, language, "CHF") for step in STEPS)
        if " = " in said
    ]
    assert len(formulas) > 20
    for formula, result in formulas:
        assert abs(_worth(formula) - _worth(result)) <= Fraction(1, 2_000_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_are_said_with_their_currency(language: Language) -> None:
    said = say(under_ceiling(Decimal(451150), Decimal(440000)).step, language, "CHF")
    assert [
        part in said.replace(NO_BREAK, " ")
        for part in ("CHF 451'150.00", "CHF 440'000.00", "CHF 11'150.00")
    ] == [True, True, True]


def test_french_has_its_spaces_and_german_its_double_s() -> None:
    for key, text in _leaves(words("fr", "pricing")).items():
        assert not re.search(r"[^\u00a0][:;!?%»]|«[^\u00a0]", text), key
    assert not any("ß" in text for text in _leaves(words("de", "pricing")).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_is_never_taken_for_a_template(language: Language) -> None:
    items = [{"id": "x", "label": "{price} {0} %s", "unit": "event", "price": "1"}]
    terms: PricingTerms = PerUnit.model_validate({"model": "per-unit", "items": items})
    assert "{price} {0} %s" in sentence(terms, language, "CHF")
