"""Evidence beside the band: rates, references, days of verdict, pro rata, points, the ladder.

Every case is assessed from a whole agreement, as a user would do it.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.agreement import Agreement, load_agreement
from conventions.agreement.evaluation import Evaluation, Method
from conventions.agreement.goals import Goals, Target
from conventions.assessment import Assessment, Verdict, assess, critical_count, newcombe
from conventions.assessment.critical_table import critical_counts, sizes
from conventions.assessment.evidence import of_difference, of_rate
from conventions.base.language import LANGUAGES
from conventions.base.step import say
from conventions.report import Report

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = load_agreement(ROOT / "examples/minimal/agreement.fr.yaml")
FIVE = Fraction(5, 100)


def agreed(
    indicators: list[dict[str, Any]], evaluation: dict[str, Any] | None = None, end: int = 2029
) -> Agreement:
    """The smallest agreement, from 2027 on, with these indicators and this way of judging."""
    known = {"unit": "percent", "direction": "higher", "definition": {"counting_unit": "person"}}
    goals = Goals.model_validate({"indicators": [{**known, **entry} for entry in indicators]})
    term = MINIMAL.term.model_copy(update={"start": date(2027, 1, 1), "end": date(end, 12, 31)})
    judged = Evaluation.model_validate(evaluation or {})
    return MINIMAL.model_copy(update={"goals": goals, "term": term, "evaluation": judged})


def reported(period: str, *observations: dict[str, Any], **more: Any) -> Report:
    return Report.model_validate(
        {"agreement": "minimal-fr", "period": period, "observations": list(observations), **more}
    )


def counted(indicator: str, k: int, n: int) -> dict[str, Any]:
    return {"indicator": indicator, "reported": {"numerator": k, "denominator": n}}


def plain(indicator: str, value: Any) -> dict[str, Any]:
    return {"indicator": indicator, "reported": {"value": value}}


def one(target: dict[str, Any], *reports: Report, on: date | None = None, **more: Any) -> Verdict:
    """The verdict on one target of one indicator."""
    evaluation = more.pop("evaluation", None)
    agreement = agreed(
        [{"id": "i1", "targets": [{"period": "2027", **target}], **more}], evaluation
    )
    verdict = assess(agreement, reports, on).verdicts[0]
    for language in LANGUAGES:
        assert all(say(step, language) for step in verdict.steps)
    return verdict


def keys(verdict: Verdict) -> list[str]:
    return [step.key.removeprefix("assessment.step.") for step in verdict.steps]


# a rate


@pytest.mark.parametrize(
    ("k", "n", "target", "band", "evidence"),
    [
        (17, 24, {"at_least": 70}, "reached", "met"),
        (16, 24, {"at_least": 70}, "near", "inconclusive"),
        (13, 24, {"at_least": 70}, "below", "inconclusive"),
        (12, 24, {"at_least": 70}, "below", "missed"),
        (12, 24, {"at_least": 70, "consequence": "price-effect"}, "below", "missed"),
        (0, 4, {"at_least": 30}, "below", "too_few"),
        (4, 10, {"at_most": 35}, "below", "inconclusive"),
        (9, 10, {"at_most": 35}, "below", "missed"),
        (3, 10, {"at_most": 35}, "reached", "met"),
        (1, 20, {"at_least": 30, "at_most": 60}, "below", "missed"),
        (19, 20, {"at_least": 30, "at_most": 60}, "below", "missed"),
    ],
)
def test_band_and_evidence_are_two_facts(
    k: int, n: int, target: dict[str, Any], band: str, evidence: str
) -> None:
    verdict = one(target, reported("2027", counted("i1", k, n)))
    assert (verdict.band, verdict.evidence) == (band, evidence)


def test_where_money_is_withheld_the_exact_test_is_taken() -> None:
    """4 of 10 against 70 percent: mid-P 2.9, exact 4.7 percent; at 4 percent they part."""
    report = reported("2027", counted("i1", 4, 10))
    terms = {"method": {"level": 4}}
    held = [
        one({"at_least": 70, "consequence": follows}, report, evaluation=terms).evidence
        for follows in ("plan", "price-effect")
    ]
    assert held == ["missed", "inconclusive"]


def test_a_rate_of_hours_or_without_counts_has_no_evidence() -> None:
    hours = one(
        {"at_least": 70},
        reported("2027", counted("i1", 5, 10)),
        definition={"counting_unit": "hour"},
    )
    bare = one({"at_least": 70}, reported("2027", plain("i1", 50)))
    assert (hours.evidence, bare.evidence) == (None, None)


def test_under_the_smallest_denominator_there_are_too_few() -> None:
    verdict = one({"at_least": 70}, reported("2027", counted("i1", 9, 9)), min_denominator=10)
    assert (verdict.state, verdict.evidence) == ("not_measurable", "too_few")


@pytest.mark.parametrize(
    ("value", "more", "state"),
    [
        ({"numerator": 9, "denominator": 8}, {}, "not_measurable"),
        ({"numerator": 0, "denominator": 0}, {}, "not_measurable"),
        ({"missing": "not-collected"}, {}, "no_data"),
        ({"missing": "too-early"}, {}, "interim"),
        ({"numerator": 3, "denominator": 8}, {"definition": {"counting_unit": "hour"}}, None),
    ],
    ids=["impossible", "nobody", "no data", "not due", "no rate of cases"],
)
def test_what_is_not_measurable_for_another_reason_has_no_evidence(
    value: dict[str, Any], more: dict[str, Any], state: str | None
) -> None:
    report = reported("2027", {"indicator": "i1", "reported": value})
    verdict = one({"at_least": 70}, report, min_denominator=10, **more)
    assert verdict.evidence is None
    assert verdict.state == (state or "not_measurable")


@pytest.mark.parametrize(("n", "evidence"), [(9, "too_few"), (10, "at_risk")])
def test_under_the_smallest_denominator_there_is_no_outlook(n: int, evidence: str) -> None:
    report = reported("2027-Q1", counted("i1", 1, n), interim=True)
    verdict = one({"at_least": 70}, report, on=date(2027, 4, 30), min_denominator=10)
    assert (verdict.state, verdict.evidence) == ("interim", evidence)
    said = [say(step, "en") for step in verdict.steps]
    few = "The denominator is 9 so far, 10 at least are agreed: too few cases for an outlook."
    assert (few in said) == (evidence == "too_few")
    assert any("on course" in line or "at risk" in line for line in said) != (few in said)


@pytest.mark.parametrize(("k", "evidence"), [(1, "too_few"), (2, "on_course")])
def test_where_no_count_could_show_a_miss_there_is_no_outlook(k: int, evidence: str) -> None:
    """Of four cases not even nought shows that 30 percent are missed; two of them reach it."""
    report = reported("2027", counted("i1", k, 4))
    terms = {"method": {"verdict_dates": ["2028-03-31"]}}
    verdict = one({"at_least": 30}, report, on=date(2028, 2, 1), evaluation=terms)
    assert verdict.evidence == evidence
    assert ("outlook-on-course" in keys(verdict)) == (evidence == "on_course")


@given(st.integers(1, 60), st.integers(1, 99), st.data())
@settings(max_examples=50, deadline=None)
def test_a_most_is_a_least_of_the_others(n: int, percent: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    terms, bound = Method(), Fraction(percent)
    some = Target.model_validate({"period": "2027"})
    least = of_rate((k, n), (bound, None), some, terms).evidence
    most = of_rate((n - k, n), (None, 100 - bound), some, terms).evidence
    assert least == most


def test_each_flag_of_small_numbers_says_how_it_came_about() -> None:
    left_out = {**counted("i1", 18, 23), "excluded": [{"count": 9, "reason": "outside"}]}
    verdict = one({"at_least": 60}, reported("2027", left_out))
    assert verdict.flags == ("exclusions", "small_n", "not_distinguishable")
    assert keys(verdict)[:5] == ["left-out", "rate", "small", "interval", "in-interval"]
    said = [say(step, "en") for step in (verdict.steps[0], *verdict.steps[2:5])]
    assert said == [
        "9 of 32 cases left out = 28.1%, more than a tenth.",
        "The denominator is 23, less than 30: few cases.",
        "Wilson 95% interval: 58.1% to 90.3%.",
        "The target of 60% lies in the interval: the difference may be chance.",
    ]


# days of verdict, pro rata, cohorts


@pytest.mark.parametrize(
    ("on", "evidence"),
    [
        (date(2028, 2, 1), "at_risk"),
        (date(2028, 3, 31), "missed"),
        (date(2028, 6, 1), "missed"),
        (None, "missed"),
    ],
)
def test_missed_is_stated_from_the_agreed_day_on(on: date | None, evidence: str) -> None:
    terms = {"method": {"verdict_dates": ["2027-06-30", "2028-03-31"]}}
    report = reported("2027", counted("i1", 2, 24))
    verdict = one({"at_least": 70}, report, on=on, evaluation=terms)
    assert (verdict.band, verdict.evidence) == ("below", evidence)
    without = one({"at_least": 70}, report, on=on)
    assert without.evidence == "missed"


@pytest.mark.parametrize(("k", "evidence"), [(2, "at_risk"), (12, "on_course"), (20, "on_course")])
def test_a_running_rate_is_on_course_or_at_risk_and_never_pro_rated(k: int, evidence: str) -> None:
    report = reported("2027-Q1", counted("i1", k, 24), interim=True)
    verdict = one({"at_least": 60}, report, on=date(2027, 4, 30), cohort="exits-in-period")
    assert (verdict.state, verdict.evidence) == ("interim", evidence)
    assert "pro-rata" not in keys(verdict)


@pytest.mark.parametrize(("value", "evidence"), [(9, "at_risk"), (10, "on_course")])
def test_a_count_that_flows_is_compared_pro_rata(value: int, evidence: str) -> None:
    """40 in 365 days are 9.86 in the 90 days of the first quarter."""
    report = reported("2027-Q1", plain("i1", value))
    verdict = one({"at_least": 40}, report, unit="count", cohort="exits-in-period")
    assert (verdict.state, verdict.evidence) == ("interim", evidence)
    step = next(step for step in verdict.steps if step.key.endswith("pro-rata"))
    assert (step.values["due"], step.values["elapsed"]) == (Decimal("9.86"), 90)


def test_a_stock_is_not_pro_rated() -> None:
    report = reported("2027-Q1", plain("i1", 3))
    verdict = one({"at_least": 40}, report, unit="count", cohort="stock-at-date")
    assert (verdict.state, verdict.evidence) == ("interim", None)


def test_a_mean_is_not_pro_rated() -> None:
    """90 days of a mean are 90 days after a quarter too."""
    mean: dict[str, Any] = {
        "unit": "days",
        "cohort": "exits-in-period",
        "definition": {"denominator": "persons"},
    }
    report = reported("2027-Q1", plain("i1", 90), interim=True)
    assert one({"at_most": 120}, report, **mean).evidence is None
    total = {**mean, "definition": {}}
    assert one({"at_most": 120}, report, **total).evidence == "at_risk"


@pytest.mark.parametrize(("value", "evidence"), [(14, "at_risk"), (15, "on_course")])
def test_a_report_of_the_running_year_tells_of_the_days_before_it(
    value: int, evidence: str
) -> None:
    """30 in 365 days are 14.88 in the 181 days up to the end of June."""
    report = reported("2027", plain("i1", value), interim=True, submitted="2027-06-30")
    verdict = one({"at_least": 30}, report, unit="count", cohort="exits-in-period")
    assert (verdict.state, verdict.evidence) == ("interim", evidence)
    step = next(step for step in verdict.steps if step.key.endswith("pro-rata"))
    assert step.values["elapsed"] == 181


@pytest.mark.parametrize(
    ("submitted", "on", "elapsed"),
    [
        (None, "2027-06-30", 181),
        ("2027-06-30", "2027-09-30", 181),
        (None, "2027-01-01", 1),
        (None, None, 365),
    ],
)
def test_a_whole_year_reported_before_its_end_tells_of_no_day_to_come(
    submitted: str | None, on: str | None, elapsed: int
) -> None:
    when = {"submitted": submitted} if submitted else {}
    report = reported("2027", plain("i1", 15), interim=True, **when)
    day = date.fromisoformat(on) if on else None
    verdict = one({"at_least": 30}, report, on=day, unit="count", cohort="exits-in-period")
    step = next(step for step in verdict.steps if step.key.endswith("pro-rata"))
    assert step.values["elapsed"] == elapsed


@pytest.mark.parametrize(
    ("value", "evidence"), [(10, "at_risk"), (60, "on_course"), (61, "at_risk")]
)
def test_what_has_passed_the_most_of_a_range_does_not_come_back(value: int, evidence: str) -> None:
    report = reported("2027-H1", plain("i1", value))
    target = {"at_least": 50, "at_most": 60}
    verdict = one(target, report, unit="count", cohort="exits-in-period")
    assert (verdict.state, verdict.evidence) == ("interim", evidence)


def test_a_count_of_a_cohort_is_not_looked_at_before_its_measurement_point() -> None:
    point = {"measurement_point": {"anchor": "exit", "offset": "P6M"}, "cohort": "exits-in-period"}
    report = reported("2027-Q1", plain("i1", 0))
    early, late = (
        one({"at_least": 40}, report, on=day, unit="count", **point)
        for day in (date(2027, 9, 30), date(2027, 10, 1))
    )
    assert (early.evidence, late.evidence) == (None, "at_risk")


def test_a_cohort_is_not_looked_at_before_its_measurement_point() -> None:
    point = {"measurement_point": {"anchor": "exit", "offset": "P6M"}, "cohort": "exits-in-period"}
    report = reported("2027-Q1", counted("i1", 0, 24))
    early, late = (
        one({"at_least": 60}, report, on=day, **point)
        for day in (date(2027, 9, 30), date(2027, 10, 1))
    )
    assert (early.state, early.evidence) == ("interim", None)
    assert (late.state, late.evidence) == ("interim", "at_risk")


# references


def test_newcombe_is_the_published_example() -> None:
    """Newcombe 1998, table II, method 10: 56/70 and 48/80 give 0.0524 to 0.3339."""
    low, high = newcombe((56, 70), (48, 80), Fraction(25, 1000))
    assert (round(low, 4), round(high, 4)) == (Decimal("0.0524"), Decimal("0.3339"))


@pytest.mark.parametrize(
    ("k", "band", "evidence"),
    [(60, "reached", "met"), (50, "below", "inconclusive"), (30, "below", "missed")],
)
def test_a_difference_to_a_control_group(k: int, band: str, evidence: str) -> None:
    indicators: list[dict[str, Any]] = [
        {
            "id": "i1",
            "targets": [
                {
                    "period": "2027",
                    "at_least": 10,
                    "reference": {"compared": "difference", "indicator": "control"},
                }
            ],
        },
        {"id": "control", "monitoring_only": True},
    ]
    report = reported("2027", counted("i1", k, 100), counted("control", 90, 200))
    verdict = assess(agreed(indicators), (report,)).verdicts[0]
    assert (verdict.band, verdict.evidence) == (band, evidence)
    assert verdict.reference is not None
    assert verdict.reference.value == 45
    assert "not_distinguishable" not in verdict.flags


def test_too_few_to_tell_two_groups_apart() -> None:
    shown = of_difference((1, 3), (2, 4), (Fraction(0), None), Method())
    assert shown.evidence == "too_few"


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ({"compared": "difference", "value": 40}, 10),
        ({"compared": "difference", "numerator": 80, "denominator": 200}, 10),
        ({"compared": "index", "value": 40}, 125),
    ],
)
def test_a_benchmark_is_stated_in_the_agreement(reference: dict[str, Any], value: int) -> None:
    target = {"at_least": value, "reference": reference}
    verdict = one(target, reported("2027", counted("i1", 50, 100)))
    assert (verdict.band, verdict.evidence) == ("reached", "met")
    assert verdict.deviation == 0
    worse = one(target, reported("2027", counted("i1", 30, 100)))
    assert (worse.band, worse.evidence) == ("below", "missed")


def test_an_earlier_period_is_a_reference() -> None:
    before = {"compared": "difference", "period": "2027"}
    target: dict[str, Any] = {"period": "2028", "at_least": 5, "reference": before}
    agreement = agreed([{"id": "i1", "targets": [target]}])
    reports = (reported("2027", counted("i1", 20, 50)), reported("2028", counted("i1", 23, 50)))
    verdict = assess(agreement, reports).verdicts[0]
    assert verdict.band == "reached"
    assert verdict.deviation == 1
    alone = assess(agreement, reports[1:]).verdicts[0]
    assert (alone.state, keys(alone)[-1]) == ("no_data", "reference-missing")


@pytest.mark.parametrize("reference", [{}, {"indicator": "elsewhere"}, {"period": "2035"}])
def test_a_result_is_not_compared_with_itself_nor_with_nothing(reference: dict[str, Any]) -> None:
    target = {"at_least": 0, "reference": {"compared": "difference", **reference}}
    verdict = one(target, reported("2027", counted("i1", 5, 10)))
    assert (verdict.state, keys(verdict)[-1]) == ("no_data", "reference-missing")


def test_a_reference_of_nought_has_no_index() -> None:
    target = {"at_least": 100, "reference": {"compared": "index", "value": 0}}
    verdict = one(target, reported("2027", counted("i1", 5, 10)))
    assert (verdict.state, keys(verdict)[-1]) == ("not_measurable", "reference-nought")


# corridor


@pytest.mark.parametrize(
    ("value", "band", "effect"),
    [
        (105, "reached", 0),
        (95, "reached", 0),
        (140, "reached", 1),
        (200, "reached", 1),
        (60, "below", -1),
        (0, "below", -1),
        (Decimal("94.99"), "near", Fraction(-1, 3500)),
        (Decimal("77.5"), "near", Fraction(-1, 2)),
        (Decimal("122.5"), "reached", Fraction(1, 2)),
    ],
)
def test_corridor(value: Any, band: str, effect: Any) -> None:
    terms = {"method": {"formula": "corridor"}}
    verdict = one(
        {"at_least": 100}, reported("2027", plain("i1", value)), unit="hours", evaluation=terms
    )
    assert (verdict.band, verdict.effect) == (band, effect)


def test_a_corridor_about_nought_says_so() -> None:
    terms = {"method": {"formula": "corridor"}}
    bands = [
        one({"at_most": 0}, reported("2027", plain("i1", n)), unit="hours", evaluation=terms).band
        for n in (0, 1)
    ]
    assert bands == ["reached", "below"]


# points


def weighed(points: str, *results: int) -> Assessment:
    weights = (50, 30, 20)
    indicators: list[dict[str, Any]] = [
        {"id": f"i{at}", "targets": [{"period": "2027", "at_least": 50, "weight": weight}]}
        for at, weight in enumerate(weights)
    ]
    method = {"points": points, "points_reached": 80}
    found = (counted(f"i{at}", k, 100) for at, k in enumerate(results))
    return assess(agreed(indicators, {"method": method}), (reported("2027", *found),))


@pytest.mark.parametrize(
    ("points", "results", "earned", "band"),
    [
        ("proportional", (60, 25, 50), 85, "reached"),
        ("all-or-nothing", (60, 25, 50), 70, "below"),
        ("all-or-nothing", (60, 50, 49), 80, "reached"),
        ("proportional", (40, 40, 40), 80, "reached"),
        ("proportional", (39, 39, 39), 78, "near"),
        ("proportional", (60, 25), 65, None),
        ("uncapped", (60, 25, 50), 95, "reached"),
        ("uncapped", (79, 0, 0), 79, "near"),
        ("uncapped", (80, 0, 0), 80, "reached"),
        ("uncapped", (60, 25), 75, None),
    ],
)
def test_points(points: str, results: tuple[int, ...], earned: int, band: str | None) -> None:
    (score,) = weighed(points, *results).scores
    assert (score.earned, score.possible) == (Fraction(earned), Fraction(100))
    assert score.band == band
    for language in LANGUAGES:
        assert all(say(step, language) for step in score.steps)


def test_without_points_there_is_no_score() -> None:
    assert weighed("none", 60, 25, 50).scores == ()


# the ladder

LADDER = {
    "consequences": [
        {"trigger": "one year", "step": "talk", "periods": 1},
        {"trigger": "two years", "step": "plan", "periods": 2},
        {"trigger": "proven twice", "step": "audit", "periods": 2, "fact": "missed"},
        {"trigger": "bad faith", "step": "end"},
    ]
}


@pytest.mark.parametrize(
    ("results", "proposals"),
    [
        ((20, 20, 20), ["talk", "audit", "audit"]),
        ((20, 60, 20), ["talk", None, "talk"]),
        ((44, 44, 60), ["talk", "plan", None]),
    ],
)
def test_a_rung_is_proposed_after_its_periods_in_a_row(
    results: tuple[int, ...], proposals: list[str | None]
) -> None:
    years = ("2027", "2028", "2029")
    targets = [{"period": year, "at_least": 50} for year in (*years, "term")]
    reports = tuple(
        reported(year, counted("i1", k, 100)) for year, k in zip(years, results, strict=True)
    )
    verdicts = assess(agreed([{"id": "i1", "targets": targets}], LADDER), reports).verdicts
    found = [one.proposal.step if one.proposal else None for one in verdicts[:3]]
    assert found == proposals


def test_the_row_of_a_year_is_one_of_years() -> None:
    """A poor last quarter of a good year is no poor year before a poor one."""
    periods = {"2027": 60, "2027-Q4": 20, "2028": 20}
    targets = [{"period": period, "at_least": 50} for period in periods]
    reports = tuple(reported(period, counted("i1", k, 100)) for period, k in periods.items())
    verdicts = assess(agreed([{"id": "i1", "targets": targets}], LADDER), reports).verdicts
    found = [one.proposal.step if one.proposal else None for one in verdicts]
    assert found == [None, "talk", "talk"]


@pytest.mark.parametrize(
    ("attribution", "key"),
    [("referrer", "no-price-effect"), ("context", "no-price-effect"), ("shared", "foreseen")],
)
def test_no_price_effect_for_the_doing_of_others(attribution: str, key: str) -> None:
    target = {"at_least": 50, "consequence": "price-effect"}
    verdict = one(target, reported("2027", counted("i1", 2, 100)), attribution=attribution)
    assert verdict.band == "below"
    assert [key] == [each for each in keys(verdict) if each in ("no-price-effect", "foreseen")]


# what the agreement prints


def test_the_printed_count_is_the_one_that_decides() -> None:
    """One source: whatever the annex says is what the assessment says of that count."""
    indicators: list[dict[str, Any]] = [
        {"id": "i1", "targets": [{"period": "2027", "at_least": 70, "expected_denominator": 24}]},
        {"id": "i2", "targets": [{"period": "2027", "at_most": 35}], "direction": "lower"},
        {"id": "i3", "targets": [{"period": "2027", "at_least": 30, "at_most": 60}]},
    ]
    agreement = agreed(indicators)
    table = critical_counts(agreement.goals, agreement.evaluation)
    assert {row.indicator.id for row in table} == {"i1", "i2"}
    for row in table:
        assert row.missed is not None
        assert row.cases is not None
        step = -1 if row.is_most else 1
        for k, evidence in (
            (row.missed, "missed"),
            (row.missed + step, "inconclusive"),
            (row.reached, "met"),
            (row.reached - step, "inconclusive"),
        ):
            report = reported("2027", counted(row.indicator.id, k, row.cases))
            found = assess(agreement, (report,)).verdicts
            verdict = next(v for v in found if v.indicator.id == row.indicator.id)
            assert verdict.evidence == evidence, (row.cases, k)
    row = next(row for row in table if row.cases == 24)
    assert row.missed == critical_count(24, Fraction(7, 10), FIVE, "mid-p") == 12


def test_sizes_leave_out_what_is_too_small() -> None:
    assert sizes(4, 5) == (5, 6)
    assert sizes(None, 200) == ()


@pytest.mark.parametrize(
    ("reached", "band"), [(6, "reached"), (4, "reached"), (3, "below"), (0, "below")]
)
def test_so_many_of_all_targets(reached: int, band: str) -> None:
    """Four of six: each counts one, with or without a weight, however far the others are."""
    indicators = [
        {"id": f"i{n}", "targets": [{"period": "2027", "at_least": 50}]} for n in range(6)
    ]
    agreement = agreed(indicators, {"method": {"points": "count", "points_reached": 4}})
    counts = [counted(f"i{n}", 30 if n < reached else 24, 50) for n in range(6)]
    (score,) = assess(agreement, (reported("2027", *counts),)).scores
    assert (score.earned, score.possible) == (Fraction(reached), Fraction(6))
    assert score.band == band
    for language in LANGUAGES:
        assert all(say(step, language) for step in score.steps)
