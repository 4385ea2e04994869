"""All groups together from the groups: added up where they are apart and whole, else a finding."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assessment.test_assess import checked
from tests.assessment.test_evidence import agreed, reported

from conventions.agreement import Agreement
from conventions.agreement.goals import Goal
from conventions.agreement.services import TargetGroup
from conventions.assessment import Assessment, assess
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.step import say

GROUPS = ("tg1", "tg2", "tg3")


def apart(unit: dict[str, Any] | None = None, *, is_apart: bool = True) -> Agreement:
    """An agreement with three groups, and a target for all and for one of them."""
    targets = [
        {"period": "2027", "at_least": 40},
        {"period": "2027", "group": "tg1", "at_least": 9},
    ]
    agreement = agreed([{"id": "i1", "targets": targets, **(unit or {})}])
    groups = tuple(
        TargetGroup.model_validate({"id": name, "label": {"fr": f"groupe {name}"}})
        for name in GROUPS
    )
    changed = {"target_groups": groups, "groups_apart": is_apart}
    services = agreement.services.model_copy(update=changed)
    return agreement.model_copy(update={"services": services})


def of(group: str | None, k: int, n: int, **more: Any) -> dict[str, Any]:
    value = {"numerator": k, "denominator": n}
    return {"indicator": "i1", "group": group, "reported": value, **more}


def plain(group: str, value: Any) -> dict[str, Any]:
    return {"indicator": "i1", "group": group, "reported": {"value": value}}


THREE = (of("tg1", 8, 20), of("tg2", 3, 12), of("tg3", 9, 18))


def judged(agreement: Agreement, *observations: dict[str, Any]) -> Assessment:
    return checked(assess(agreement, (reported("2027", *observations),)))


def test_groups_that_are_apart_and_whole_are_added_up() -> None:
    assessment = judged(apart(), *THREE)
    overall, first = assessment.verdicts[:2]
    assert overall.figure is not None
    assert overall.figure.counts == (20, 50)
    assert (overall.band, first.band) == ("reached", "reached")
    assert assessment.findings == ()
    assert [say(step, "fr").replace("\u00a0", " ") for step in overall.steps[1:6]] == [
        "groupe tg1 : 8/20.",
        "groupe tg2 : 3/12.",
        "groupe tg3 : 9/18.",
        "Addition : 8 + 3 + 9 = 20.",
        "Addition : 20 + 12 + 18 = 50.",
    ]


def test_nothing_is_added_where_all_groups_together_are_reported() -> None:
    overall = judged(apart(), *THREE, of(None, 21, 51)).verdicts[0]
    assert overall.figure is not None
    assert overall.figure.counts == (21, 51)
    assert not any("groups" in step.key for step in overall.steps)


@pytest.mark.parametrize(
    ("agreement", "observations", "why"),
    [
        (apart(is_apart=False), THREE, "open"),
        (apart(), THREE[:2], "missing"),
        (apart(), (*THREE, of("tg1", 1, 2)), "missing"),
        (apart(), (*THREE[:2], of("tg9", 1, 2)), "missing"),
        (apart(), tuple(plain(name, 40) for name in GROUPS), "no-sum"),
        (apart(), (*THREE[:2], {**THREE[2], "reported": {"missing": "not-available"}}), "no-sum"),
        (apart({"unit": "score"}), tuple(plain(name, 4) for name in GROUPS), "no-sum"),
    ],
)
def test_nothing_is_made_up_where_the_groups_do_not_make_the_whole(
    agreement: Agreement, observations: tuple[dict[str, Any], ...], why: str
) -> None:
    assessment = judged(agreement, *observations)
    assert assessment.verdicts[0].state == "no_data"
    (finding,) = assessment.findings
    assert finding.code.id == "R040"
    assert finding.values["why"].key == f"groups.{why}"
    for language in LANGUAGES:
        assert said(finding, language).message


def test_a_goal_for_two_groups_is_whole_with_these_two() -> None:
    agreement = apart({"goal": "g1"})
    goal = Goal.model_validate(
        {"id": "g1", "kind": "outcome", "statement": "Work.", "groups": ["tg1", "tg2"]}
    )
    goals = agreement.goals.model_copy(update={"goals": (goal,)})
    overall = judged(agreement.model_copy(update={"goals": goals}), *THREE[:2]).verdicts[0]
    assert overall.figure is not None
    assert overall.figure.counts == (11, 32)


def test_a_group_that_no_count_gives_is_not_hidden_in_the_sum() -> None:
    overall = judged(apart(), of("tg1", 30, 20), *THREE[1:]).verdicts[0]
    assert (overall.state, overall.flags) == ("not_measurable", ("inconsistent",))


def test_numbers_of_persons_are_added_also_where_years_are_not() -> None:
    """Of one year to the next the same person may be there; of one group to the other never."""
    unit = {
        "unit": "count",
        "cohort": "all-treated",
        "definition": {"counting_unit": "person"},
    }
    overall = judged(apart(unit), *(plain(name, 20) for name in GROUPS)).verdicts[0]
    assert overall.figure is not None
    assert overall.figure.value == 60


def test_what_was_accepted_and_left_out_of_a_group_is_said_of_the_whole() -> None:
    accepted = {"accepted": {"numerator": 7, "denominator": 20}, "accepted_reason": "one left"}
    left_out = {"excluded": [{"count": 9, "reason": "moved"}]}
    overall = judged(
        apart(), of("tg1", 8, 20, **accepted), of("tg2", 3, 12, **left_out), THREE[2]
    ).verdicts[0]
    assert overall.figure is not None
    assert overall.figure.counts == (19, 50)
    assert overall.flags[:2] == ("accepted_differs", "exclusions")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=3,
        max_size=3,
    )
)
def test_the_total_is_that_of_the_persons(counts: list[tuple[int, int]]) -> None:
    observations = [of(name, *pair) for name, pair in zip(GROUPS, counts, strict=True)]
    overall = judged(apart(), *observations).verdicts[0]
    assert overall.figure is not None
    cases = sum(n for _k, n in counts)
    assert overall.figure.value == Fraction(100 * sum(k for k, _n in counts), cases)
