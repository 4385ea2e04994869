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
