"""Limits: what ``judge`` says of a result, said by four numbers."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.bulk.edge_rows import AIMS, BANDS, METHODS, TOLERANCES

from conventions.agreement.evaluation import BandLimits, Method
from conventions.agreement.goals import Target, Tolerance
from conventions.assessment.method import judge
from conventions.bulk.limits import Bands, Limit, bands_of


def band_by(bands: Bands, result: Fraction) -> str:
    """The band that the limits say."""

    def above(limit: Limit | None) -> bool:
        return limit is None or result > limit.at or (result == limit.at and not limit.strict)

    def under(limit: Limit | None) -> bool:
        return limit is None or result < limit.at or (result == limit.at and not limit.strict)

    if above(bands.reached_from) and under(bands.reached_to):
        return "reached"
    return "near" if above(bands.near_from) and under(bands.near_to) else "below"


@given(
    st.sampled_from([aim for aim in AIMS if aim]),
    st.sampled_from(TOLERANCES),
    st.sampled_from(METHODS),
    st.sampled_from(BANDS),
    st.fractions(-20, 200, max_denominator=10_000),
)
def test_the_limits_say_what_judge_says(
    aim: dict[str, str],
    tolerance: Tolerance | None,
    terms: dict[str, Any],
    bands: tuple[BandLimits, ...],
    at: Fraction,
) -> None:
    target = Target.model_validate({"period": "2027", **aim}).model_copy(
        update={"tolerance": tolerance}
    )
    method = Method.model_validate(terms)
    found = bands_of(target, method, bands)
    assert found is not None
    ends = (found.near_from, found.reached_from, found.reached_to, found.near_to)
    for result in (at, *(limit.at for limit in ends if limit is not None)):
        said = judge(result, target, method, bands).band
        assert band_by(found, result) == said


def test_bands_out_of_order_are_not_said_by_limits() -> None:
    out_of_order = (
        BandLimits(band="reached", min="100"),
        BandLimits(band="below", min="50", max="100"),
        BandLimits(band="near", max="50"),
    )
    for agreed, is_refused in ((out_of_order, True), ((), False)):
        target = Target(period="2027", at_least="60")
        assert (bands_of(target, Method(), agreed) is None) == is_refused


def test_a_target_without_value_has_no_limits() -> None:
    assert bands_of(Target(period="2027"), Method(), ()) is None
