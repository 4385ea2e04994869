"""From reported values to one figure: pooling, missing values, contradictions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.figure import Gathered, gather
from conventions.assessment.kind import of_cases
from conventions.base.language import LANGUAGES
from conventions.base.step import say
from conventions.report import Observation

RATE = complete(AgreedIndicator(id="i", use="placement-rate-at-exit"))
OCCUPANCY = complete(AgreedIndicator(id="i", use="occupancy-rate"))
OWN_REVENUE = complete(AgreedIndicator(id="i", use="self-financing-rate"))
TRAINING = complete(AgreedIndicator(id="i", use="training-hours")).model_copy(
    update={
        "definition": complete(AgreedIndicator(id="i", use="placement-rate-at-exit")).definition
    }
)
HOURS = complete(AgreedIndicator(id="i", use="service-hours"))
PERSONS = complete(AgreedIndicator(id="i", use="persons-accompanied"))
INTERNS = complete(AgreedIndicator(id="i", use="interns-hosted"))
PLACES = complete(AgreedIndicator(id="i", use="places-available"))
SCORE = AgreedIndicator(id="i", unit="score")


def gathered(indicator: AgreedIndicator, *values: dict[str, Any], **more: Any) -> Gathered:
    parts = tuple(
        Observation.model_validate({"indicator": "i", "reported": value, **more})
        for value in values
    )
    found = gather(indicator, parts)
    for language in LANGUAGES:
        assert all(say(step, language) for step in found.steps)
    return found


def of(k: int | str, n: int | str) -> dict[str, str]:
    return {"numerator": str(k), "denominator": str(n)}


def plain(value: int | str) -> dict[str, str]:
    return {"value": str(value)}


def test_a_rate_is_in_percent_and_exact() -> None:
    found = gathered(RATE, of(20, 49))
    assert found.figure is not None
    assert found.figure.value == Fraction(2000, 49)
    assert found.figure.counts == (20, 49)
    assert (found.state, found.flags) == (None, ())


def test_a_mean_is_not_a_rate() -> None:
    found = gathered(TRAINING, of(2408, 97))
    assert found.figure is not None
    assert found.figure.value == Fraction(2408, 97)
    assert (found.state, found.flags) == (None, ())


def test_parts_are_pooled_by_their_counts() -> None:
    found = gathered(RATE, of(26, 53), of(20, 49))
    assert found.figure is not None
    assert found.figure.counts == (46, 102)
    averaged = (Fraction(2600, 53) + Fraction(2000, 49)) / 2
    assert found.figure.value == Fraction(4600, 102) != averaged


@given(st.lists(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))))
def test_pooling_adds_up_in_any_order(parts: list[tuple[int, int]]) -> None:
    found = gathered(RATE, *(of(k, n) for k, n in parts))
    again = gathered(RATE, *(of(k, n) for k, n in reversed(parts)))
    assert found.figure == again.figure
    if parts:
        assert found.figure is not None
        assert found.figure.counts == (sum(k for k, _ in parts), sum(n for _, n in parts))


# missing is not zero


@pytest.mark.parametrize(
    "values",
    [
        [],
        [{}],
        [{"missing": "not-available"}],
        [of(20, 49), {}],
        [of(20, 49), {"missing": "not-collected"}],
        [{"missing": "too-early"}, {"missing": "not-available"}],
        [{"missing": "not-available", "value": "0"}],
    ],
)
@pytest.mark.parametrize("indicator", [RATE, INTERNS], ids=["rate", "count"])
def test_missing_is_no_data(indicator: AgreedIndicator, values: list[dict[str, str]]) -> None:
    found = gathered(indicator, *values)
    assert (found.figure, found.state) == (None, "no_data")
    assert found.steps


def test_zero_is_a_value() -> None:
    assert gathered(INTERNS, plain(0)).figure is not None
    found = gathered(RATE, of(0, 12))
    assert found.figure is not None
    assert found.figure.value == 0


def test_what_is_not_yet_known_is_interim() -> None:
    found = gathered(RATE, {"missing": "too-early"})
    assert (found.figure, found.state) == (None, "interim")


@pytest.mark.parametrize("half", [{"numerator": "20"}, {"denominator": "49"}])
def test_half_a_rate_is_no_data(half: dict[str, str]) -> None:
    assert gathered(RATE, half).state == "no_data"
    assert gathered(RATE, half, of(20, 49)).state == "no_data"


def test_nobody_to_measure() -> None:
    found = gathered(RATE, of(0, 0))
    assert (found.figure, found.state, found.flags) == (None, "not_measurable", ())
    assert gathered(RATE, of(0, 0), of(1, 2)).state is None


# what may be added up


def test_counts_and_hours_add_up() -> None:
    found = gathered(HOURS, plain("100.5"), plain(20))
    assert found.figure is not None
    assert found.figure.value == Fraction("120.5")


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        (RATE, plain(40)),  # percentages without counts
        (PERSONS, plain(40)),  # the same person in two quarters
        (PLACES, plain(20)),  # a stock
        (SCORE, plain(4)),  # a mean
        (TRAINING, plain(25)),  # a mean of hours
    ],
)
def test_what_does_not_add_up_is_not_measurable(
    indicator: AgreedIndicator, value: dict[str, str]
) -> None:
    assert gathered(indicator, value).state is None
    found = gathered(indicator, value, value)
    assert (found.figure, found.state) == (None, "not_measurable")


def test_place_days_of_all_parts_are_pooled() -> None:
    found = gathered(OCCUPANCY, of(4752, 5400), of(5000, 5460))
    assert found.figure is not None
    assert found.figure.value == Fraction(975_200, 10_860)


# flags


def test_a_percentage_without_counts_is_flagged() -> None:
    found = gathered(RATE, plain("29.6"))
    assert found.figure is not None
    assert (found.figure.value, found.flags) == (Fraction("29.6"), ("no_counts",))


def test_almost_95_percent_is_approximate() -> None:
    assert gathered(OCCUPANCY, plain(95), approximate=True).flags == ("approximate", "no_counts")


def test_what_was_accepted_counts() -> None:
    found = gathered(RATE, of(21, 49), accepted=of(20, 49))
    assert found.figure is not None
    assert found.figure.counts == (20, 49)
    assert found.flags == ("accepted_differs",)


@pytest.mark.parametrize("accepted", [None, {}, of(20, 49), of("20.0", "49.00")])
def test_what_was_accepted_as_reported_is_not_flagged(accepted: dict[str, str] | None) -> None:
    assert gathered(RATE, of(20, 49), accepted=accepted).flags == ()


def test_a_figure_that_was_not_accepted_is_no_data() -> None:
    assert gathered(RATE, of(20, 49), accepted={"missing": "not-available"}).state == "no_data"


@pytest.mark.parametrize(
    ("count", "denominator", "flagged"),
    [(9, 23, True), (10, 90, False), (11, 90, True), (1, 9, False), (0, 5, False), (3, 0, True)],
)
def test_more_than_a_tenth_excluded(count: int, denominator: int, flagged: bool) -> None:
    excluded = [{"count": str(count), "reason": "départ"}]
    found = gathered(RATE, of(0, denominator), excluded=excluded)
    assert ("exclusions" in found.flags) is flagged


def test_without_a_denominator_the_share_excluded_is_not_known() -> None:
    excluded = [{"count": "9", "reason": "départ"}]
    assert "exclusions" not in gathered(RATE, plain(40), excluded=excluded).flags


# figures that contradict each other

IMPOSSIBLE = [
    of(111, 75),  # domain E07: 111 job starts of 75 engaged
    of("67.5", 150),  # domain 6.6: half a person
    of(-1, 20),
    of(1, -20),
    {"value": "45.0", "denominator": "150"},  # GRIM, domain E06: 67.5 persons
    {"value": "22.5", "denominator": "150"},  # 33.75 persons
    {"value": "101"},
    {"value": "-1"},
]


@pytest.mark.parametrize("value", IMPOSSIBLE, ids=str)
def test_a_verdict_on_impossible_figures_is_not_given(value: dict[str, str]) -> None:
    found = gathered(RATE, value)
    assert found.state == "not_measurable"
    assert "inconsistent" in found.flags
    assert gathered(RATE, of(5, 10), value).state == "not_measurable"  # nor on a whole with it


def test_with_the_guard_off_it_would_be_a_success() -> None:
    """The guard matters: 111 of 75 is 148 %, and would reach every target."""
    figure = gathered(RATE, of(111, 75)).figure
    assert figure is not None
    assert figure.value == 148
    assert figure.counts is None


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        (TRAINING, of(2408, 97)),  # more hours than persons
        (OCCUPANCY, of(8000, 7300)),  # more than full
        (OCCUPANCY, of("13.3", 14)),
        (OWN_REVENUE, of(250_000, 200_000)),
        (OWN_REVENUE, of(-500, 200_000)),  # a loss
        (RATE, {"value": "45", "denominator": "150"}),  # 67 or 68, as far as it is printed
        (RATE, {"value": "21.74", "denominator": "23"}),  # domain 7.5: 5 of 23
        (RATE, {"value": "44.7", "denominator": "150"}),  # 67 of 150, printed to one place
        (SCORE, plain(-2)),
    ],
)
def test_what_is_possible_is_not_flagged(indicator: AgreedIndicator, value: dict[str, str]) -> None:
    found = gathered(indicator, value)
    assert found.state is None
    assert "inconsistent" not in found.flags


def test_a_negative_count_is_impossible() -> None:
    assert gathered(INTERNS, plain(-3)).state == "not_measurable"


@pytest.mark.parametrize(
    ("printed", "flagged"),
    [("40.82", False), ("41", False), ("40.8", False), ("40.81", True), ("42", True)],
)
def test_a_percentage_beside_counts_must_be_theirs(printed: str, flagged: bool) -> None:
    found = gathered(RATE, {**of(20, 49), "value": printed})
    assert found.state is None  # the counts decide
    assert found.figure is not None
    assert found.figure.value == Fraction(2000, 49)
    assert ("inconsistent" in found.flags) is flagged


@given(st.integers(1, 400), st.data(), st.integers(0, 2))
def test_every_percentage_of_whole_counts_passes(n: int, data: st.DataObject, places: int) -> None:
    k = data.draw(st.integers(0, n))
    printed = Decimal(f"{Decimal(100 * k) / n:.{places}f}")
    found = gathered(RATE, {"value": str(printed), "denominator": str(n)})
    assert "inconsistent" not in found.flags


def test_which_rates_are_of_cases() -> None:
    assert of_cases(RATE)
    assert of_cases(AgreedIndicator(id="i", unit="percent"))
    assert not any(of_cases(one) for one in (OCCUPANCY, OWN_REVENUE, TRAINING, INTERNS))
