"""Terms: what is not judged over a table is said, and gets no verdict."""

from datetime import date
from typing import Any

import pytest
from tests.bulk.test_one_truth import table

from conventions.agreement import read_draft
from conventions.agreement.goals import AgreedIndicator, Goals, Reference, Target
from conventions.bulk import Terms, compile_terms, evaluate


def terms_of(minimal: bytes, term: dict[str, Any], **target: Any) -> Terms:
    """The terms of the smallest agreement with this one target."""
    agreement = read_draft(minimal).agreement()
    aim = Target.model_validate({"period": "2027", **target})
    goals = Goals(indicators=(AgreedIndicator(id="i1", unit="percent", targets=(aim,)),))
    dates = agreement.term.model_copy(update=term)
    return compile_terms([agreement.model_copy(update={"goals": goals, "term": dates})])


@pytest.mark.parametrize(
    ("term", "target", "why"),
    [
        ({}, {"at_least": 5, "reference": Reference(compared="difference", value=3)}, "reference"),
        ({}, {"at_least": "33.3333", "tolerance": {"percent": "7.77"}}, "digits"),
        ({"end": None}, {"at_least": 5, "period": "term"}, "open-end"),
        ({}, {"at_least": 60}, None),
    ],
)
def test_what_is_not_judged_is_a_finding(
    minimal: bytes, term: dict[str, Any], target: dict[str, Any], why: str | None
) -> None:
    terms = terms_of(minimal, term, **target)
    said = [finding.values["what"].key for finding in terms.findings]
    assert said == ([f"not-in-bulk.{why}"] if why else [])
    rows = table([("minimal-fr", "i1", None, "2027", 30, 50, None)])
    assert len(evaluate(rows, terms).verdicts.collect()) == (0 if why else 1)


def test_an_agreement_without_targets_has_terms(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    bare = agreement.model_copy(update={"goals": Goals(indicators=(AgreedIndicator(id="i1"),))})
    rows = table([("minimal-fr", "i1", None, "2027", 30, 50, None)])
    found = evaluate(rows, compile_terms([bare], date(2028, 1, 1))).verdicts.collect()
    assert found["state"].to_list() == ["no_target"]


@pytest.mark.parametrize(("group", "refused"), [(None, 1), ("tg1", 0)])
def test_groups_that_are_added_up_are_left_to_the_scalar_path(
    minimal: bytes, group: str | None, refused: int
) -> None:
    agreement = read_draft(minimal).agreement()
    aim = Target.model_validate({"period": "2027", "at_least": 60, "group": group})
    goals = Goals(indicators=(AgreedIndicator(id="i1", unit="percent", targets=(aim,)),))
    for is_apart in (False, True):
        services = agreement.services.model_copy(update={"groups_apart": is_apart})
        given = agreement.model_copy(update={"goals": goals, "services": services})
        said = [finding.values["what"].key for finding in compile_terms([given]).findings]
        assert said == ["not-in-bulk.groups"] * (refused if is_apart else 0)


def test_targets_that_are_alike_share_a_yardstick(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    twins = [agreement.model_copy(update={"id": name}) for name in ("a", "b")]
    one, both = compile_terms(twins[:1]), compile_terms(twins)
    assert len(both.targets) == 2 * len(one.targets)
    assert len(both.yardsticks) == len(one.yardsticks)


def test_the_terms_of_some_agreements_are_those_of_these_alone(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    given = [agreement.model_copy(update={"id": name}) for name in ("a", "b", "c")]
    terms = compile_terms(given)
    some = terms.of(["c", "a", "unknown", None])
    assert some.names["agreement"].to_list() == ["a", "c"]
    assert set(some.target_names["agreement"]) == {"a", "c"}
    assert some.held_targets["key"].n_unique() == len(some.targets)
    assert len(terms.of(["unknown"]).targets) == 0


def test_an_agreement_given_out_of_turn_keeps_its_targets_together(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    given = [agreement.model_copy(update={"id": name}) for name in ("a", "b", "a")]
    assert compile_terms(given).targets["agreement"].is_sorted()
