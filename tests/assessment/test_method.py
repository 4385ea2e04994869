"""Bands: a table of cases, an oracle on whole numbers, and the floats that get edges wrong."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.agreement.evaluation import Band, BandLimits, Method
from conventions.agreement.goals import Target
from conventions.assessment.method import judge, limits
from conventions.base.language import LANGUAGES
from conventions.base.step import say, shown

CASES = yaml.load((Path(__file__).parent / "method.yaml").read_text("utf-8"), yaml.BaseLoader)
ORDER: tuple[Band, ...] = ("below", "near", "reached")


def target(**values: Any) -> Target:
    return Target.model_validate({"period": "2027", **values})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    judged = judge(
        Fraction(case["result"]),
        target(**case["target"]),
        Method.model_validate(case.get("method", {})),
        tuple(BandLimits.model_validate(band) for band in case.get("bands", [])),
    )
    assert judged.band == case["band"]
    if case.get("attainment") == "null":
        assert judged.attainment is None
    elif "attainment" in case:
        assert judged.attainment is not None
        assert shown(judged.attainment) == Decimal(case["attainment"])
    if "deviation" in case:
        assert shown(judged.deviation) == Decimal(case["deviation"])
    for language in LANGUAGES:
        assert all(say(step, language) for step in judged.steps)


def test_there_are_as_many_cases_as_written() -> None:
    assert len(CASES) == len({case["source"] for case in CASES}) > 50


def test_a_target_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="without a value"):
        judge(Fraction(1), target(), Method())


# Percentages in hundredths of a point, so that everything below is whole numbers.

DIVISORS = [n for n in range(1, 10_001) if 10_000 % n == 0]
COUNTS = st.one_of(st.sampled_from(DIVISORS), st.integers(1, 2000)).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n))
)


def oracle(k: int, n: int, aim: int, *, lower: bool, rule: str, limit: int) -> Band:
    """The band of k of n against ``aim`` hundredths of a percent, by cross-multiplication.

    The limit is in hundredths of a percent too, for an attainment in percent.
    """
    result, goal = 10_000 * k, aim * n  # both in 1/n hundredths of a percent
    if result <= goal if lower else result >= goal:
        return "reached"
    wrong = result - goal if lower else goal - result
    if rule == "shortfall":
        return "near" if wrong < limit * n else "below"
    if rule == "tolerance":
        return "near" if wrong <= limit * n else "below"
    over, under = (goal, result) if lower else (result, goal)
    return "near" if 100 * over >= limit * under else "below"


def ours(k: int, n: int, aim: int, *, lower: bool, rule: str, limit: int) -> Band:
    values: dict[str, Any] = {"at_most" if lower else "at_least": Decimal(aim) / 100}
    method: dict[str, Any] = {}
    if rule == "tolerance":
        values["tolerance"] = {"points": Decimal(limit) / 100}
    elif rule == "shortfall":
        method = {"formula": "shortfall", "shortfall_points": Decimal(limit) / 100}
    else:
        method = {"near_from": limit}
    return judge(Fraction(100 * k, n), target(**values), Method.model_validate(method)).band


@st.composite
def against_a_target(draw: st.DrawFn) -> dict[str, Any]:
    """Counts and a target, in half of the draws one on the very edge of a band."""
    k, n = draw(COUNTS)
    rule = draw(st.sampled_from(["attainment", "shortfall", "tolerance"]))
    lower = draw(st.booleans())
    limit = draw(st.integers(1, 120) if rule == "attainment" else st.integers(0, 2000))
    result = Fraction(10_000 * k, n)
    edges = [result]
    if rule == "attainment":
        edges.append(result * limit / 100 if lower else result * 100 / limit)
    else:
        edges.append(result - limit if lower else result + limit)
    whole = [int(edge) for edge in edges if edge.denominator == 1 and 0 <= edge <= 99_999]
    anything = st.integers(0, 10_000)
    aim = draw(st.one_of(st.sampled_from(whole), anything) if whole else anything)
    return {"k": k, "n": n, "aim": aim, "lower": lower, "rule": rule, "limit": limit}


@given(against_a_target())
@example({"k": 7, "n": 20, "aim": 4000, "lower": False, "rule": "tolerance", "limit": 500})
@example({"k": 7, "n": 20, "aim": 4000, "lower": False, "rule": "shortfall", "limit": 500})
@example({"k": 9, "n": 20, "aim": 5000, "lower": False, "rule": "attainment", "limit": 90})
@example({"k": 0, "n": 1, "aim": 0, "lower": True, "rule": "attainment", "limit": 90})
def test_agrees_with_the_oracle(case: dict[str, Any]) -> None:
    assert ours(**case) == oracle(**case)


@given(against_a_target())
def test_a_better_result_is_never_in_a_worse_band(case: dict[str, Any]) -> None:
    if case["k"] == case["n"]:
        return
    one, other = ours(**case), ours(**{**case, "k": case["k"] + 1})
    better, worse = (one, other) if case["lower"] else (other, one)
    assert ORDER.index(worse) <= ORDER.index(better)


@given(against_a_target())
def test_reached_is_what_attains_all_and_deviates_the_right_way(case: dict[str, Any]) -> None:
    aim = target(**{"at_most" if case["lower"] else "at_least": Decimal(case["aim"]) / 100})
    judged = judge(Fraction(100 * case["k"], case["n"]), aim, Method())
    favourable = -judged.deviation if case["lower"] else judged.deviation
    assert (judged.band == "reached") is (favourable >= 0)
    if judged.attainment is not None:
        assert (judged.band == "reached") is (judged.attainment >= 1)


def float_band(k: int, n: int, aim: float, points: float) -> Band:
    """What must not be: the same comparison in binary fractions."""
    if k / n >= aim:
        return "reached"
    return "near" if k / n >= aim - points else "below"


def test_floats_fail_the_edges() -> None:
    """The guard matters: on exact edges, floats put results into the wrong band."""
    assert float_band(7, 20, 0.40, 0.05) == "below"
    assert ours(7, 20, 4000, lower=False, rule="tolerance", limit=500) == "near"
    wrong = edges = 0
    for n in (20, 40, 50, 100):
        for k in range(n + 1):
            for points in (100, 300, 500, 1000):
                aim = 10_000 * k // n + points
                edges += 1
                exact = ours(k, n, aim, lower=False, rule="tolerance", limit=points)
                assert exact == "near"
                wrong += float_band(k, n, aim / 10_000, points / 10_000) != exact
    assert edges > 800
    assert wrong > 10


def test_what_is_shown_never_looks_like_the_limit_it_misses() -> None:
    judged = judge(Fraction(59_999, 1000), target(at_least="60"), Method(), unit="percent")
    assert say(judged.steps[0], "en").startswith("Result 59.999%, target 60%")
    judged = judge(Fraction(53_9999, 10_000), target(at_least="60"), Method(), unit="percent")
    assert judged.band == "below"
    assert "less than 90%" in say(judged.steps[1], "en")
    assert "Attainment 89.9998%" in say(judged.steps[1], "en")


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({"at_least": "1"}, (1, None)),
        ({"at_most": "2"}, (None, 2)),
        ({"at_least": "1", "at_most": "2"}, (1, 2)),
        ({"exactly": "3", "at_least": "1"}, (3, 3)),
        ({}, (None, None)),
    ],
)
def test_limits(values: dict[str, str], ends: tuple[int | None, int | None]) -> None:
    assert limits(target(**values)) == ends
