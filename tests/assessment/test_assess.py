"""Assessments of whole agreements: the real cases of domain 7, states, parts, refusals."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.test_cases import changed

from conventions.agreement import Agreement
from conventions.assessment import FLAGS, Assessment, Flag, Verdict, assess
from conventions.base.language import LANGUAGES
from conventions.base.step import say, shown
from conventions.report import Report

AFTER = date(2030, 1, 1)
RATE = {"id": "i1", "use": "hired-by-user-rate", "goal": "z1", "collected_by": "atelier"}
TERM = {"term.start": "2021-01-01", "term.end": "2024-12-31"}


def agreed(*indicators: dict[str, Any], **changes: Any) -> Agreement:
    """The smallest agreement with these indicators, from 2021 to 2024."""
    dotted = {key.replace("__", "."): value for key, value in changes.items()}
    return changed({**TERM, **dotted, "goals.indicators": list(indicators)}).agreement()


def rate(*targets: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**RATE, "targets": list(targets), **more}


def reported(period: str, *observations: dict[str, Any], **more: Any) -> Report:
    return Report.model_validate(
        {"agreement": "minimal-fr", "period": period, "observations": observations, **more}
    )


def of(k: Any, n: Any, **more: Any) -> dict[str, Any]:
    return {"indicator": "i1", "reported": {"numerator": str(k), "denominator": str(n)}, **more}


def plain(value: Any, **more: Any) -> dict[str, Any]:
    return {"indicator": "i1", "reported": {"value": str(value)}, **more}


LED_TO: dict[Flag, set[str]] = {
    "inconsistent": {
        *("negative", "not-whole", "more-than-all", "no-share", "share-of-nobody"),
        *("no-count-gives", "misprinted", "misprinted-rate"),
    },
    "accepted_differs": {"accepted"},
    "approximate": {"approximate"},
    "no_counts": {"no-counts"},
    "exclusions": {"left-out"},
    "small_n": {"small"},
    "not_distinguishable": {"in-interval"},
}
"""The steps that lead to each flag."""


def checked(assessment: Assessment) -> Assessment:
    """The same, every verdict either a band or a state, every step said in every language.

    Each flag has a step that led to it, and no such step is without its flag.
    """
    for verdict in assessment.verdicts:
        assert (verdict.band is None) != (verdict.state is None)
        assert verdict.steps
        said = {step.key.removeprefix("assessment.step.") for step in verdict.steps}
        for flag, steps in LED_TO.items():
            assert (flag in verdict.flags) == bool(said & steps), flag
        for language in LANGUAGES:
            assert all(say(step, language) for step in verdict.steps)
    return assessment


def verdict_on(agreement: Agreement, *reports: Report, on: date | None = AFTER) -> Verdict:
    """The one verdict."""
    (verdict,) = checked(assess(agreement, reports, on)).verdicts
    return verdict


def said(verdict: Verdict) -> str:
    return verdict.band or verdict.state or ""


# domain 7, R0 and R1


def test_samusocial_2022_against_2021() -> None:
    agreement = agreed(rate({"period": "2022", "at_least": "49.06"}))
    verdict = verdict_on(agreement, reported("2022", of(20, 49)))
    assert verdict.band == "below"
    assert verdict.attainment is not None
    assert shown(verdict.attainment, 3) == shown(Fraction("0.832"))
    assert verdict.deviation is not None
    assert shown(verdict.deviation, 2) == shown(Fraction("-8.24"))
    assert verdict.interval is not None
    assert [str(shown(end * 100, 1)) for end in (verdict.interval.low, verdict.interval.high)] == [
        "28.2",
        "54.8",
    ]
    assert verdict.flags == ("not_distinguishable",)


@pytest.mark.parametrize(
    ("observation", "state", "flags"),
    [
        (of(26, 53), "no_target", ()),
        (of(4, 49), "no_target", ()),
        (of(4, 20), "no_target", ("small_n",)),
        ({"indicator": "i1", "reported": {"missing": "not-available"}}, "no_data", ()),
    ],
)
def test_samusocial_without_targets(
    observation: dict[str, Any], state: str, flags: tuple[str, ...]
) -> None:
    verdict = verdict_on(agreed(rate()), reported("2022", observation))
    assert (verdict.state, verdict.flags) == (state, flags)


def test_samusocial_pooled() -> None:
    agreement = agreed(rate({"period": "2021-01-01/2022-12-31", "at_least": "45"}))
    verdict = verdict_on(agreement, reported("2021", of(26, 53)), reported("2022", of(20, 49)))
    assert verdict.figure is not None
    assert verdict.figure.counts == (46, 102)
    assert verdict.band == "reached"
    assert verdict.interval is not None
    assert [str(shown(end * 100, 1)) for end in (verdict.interval.low, verdict.interval.high)] == [
        "35.8",
        "54.8",
    ]


def test_almost_95_percent_of_the_posts() -> None:
    agreement = agreed(
        {"id": "i1", "use": "occupancy-rate", "targets": [{"period": "2022", "at_least": "95.5"}]}
    )
    verdict = verdict_on(agreement, reported("2022", plain(95, approximate=True)))
    assert (verdict.band, verdict.flags) == ("near", ("approximate", "no_counts"))
    assert verdict.interval is None


@pytest.mark.parametrize(
    ("k", "n", "r0", "r1", "flags"),
    [
        (18, 23, "reached", "reached", {"small_n", "not_distinguishable", "exclusions"}),
        (18, 32, "near", "near", {"not_distinguishable"}),
    ],
)
def test_rennes_flips_with_its_exclusions(
    k: int, n: int, r0: str, r1: str, flags: set[str]
) -> None:
    excluded = [{"count": 32 - n, "reason": "sorties neutralisées"}] if n < 32 else []
    report = reported("2022", of(k, n, excluded=excluded))
    indicator = rate({"period": "2022", "at_least": "60"})
    verdict = verdict_on(agreed(indicator), report)
    assert verdict.band == r0
    assert set(verdict.flags) == flags
    by_points = agreed(indicator, evaluation__method={"formula": "shortfall"})
    assert verdict_on(by_points, report).band == r1


def test_status_s_in_july_is_interim() -> None:
    indicator = {
        "id": "i1",
        "unit": "percent",
        "direction": "higher",
        "cohort": "stock-at-date",
        "measurement_point": {"anchor": "period-end"},
        "targets": [{"period": "2024", "at_least": "45"}],
    }
    agreement = agreed(indicator, evaluation__method={"formula": "shortfall"})
    july = verdict_on(agreement, reported("2024-07", plain("33.8")), on=date(2024, 8, 20))
    assert july.state == "interim"
    assert july.figure is not None
    december = reported("2024-12", plain("45.7"))
    over = verdict_on(agreement, reported("2024-07", plain("33.8")), december)
    assert over.band == "reached"


def test_uri_against_a_benchmark_has_no_target() -> None:
    assert verdict_on(agreed(rate()), reported("2022", plain("50.5"))).state == "no_target"


# periods: not over, in parts, outside the term

YEAR = {"period": "2022", "at_least": "40"}
EVERY_YEAR = agreed(rate(YEAR, min_denominator="0"))
TEN_AT_LEAST = agreed(rate(YEAR))
Q = [reported(f"2022-Q{number}", of(5, 10)) for number in range(1, 5)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2022, 6, 30), "interim"),
        (date(2022, 12, 31), "interim"),
        (date(2023, 1, 1), "reached"),
        (None, "reached"),
    ],
)
def test_a_period_is_over_the_day_after_its_last(on: date | None, expected: str) -> None:
    verdict = verdict_on(agreed(rate(YEAR)), reported("2022", of(20, 49)), on=on)
    assert said(verdict) == expected
    assert verdict.attainment == Fraction(2000, 49) / 40


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2023, 6, 30), "interim"), (date(2023, 7, 1), "reached")]
)
def test_a_cohort_is_ripe_after_its_last_measurement_point(on: date, expected: str) -> None:
    agreement = agreed(rate(YEAR, use="placement-rate-6-months"))
    assert said(verdict_on(agreement, reported("2022", of(20, 49)), on=on)) == expected


def test_a_cohort_reported_too_early_stays_interim() -> None:
    agreement = agreed(rate(YEAR, use="placement-rate-6-months"))
    early = reported("2022", of(20, 49), submitted="2023-02-21")
    assert verdict_on(agreement, early).state == "interim"
    late = reported("2022", of(21, 49), submitted="2023-07-15")
    verdict = verdict_on(agreement, early, late)
    assert verdict.band == "reached"
    assert verdict.figure is not None
    assert verdict.figure.counts == (21, 49)


def test_a_report_that_says_it_is_interim() -> None:
    interim = reported("2022", of(20, 49), interim=True)
    assert verdict_on(agreed(rate(YEAR)), interim).state == "interim"
    assert verdict_on(agreed(rate(YEAR)), interim, *Q).band == "reached"
    final = reported("2022", of(15, 49))
    verdict = verdict_on(agreed(rate(YEAR)), final, interim)
    assert verdict.figure is not None
    assert verdict.figure.counts == (15, 49)


@pytest.mark.parametrize("given", [[0], [0, 1], [1, 2, 3], [0, 1, 3]])
def test_parts_are_interim_until_complete(given: list[int]) -> None:
    verdict = verdict_on(agreed(rate(YEAR)), *(Q[position] for position in given))
    assert verdict.state == "interim"
    assert verdict.figure is not None
    assert verdict.figure.counts == (5 * len(given), 10 * len(given))
    assert verdict_on(agreed(rate(YEAR)), *Q).band == "reached"


def test_a_part_without_the_indicator_is_missing_not_zero() -> None:
    silent = reported("2022-Q3")
    verdict = verdict_on(agreed(rate(YEAR)), *Q[:2], silent, Q[3])
    assert verdict.state == "interim"
    refused = reported("2022-Q3", {"indicator": "i1", "reported": {"missing": "not-available"}})
    assert verdict_on(agreed(rate(YEAR)), *Q[:2], refused, Q[3]).state == "no_data"


def test_a_financial_report_does_not_hide_the_statistics() -> None:
    statistics = reported("2022", of(20, 49))
    accounts = reported("2022", deliveries=[{"item": "places", "quantity": "1"}])
    assert verdict_on(agreed(rate(YEAR)), statistics, accounts).band == "reached"


def test_parts_inside_others_are_not_counted_twice() -> None:
    half = reported("2022-H1", of(9, 20))
    verdict = verdict_on(agreed(rate(YEAR)), Q[0], half, *Q)
    assert verdict.figure is not None
    assert verdict.figure.counts == (19, 40)
    whole = reported("2022", of(30, 40))
    verdict = verdict_on(agreed(rate(YEAR)), *Q, whole, *Q)
    assert verdict.figure is not None
    assert verdict.figure.counts == (30, 40)


def test_a_correction_replaces_what_it_corrects() -> None:
    verdict = verdict_on(agreed(rate(YEAR)), *Q, reported("2022-Q2", of(2, 10)))
    assert verdict.figure is not None
    assert verdict.figure.counts == (17, 40)


def test_parts_that_overlap_are_not_measurable() -> None:
    one = reported("2022-01-01/2022-07-31", of(10, 20))
    other = reported("2022-H2", of(10, 20))
    verdict = verdict_on(agreed(rate(YEAR)), one, other)
    assert (verdict.state, verdict.figure) == ("not_measurable", None)
    # the guard matters: added up, July would count twice and nobody would see it
    assert verdict_on(agreed(rate(YEAR)), reported("2022-H1", of(10, 20)), other).band == "reached"


@settings(deadline=None)
@given(
    st.lists(
        st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=12,
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_twelve_months_are_the_year_in_any_order(
    months: list[tuple[int, int]], random: Any
) -> None:
    parts = [reported(f"2022-{month:02}", of(k, n)) for month, (k, n) in enumerate(months, 1)]
    random.shuffle(parts)
    whole = reported("2022", of(sum(k for k, _ in months), sum(n for _, n in months)))
    one, other = verdict_on(EVERY_YEAR, *parts), verdict_on(EVERY_YEAR, whole)
    assert (one.figure, one.band, one.state, one.flags) == (
        other.figure,
        other.band,
        other.state,
        other.flags,
    )


def test_the_term_cuts_what_is_to_be_reported() -> None:
    short = agreed(rate(YEAR), term__start="2022-03-01", term__end="2022-06-30")
    assert verdict_on(short, reported("2022-H1", of(20, 49))).band == "reached"
    assert verdict_on(short, reported("2022", of(20, 49))).band == "reached"
    assert verdict_on(short, reported("2022-Q2", of(20, 49))).state == "interim"
    term = agreed(rate({"period": "term", "at_least": "40"}), term__start="2022-03-01")
    assert verdict_on(term, reported("2022", of(20, 49))).state == "interim"


def test_a_target_outside_the_term_has_no_data() -> None:
    outside = agreed(rate({"period": "2020", "at_least": "40"}))
    assert verdict_on(outside, reported("2020", of(20, 49))).state == "no_data"


def test_an_open_term_is_never_over() -> None:
    target = {"period": "term", "at_least": "40"}
    agreement = agreed(rate(target), term__end=None, term__indefinite="true")
    assert verdict_on(agreement, reported("term", of(20, 49))).state == "interim"
    assert verdict_on(agreement, reported("term", of(20, 49)), on=None).state == "interim"
    assert verdict_on(agreement, reported("2022", of(20, 49))).state == "interim"


# groups, several indicators, no target


def test_groups_are_kept_apart() -> None:
    target = {**YEAR, "group": "tg1"}
    everybody = reported("2022", of(20, 49))
    both = checked(assess(agreed(rate(target)), (everybody,), AFTER)).verdicts
    assert [(one.group, said(one)) for one in both] == [("tg1", "no_data"), (None, "no_target")]
    group = reported("2022", of(20, 49, group="tg1"), of(30, 60))
    both = checked(assess(agreed(rate(target)), (group,), AFTER)).verdicts
    assert [(one.group, said(one)) for one in both] == [("tg1", "reached"), (None, "no_target")]


def test_a_period_without_a_target_is_shown_too() -> None:
    reports = (reported("2022", of(20, 49)), reported("2023", of(1, 49)))
    found = checked(assess(agreed(rate(YEAR)), reports, AFTER)).verdicts
    assert [(one.period, said(one)) for one in found] == [
        ("2022", "reached"),
        ("2023", "no_target"),
    ]
    corrected = checked(assess(agreed(rate(YEAR)), (*reports, reports[1]), AFTER)).verdicts
    assert len(corrected) == 2


def test_a_target_without_a_value() -> None:
    verdict = verdict_on(agreed(rate({"period": "2022"})), reported("2022", of(20, 49)))
    assert verdict.state == "no_target"
    assert verdict.figure is not None


def test_an_indicator_that_nobody_reported_is_no_data() -> None:
    assert verdict_on(agreed(rate()), reported("2022")).state == "no_data"
    assert assess(agreed(rate()), (), AFTER).verdicts == ()
    assert verdict_on(agreed(rate(YEAR)), reported("2022")).state == "no_data"
    assert verdict_on(agreed(rate(YEAR))).state == "no_data"


# small numbers and contradictions


@pytest.mark.parametrize(("n", "flagged"), [(29, True), (30, False)])
def test_small_n_begins_below_30(n: int, flagged: bool) -> None:
    verdict = verdict_on(agreed(rate(YEAR)), reported("2022", of(10, n)))
    assert ("small_n" in verdict.flags) is flagged
    agreement = agreed(rate(YEAR), evaluation__method={"small_n": "40"})
    assert "small_n" in verdict_on(agreement, reported("2022", of(10, n))).flags


@pytest.mark.parametrize(("n", "expected"), [(9, "not_measurable"), (10, "reached")])
def test_too_few_for_a_verdict(n: int, expected: str) -> None:
    verdict = verdict_on(agreed(rate(YEAR)), reported("2022", of(5, n)))
    assert said(verdict) == expected
    assert verdict.attainment is not None


def test_too_few_in_the_parts_may_be_enough_in_the_whole() -> None:
    parts = [reported(f"2022-Q{number}", of(2, 4)) for number in range(1, 5)]
    assert verdict_on(agreed(rate(YEAR)), *parts).band == "reached"


def test_an_impossible_count_gets_no_verdict() -> None:
    verdict = verdict_on(agreed(rate(YEAR)), reported("2022", of(111, 75)))
    assert (verdict.state, verdict.flags) == ("not_measurable", ("inconsistent",))
    assert verdict.figure is not None  # it is shown, so that it can be corrected
    assert (verdict.attainment, verdict.deviation, verdict.interval) == (None, None, None)


@pytest.mark.parametrize(
    ("aim", "flagged"),
    [
        ({"at_least": "54.7"}, True),
        ({"at_least": "54.8"}, False),
        ({"at_most": "28.2"}, False),
        ({"at_most": "28.3"}, True),
        ({"at_least": "20", "at_most": "30"}, True),
        ({"at_least": "20", "at_most": "60"}, False),
        ({"exactly": "41"}, True),
    ],
)
def test_not_distinguishable_from_any_end_of_the_target(aim: dict[str, str], flagged: bool) -> None:
    agreement = agreed(rate({"period": "2022", **aim}))
    verdict = verdict_on(agreement, reported("2022", of(20, 49)))
    assert ("not_distinguishable" in verdict.flags) is flagged


def test_place_days_have_no_interval() -> None:
    agreement = agreed(
        {"id": "i1", "use": "occupancy-rate", "targets": [{"period": "2022", "at_least": "90"}]}
    )
    verdict = verdict_on(agreement, reported("2022", of(18396, 21900)))
    assert (verdict.band, verdict.interval, verdict.flags) == ("near", None, ())


# reports that are not of this agreement


def test_reports_of_others_are_not_used() -> None:
    mine, other = reported("2022", of(20, 49)), reported("2022", of(1, 49))
    other = other.model_copy(update={"agreement": "another"})
    found = checked(assess(agreed(rate(YEAR)), (mine, other), AFTER))
    assert [one.band for one in found.verdicts] == ["reached"]
    assert [finding.code.id for finding in found.findings] == ["M004"]


def test_another_version_is_used_and_said() -> None:
    report = reported("2022", of(20, 49), version="2")
    found = checked(assess(agreed(rate(YEAR)), (report,), AFTER))
    assert [one.band for one in found.verdicts] == ["reached"]
    assert [finding.code.id for finding in found.findings] == ["M007"]


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.dates(date(2021, 6, 1), date(2024, 6, 1)))
def test_a_band_or_a_state_never_both(k: int, n: int, on: date) -> None:
    verdict = verdict_on(TEN_AT_LEAST, reported("2022", of(k, n)), on=on)
    if k > n or n < 10 or on <= date(2022, 12, 31):
        assert verdict.band is None
    else:
        attained = Fraction(100 * k, n) / 40
        assert verdict.band == (
            "reached" if attained >= 1 else "near" if attained >= Fraction(9, 10) else "below"
        )


def test_every_flag_has_its_steps() -> None:
    assert tuple(LED_TO) == FLAGS


def test_what_others_bring_about_bears_no_money() -> None:
    """By a corridor a result has an effect on the price; not where the labour market decides."""
    corridor = {"formula": "corridor", "dead_band": 5, "corridor": 40}
    for attribution, effect in (("provider", Fraction(-17, 21)), ("context", None)):
        entry = rate({"period": "2021", "at_least": 60}, attribution=attribution)
        agreement = agreed(entry, evaluation__method=corridor)
        (verdict,) = assess(agreement, (reported("2021", of(40, 100)),), AFTER).verdicts
        assert verdict.effect == effect
        steps = {step.key for step in verdict.steps}
        assert ("assessment.step.no-price-effect" in steps) == (effect is None)


def test_a_cohort_is_not_looked_at_before_its_point_whenever_the_report_is_dated() -> None:
    point = {"anchor": "exit", "offset": "P6M"}
    entry = rate({"period": "2021", "at_least": 60}, measurement_point=point)
    report = reported("2021", of(30, 40), submitted="2022-07-05")
    (verdict,) = assess(agreed(entry), (report,), date(2022, 1, 15)).verdicts
    assert (verdict.state, verdict.evidence) == ("interim", None)
