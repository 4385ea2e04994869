"""Grades: a table of cases, an oracle, and what a whole assessment says of them."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.assessment.test_evidence import agreed, counted, one, plain, reported

from conventions.agreement.evaluation import Grade, Method
from conventions.agreement.goals import GradeLimit, Target
from conventions.assessment import assess
from conventions.assessment.grade import Result, grade_of, grade_of_points
from conventions.assessment.method import judge
from conventions.assessment.terms import terms_of
from conventions.base.language import LANGUAGES
from conventions.base.step import say

CASES = yaml.load((Path(__file__).parent / "grade.yaml").read_text("utf-8"), yaml.BaseLoader)
SCALE = (
    {"id": "a", "label": {"en": "excellent", "fr": "excellent"}, "attainment": "110"},
    {"id": "b", "label": {"en": "good", "fr": "bon"}, "attainment": "100"},
    {"id": "c", "label": {"en": "sufficient", "fr": "suffisant"}, "attainment": "80"},
    {"id": "d", "label": {"en": "insufficient", "fr": "insuffisant"}},
)


def scale(grades: Any) -> tuple[Grade, ...]:
    return tuple(Grade.model_validate(grade) for grade in grades)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    target = Target.model_validate({"period": "2027", **case["target"]})
    limited = tuple(GradeLimit.model_validate(entry) for entry in case.get("limited", []))
    value = Fraction(case["result"])
    result = Result(value, judge(value, target, Method()).attainment, "percent")
    graded = grade_of(result, target, scale(case.get("grades", SCALE)), limited)
    assert (graded.grade.id if graded.grade else "none") == case["grade"]
    for language in LANGUAGES:
        assert all(say(step, language) for step in graded.steps)


@given(
    st.lists(st.integers(1, 200), min_size=1, max_size=6, unique=True),
    st.integers(1, 100),
    st.integers(0, 100),
    st.integers(1, 100),
)
def test_in_whole_numbers(limits: list[int], aim: int, k: int, n: int) -> None:
    """The oracle counts the limits that k of n does not reach, by cross-multiplication."""
    limits = sorted(limits, reverse=True)
    grades = [{"id": f"g{place}", "attainment": str(at)} for place, at in enumerate(limits)]
    grades.append({"id": f"g{len(limits)}"})
    target = Target.model_validate({"period": "2027", "at_least": aim})
    value = Fraction(100 * k, n)
    graded = grade_of(Result(value, value / aim), target, scale(grades))
    missed = sum(10_000 * k < at * aim * n for at in limits)
    assert graded.grade is not None
    assert graded.grade.id == f"g{missed}"


def test_a_grade_stands_beside_band_and_evidence() -> None:
    report = reported("2027", counted("i1", 12, 24))
    verdict = one({"at_least": 60}, report, evaluation={"grades": SCALE})
    assert (verdict.band, verdict.evidence) == ("below", "inconclusive")
    assert verdict.grade is not None
    assert verdict.grade.id == "c"
    said = [say(step, "en") for step in verdict.steps]
    assert "Attainment: 83.33%, at least 80%: grade “sufficient”." in said
    without = one({"at_least": 60}, report)
    assert without.grade is None
    assert [say(step, "en") for step in without.steps] == [s for s in said if "grade" not in s]


def test_the_last_grade_says_which_limit_is_missed() -> None:
    verdict = one(
        {"at_least": 60},
        reported("2027", counted("i1", 4799, 10_000)),
        evaluation={"grades": SCALE},
    )
    said = [say(step, "en") for step in verdict.steps if "grade" in step.key]
    assert said == ["Attainment: 79.98%, without the limit of 80%: grade “insufficient”."]


@pytest.mark.parametrize(
    ("reports", "more"),
    [
        ((reported("2027-Q1", counted("i1", 9, 10)),), {}),
        ((reported("2027", counted("i1", 9, 9)),), {"min_denominator": 10}),
        ((reported("2027", counted("i1", 12, 9)),), {}),
        ((), {}),
    ],
    ids=["interim", "too few cases", "impossible", "no data"],
)
def test_where_there_is_no_band_there_is_no_grade(reports: Any, more: dict[str, Any]) -> None:
    verdict = one({"at_least": 60}, *reports, evaluation={"grades": SCALE}, **more)
    assert (verdict.band, verdict.grade) == (None, None)


def test_what_is_compared_with_a_reference_is_graded_by_the_comparison() -> None:
    stars = [{"id": f"stars-{stars}"} for stars in (5, 4, 3)]
    limits = [
        {"grade": "stars-5", "at_least": 140},
        {"grade": "stars-4", "at_least": 120},
        {"grade": "stars-3"},
    ]
    verdict = one(
        {"at_least": 100, "reference": {"compared": "index", "value": 40}},
        reported("2027", counted("i1", 48, 100)),
        grades=limits,
        evaluation={"grades": stars},
    )
    assert verdict.grade is not None
    assert verdict.grade.id == "stars-4"
    assert say(verdict.steps[-2], "en") == "Result: 120, at least 120: grade “stars-4”."
    compared: list[dict[str, Any]] = [
        {
            "id": "i1",
            "grades": limits,
            "targets": [
                {"period": "2027", "at_least": 1, "reference": {"compared": "index", "value": 40}}
            ],
        }
    ]
    terms = [say(step, "en") for step in terms_of(agreed(compared, {"grades": stars}))]
    assert "“stars-5” from 140." in terms


@pytest.mark.parametrize(
    ("points", "earned", "grade"),
    [
        ("proportional", (60, 60), "a"),
        ("proportional", (60, 30), "b"),
        ("all-or-nothing", (0, 60), "c"),
    ],
)
def test_the_points_of_a_period_have_a_grade(
    points: str, earned: tuple[int, int], grade: str
) -> None:
    grades = [{"id": "a", "points": 90}, {"id": "b", "points": 75}, {"id": "c"}]
    targets = [{"period": "2027", "at_least": 60, "weight": 50}]
    indicators = [{"id": name, "targets": targets} for name in ("i1", "i2")]
    evaluation = {"method": {"points": points}, "grades": grades}
    report = reported(
        "2027", *(counted(name, k, 100) for name, k in zip(("i1", "i2"), earned, strict=True))
    )
    (score,) = assess(agreed(indicators, evaluation), (report,)).scores
    assert score.grade is not None
    assert score.grade.id == grade
    assert score.steps[-1].key.startswith("assessment.step.grade-")


def test_points_without_all_targets_have_no_grade() -> None:
    grades = [{"id": "a", "points": 90}, {"id": "b"}]
    targets = [{"period": "2027", "at_least": 60, "weight": 50}]
    indicators = [{"id": name, "targets": targets} for name in ("i1", "i2")]
    evaluation = {"method": {"points": "proportional"}, "grades": grades}
    (score,) = assess(
        agreed(indicators, evaluation), (reported("2027", counted("i1", 60, 100)),)
    ).scores
    assert score.grade is None
    assert grade_of_points(Fraction(95), scale(grades), Method()).grade is None


def test_the_terms_say_every_grade() -> None:
    indicators = [
        {"id": "i1", "grades": [{"grade": "a", "at_least": 40}, {"grade": "d"}]},
        {"id": "i2", "unit": "days", "grades": [{"grade": "a", "at_most": 10}, {"grade": "d"}]},
    ]
    grades = [
        {**grade, "points": points} for grade, points in zip(SCALE, (90, 75, 50), strict=False)
    ]
    evaluation = {"grades": [*grades, SCALE[3]], "method": {"points": "count"}}
    terms = [step for step in terms_of(agreed(indicators, evaluation)) if "grade" in step.key]
    assert [say(step, "en") for step in terms][1:] == [
        "“excellent” from an attainment of 110%.",
        "“good” from an attainment of 100%.",
        "“sufficient” from an attainment of 80%.",
        "Otherwise “insufficient”.",
        "“excellent” for the results of a period together from 90 targets reached.",
        "“good” for the results of a period together from 75 targets reached.",
        "“sufficient” for the results of a period together from 50 targets reached.",
        "Otherwise “insufficient”.",
        "For “i1” the value itself decides:",
        "“excellent” from 40%.",
        "Otherwise “insufficient”.",
        "For “i2” the value itself decides:",
        "“excellent” up to 10.",
        "Otherwise “insufficient”.",
    ]
    for language in LANGUAGES:
        assert all(say(step, language) for step in terms)


def test_an_amount_has_a_grade_too() -> None:
    limits = [{"grade": "a", "at_most": "7400"}, {"grade": "d"}]
    verdict = one(
        {"at_most": 10_000},
        reported("2027", plain("i1", "7400.01")),
        on=date(2028, 3, 1),
        unit="currency",
        grades=limits,
        evaluation={"grades": SCALE},
    )
    assert verdict.grade is not None
    assert verdict.grade.id == "d"
