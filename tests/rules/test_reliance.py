"""What the law files do not vouch for is said, once a value, where the measure is named."""

import pytest

from conventions.agreement import read_draft
from conventions.rules import lint


def codes(minimal: bytes, laws: str, measure: str, start: str = "2027-01-01") -> list[str]:
    text = minimal.decode().replace("laws: [ch]", f"laws: [{laws}]")
    text = text.replace("scope: {", f"scope: {{measure_type: {measure}, ")
    text = text.replace("start: 2027-01-01", f"start: {start}")
    found = lint(read_draft(text.encode())).findings
    assert all(one.place.line for one in found if one.code.id[0] == "L")
    return [one.code.id for one in found if one.code.id[0] == "L"]


def test_verified_limits_are_silent(minimal: bytes) -> None:
    assert codes(minimal, "be-art60", "art-60-7") == []


def test_an_unverified_limit_is_said(minimal: bytes) -> None:
    assert "L004" in codes(minimal, "be", "piis")


def test_a_value_without_a_date_is_said(minimal: bytes) -> None:
    assert "L002" in codes(minimal, "be", "service-citoyen", start="2022-01-01")


@pytest.mark.parametrize("measure", ["unknown-measure", "pet-pvb"])
def test_nothing_is_said_of_a_measure_the_law_does_not_know(minimal: bytes, measure: str) -> None:
    assert codes(minimal, "ch", measure) == []
