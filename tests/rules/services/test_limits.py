"""What the law fixes for a measure, and the services it concerns."""

from datetime import date
from decimal import Decimal

import pytest

from conventions.agreement.services import Service, Services, TargetGroup
from conventions.agreement.subject import Scope, Subject
from conventions.law import Law, load_law, merge
from conventions.rules.services.limits import (
    Fixed,
    fixed,
    groups_of,
    longer,
    measure_of,
    services_of,
    shorter,
)

DAY = date(2027, 1, 1)


def law_with(mark: str) -> Law:
    """A law with one measure, whose longest duration bears this mark."""
    source = {"reference": "somewhere", "checked": "2026-11-21"}
    dated = [{"from": "2020-01-01", "value": 6, "mark": mark, **source}]
    return Law.model_validate(
        {
            "id": "ch-x",
            "name": {"en": "x"},
            "jurisdiction": "CH",
            "values": {"most": {"name": {"en": "x"}, "unit": "months", "dated": dated}},
            "measures": [
                {
                    "id": "m",
                    "name": {"en": "m"},
                    "systems": ["asylum"],
                    "limits": {"duration-max": "most"},
                    "mark": "verified",
                    **source,
                }
            ],
        }
    )


def test_a_value_still_to_be_checked_judges_nothing() -> None:
    """The guard matters: the same value, verified, is used."""
    doubtful, sure = law_with("to-check"), law_with("verified")
    assert fixed(doubtful, doubtful.measures[0], "duration-max", DAY) is None
    assert fixed(sure, sure.measures[0], "duration-max", DAY) == Fixed(
        Decimal(6), "months", "somewhere"
    )


@pytest.mark.parametrize("day", [None, date(2019, 12, 31)])
def test_without_a_day_or_before_the_first_there_is_none(day: date | None) -> None:
    law = law_with("certain")
    assert fixed(law, law.measures[0], "duration-max", day) is None
    assert fixed(law, law.measures[0], "hours-max", DAY) is None


@pytest.mark.parametrize(("age", "months"), [(35, 12), (36, 18), (49, 18), (50, 24), (None, 24)])
def test_a_staircase_by_age_gives_its_step_or_the_highest(age: int | None, months: int) -> None:
    law = merge(["be-art60"])
    measure = law.measure("art-60-7")
    assert measure is not None
    key = Decimal(age) if age is not None else None
    found = fixed(law, measure, "months-by-age", DAY, key)
    assert found is not None
    assert found.duration == f"P{months}M"


def test_a_choice_is_no_limit() -> None:
    law = merge(["be-art60"])
    measure = law.measure("art-60-7")
    assert measure is not None
    assert fixed(law, measure, "refund-share", DAY) is None


@pytest.mark.parametrize(
    ("value", "unit", "duration"),
    [("6", "months", "P6M"), ("2", "years", "P2Y"), ("7", "days", "P7D"), ("1.5", "years", None)],
)
def test_a_limit_as_a_duration(value: str, unit: str, duration: str | None) -> None:
    assert Fixed(Decimal(value), unit, "r").duration == duration  # type: ignore[arg-type]  # units of the table
    assert Fixed(Decimal(value), "hours", "r").duration is None


def test_longer_and_shorter_only_where_it_is_certain() -> None:
    half_a_year = Fixed(Decimal(6), "months", "r")
    assert longer("P27W", half_a_year) == shorter("P25W", half_a_year) == "P6M"
    for stated in ("P6M", "P183D", None):
        assert longer(stated, half_a_year) is None
        assert shorter(stated, half_a_year) is None
    assert longer("P9Y", None) is None


def test_the_measure_is_the_one_the_law_knows() -> None:
    law = load_law("ch-be-poias")
    assert measure_of(Subject(), law) is None
    assert measure_of(Subject(scope=Scope(measure_type="elsewhere")), law) is None
    known = measure_of(Subject(scope=Scope(measure_type="ssip-fai")), law)
    assert known is not None
    assert known.id == "ssip-fai"


def test_groups_and_services_of_a_measure() -> None:
    measure = law_with("verified").measures[0]
    services = Services(
        target_groups=(
            TargetGroup(id="a", system="asylum"),
            TargetGroup(id="b", system="social-assistance"),
        ),
        services=(
            Service(id="whole", groups=("a",)),
            Service(id="other", groups=("b",)),
            Service(id="both", groups=("b", "a")),
            Service(id="phase", groups=("a",), phase_order=1),
            Service(id="phase-with-total", groups=("a",), phase_order=2, total_duration_max="P1Y"),
        ),
    )
    assert [group.id for _, group in groups_of(measure, services)] == ["a"]
    found = [(position, service.id) for position, service in services_of(measure, services)]
    assert found == [(0, "whole"), (2, "both"), (4, "phase-with-total")]
