"""Flags and the steps that lead to them: none without, each to be followed by hand."""

from typing import Any

import pytest

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.doubt import doubts, impossible
from conventions.base.language import LANGUAGES
from conventions.base.step import say
from conventions.report import Observation, Value

RATE = complete(AgreedIndicator(id="i", use="placement-rate-at-exit"))
HOURS = complete(AgreedIndicator(id="i", use="service-hours"))
ACCEPTED = {
    "accepted": {"numerator": 18, "denominator": 49},
    "accepted_reason": "two without a contract",
    "accepted_by": "M. Muster",
    "accepted_on": "2028-03-01",
}


def observed(reported: dict[str, Any], **more: Any) -> Observation:
    return Observation.model_validate({"indicator": "i", "reported": reported, **more})


def of(k: Any, n: Any, **more: Any) -> dict[str, Any]:
    return {"numerator": str(k), "denominator": str(n), **more}


@pytest.mark.parametrize(
    ("observation", "flags", "first"),
    [
        (observed(of(20, 49)), [], ""),
        (
            observed(of(20, 49), approximate=True),
            ["approximate"],
            "Given as an estimate: 20/49.",
        ),
        (
            observed(of(20, 49), **ACCEPTED),
            ["accepted_differs"] * 4,
            "Reported 20/49, accepted 18/49: the accepted figure counts.",
        ),
        (
            observed({"missing": "not-available"}, accepted=of(18, 49)),
            ["accepted_differs"],
            "Reported not available, accepted 18/49: the accepted figure counts.",
        ),
        (
            observed({"value": "40.8"}),
            ["no_counts"],
            "A percentage without the counts behind it.",
        ),
        (
            observed(of(20, 49), excluded=[{"count": 6, "reason": "moved"}]),
            ["exclusions"],
            "6 of 55 cases left out = 10.9%, more than a tenth.",
        ),
        (
            observed(of(111, 75)),
            ["inconsistent"],
            "111 of 75: more than there are.",
        ),
        (
            observed(of("20.5", 49)),
            ["inconsistent"],
            "20.5 is no whole number: cases are counted whole.",
        ),
        (
            observed({"value": "22.5", "denominator": "150"}),
            ["inconsistent", "no_counts"],
            "Of 150 cases, no whole number is 22.5%: 33 are 22%, 34 are 22.67%.",
        ),
        (
            observed({"value": "140"}),
            ["inconsistent", "no_counts"],
            "140% does not lie between 0 and 100%.",
        ),
        (
            observed(of(20, 49, value="41.8")),
            ["inconsistent"],
            "Printed 41.8%, but 20 of 49 = 40.82%: the counts decide.",
        ),
        (
            observed(of(20, 49, percent="45")),
            ["inconsistent"],
            "Printed 45%, but 20 of 49 = 40.82%: the counts decide.",
        ),
    ],
)
def test_each_flag_says_how_it_came_about(
    observation: Observation, flags: list[str], first: str
) -> None:
    found = doubts(RATE, (observation,))
    assert [flag for flag, _step in found] == flags
    if found:
        assert say(found[0][1], "en") == first
    for language in LANGUAGES:
        assert all(say(step, language) for _flag, step in found)


def test_the_reason_the_person_and_the_day_of_an_acceptance_are_said() -> None:
    said = [say(step, "en") for _flag, step in doubts(RATE, (observed(of(20, 49), **ACCEPTED),))]
    assert said[1:] == [
        "Reason of the acceptance: two without a contract",
        "Accepted by M. Muster.",
        "Accepted on 1 March 2028.",
    ]


def test_a_printed_value_that_rounds_to_the_counts_is_no_contradiction() -> None:
    for printed in ("40.8", "41", "40.82"):
        assert doubts(RATE, (observed(of(20, 49, percent=printed)),)) == ()


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ({"denominator": -1}, "negative"),
        ({"numerator": -1, "denominator": 4}, "negative"),
        ({"value": 5, "denominator": 0}, "share-of-nobody"),
        ({"value": 50, "denominator": 4}, None),
        ({"numerator": 4, "denominator": 4}, None),
    ],
)
def test_what_no_count_gives(value: dict[str, Any], key: str | None) -> None:
    found = impossible(RATE, Value.model_validate(value))
    assert (found and found.key.removeprefix("assessment.step.")) == key


def test_hours_may_be_more_than_planned_but_not_less_than_none() -> None:
    assert impossible(HOURS, Value.model_validate({"value": 140})) is None
    found = impossible(HOURS, Value.model_validate({"value": -1}))
    assert found is not None
    assert found.key.endswith("negative")
