"""Evidence beyond a plain rate: a number of events, an index against counts, or none."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from scipy.stats import binom
from tests.assessment.test_evidence import agreed, counted, keys, one, plain, reported

from conventions.agreement import Agreement
from conventions.agreement.evaluation import Method
from conventions.agreement.goals import Goal
from conventions.assessment import Verdict, assess
from conventions.assessment.critical_table import critical_counts
from conventions.assessment.evidence import of_index
from conventions.assessment.terms import terms_of
from conventions.base.language import LANGUAGES
from conventions.base.step import say
from conventions.report import Report

# a number of events


CERTIFICATES = {
    "unit": "count",
    "goal": "g1",
    "definition": {"counting_unit": "event"},
    "cohort": "all-treated",
}


def of_events(target: dict[str, Any], kind: str = "outcome", **more: Any) -> Agreement:
    """An agreement on a number of events that a goal of this kind is about."""
    evaluation = more.pop("evaluation", None)
    entry = {"id": "i1", "targets": [{"period": "2027", **target}], **CERTIFICATES, **more}
    agreement = agreed([entry], evaluation)
    goal = Goal.model_validate({"id": "g1", "kind": kind, "statement": "Certificates."})
    goals = agreement.goals.model_copy(update={"goals": (goal,)})
    return agreement.model_copy(update={"goals": goals})


def number(target: dict[str, Any], *reports: Report, **more: Any) -> Verdict:
    """The verdict on that number."""
    on = more.pop("on", None)
    verdict = assess(of_events(target, **more), reports, on).verdicts[0]
    for language in LANGUAGES:
        assert all(say(step, language) for step in verdict.steps)
    return verdict


@pytest.mark.parametrize(
    ("target", "value", "evidence"),
    [
        ({"at_least": 12}, 12, "met"),
        ({"at_least": 12}, 11, "inconclusive"),
        ({"at_least": 12}, 7, "inconclusive"),
        ({"at_least": 12}, 6, "missed"),
        ({"at_least": 10}, 5, "missed"),
        ({"at_least": 10, "consequence": "price-effect"}, 5, "inconclusive"),
        ({"at_least": 10, "consequence": "price-effect"}, 4, "missed"),
        ({"at_least": 2}, 0, "too_few"),
        ({"at_most": 3}, 6, "inconclusive"),
        ({"at_most": 3}, 7, "missed"),
        ({"at_most": 0}, 1, "missed"),
        ({"at_least": 10, "at_most": 20}, 15, "met"),
        ({"at_least": 10, "at_most": 20}, 4, "missed"),
        ({"at_least": 10, "at_most": 20}, 21, "inconclusive"),
        ({"at_least": 10, "at_most": 20}, 29, "missed"),
    ],
)
def test_a_number_of_events_is_held_to_its_critical_number(
    target: dict[str, Any], value: int, evidence: str
) -> None:
    verdict = number(target, reported("2027", plain("i1", value)))
    assert verdict.evidence == evidence


def test_the_critical_number_is_said_and_printed() -> None:
    verdict = number({"at_least": 12}, reported("2027", plain("i1", 6)))
    assert say(verdict.steps[-2], "en") == (
        "A target of 12 is missed at 6 or fewer; there are 6 (exact Poisson test, mid-P, level 5%)."
    )


@pytest.mark.parametrize("target", [{"at_least": 12}, {"at_most": 3}, {"at_least": "7.5"}])
def test_the_annex_prints_the_number_that_decides(target: dict[str, Any]) -> None:
    agreement = of_events(target)
    (row,) = critical_counts(agreement.goals, agreement.evaluation)
    assert (row.cases, row.missed is None) == (None, False)
    step = -1 if row.is_most else 1
    for count, evidence in (
        (row.missed, "missed"),
        ((row.missed or 0) + step, "inconclusive"),
        (row.reached, "met"),
        (row.reached - step, "inconclusive"),
    ):
        verdict = number(target, reported("2027", plain("i1", count)))
        assert verdict.evidence == evidence, count


def test_a_clause_names_the_test_of_a_number_where_there_is_one() -> None:
    said = [step.key for step in terms_of(of_events({"at_least": 12}))]
    assert "assessment.step.term-evidence-number" in said
    for agreement in (of_events({"at_least": 12}, "output"), agreed([{"id": "i1"}])):
        said = [step.key for step in terms_of(agreement)]
        assert "assessment.step.term-evidence-number" not in said


@pytest.mark.parametrize("kind", ["output", "requirement"])
def test_what_the_provider_delivers_itself_is_no_matter_of_chance(kind: str) -> None:
    verdict = number({"at_least": 12}, reported("2027", plain("i1", 3)), kind=kind)
    assert (verdict.band, verdict.evidence) == ("below", None)
    assert keys(verdict)[-1] == "evidence-none-planned"


@pytest.mark.parametrize(
    ("value", "more", "key"),
    [
        ("6.5", {}, "not-whole"),
        (6, {"goal": None}, "planned"),
        (6, {"cohort": "stock-at-date"}, "planned"),
        (6, {"definition": {"counting_unit": "place"}}, "planned"),
        (6, {"unit": "hours"}, "measure"),
        (6, {"unit": "score"}, "measure"),
        (6, {"unit": "percent"}, "counts"),
    ],
)
def test_why_there_is_no_evidence_is_said(value: Any, more: dict[str, Any], key: str) -> None:
    verdict = number({"at_least": 12}, reported("2027", plain("i1", value)), **more)
    assert verdict.evidence is None
    assert keys(verdict)[-1] == f"evidence-none-{key}"


def test_a_part_of_a_number_that_is_no_flow_is_not_held_to_the_whole() -> None:
    verdict = number({"at_least": 12}, reported("2027-Q1", plain("i1", 2)))
    assert (verdict.state, verdict.evidence) == ("interim", None)


def test_before_its_day_a_number_is_at_risk_at_most() -> None:
    evaluation = {"method": {"verdict_dates": ["2028-06-30"]}}
    report, on = reported("2027", plain("i1", 6)), date(2028, 3, 1)
    early = number({"at_least": 12}, report, evaluation=evaluation, on=on)
    assert early.evidence == "at_risk"
    due = number({"at_least": 12}, report, evaluation=evaluation, on=date(2028, 7, 1))
    assert due.evidence == "missed"


# an index against counts


def index_of(counts: tuple[int, int], other: tuple[int, int], bound: dict[str, int]) -> Verdict:
    reference = {"compared": "index", "numerator": other[0], "denominator": other[1]}
    target = {**bound, "reference": reference}
    return one(target, reported("2027", counted("i1", *counts)))


@pytest.mark.parametrize(
    ("counts", "other", "bound", "evidence"),
    [
        ((24, 60), (400, 1000), {"at_least": 100}, "met"),
        ((20, 60), (400, 1000), {"at_least": 100}, "inconclusive"),
        ((14, 60), (400, 1000), {"at_least": 100}, "missed"),
        ((0, 4), (400, 1000), {"at_least": 100}, "too_few"),
        ((24, 60), (300, 1000), {"at_most": 100}, "inconclusive"),
        ((34, 60), (300, 1000), {"at_most": 100}, "missed"),
        ((3, 3), (300, 1000), {"at_most": 400}, "met"),
    ],
)
def test_an_index_is_judged_by_the_counts_of_both_sides(
    counts: tuple[int, int], other: tuple[int, int], bound: dict[str, int], evidence: str
) -> None:
    assert index_of(counts, other, bound).evidence == evidence


def test_the_interval_of_an_index_is_said() -> None:
    verdict = index_of((14, 60), (400, 1000), {"at_least": 100})
    assert "evidence-index" in keys(verdict)
    said = next(step for step in verdict.steps if step.key.endswith("evidence-index"))
    assert say(said, "en").startswith("By the counts of both groups, the index lies between 38.")


@pytest.mark.parametrize(
    ("n", "m", "rate", "index"), [(20, 60, 0.4, 1.0), (30, 30, 0.5, 1.0), (25, 50, 0.4, 1.25)]
)
def test_a_provider_at_its_index_is_seldom_said_to_miss_it(
    n: int, m: int, rate: float, index: float
) -> None:
    """One-sided 5 %: the false alarm lies near it, with counts of both sides left to chance."""
    aim = (Fraction(index) * 100, None)
    alarm = 0.0
    for k in range(n + 1):
        for other in range(1, m + 1):
            if Fraction(k, n) >= Fraction(index) * Fraction(other, m):
                continue
            if of_index((k, n), (other, m), aim, Method()).evidence == "missed":
                alarm += binom.pmf(k, n, rate * index) * binom.pmf(other, m, rate)
    assert 0.02 < alarm < 0.07
