"""What an entry may say: record and published schema agree."""

from typing import Any

import jsonschema_rs
import pytest
from pydantic import ValidationError

from conventions.indicators import Indicator, schema

TEXT = {"fr": "a", "de": "b", "it": "c", "en": "d"}
WHOLE = {
    "number": "I99",
    "kind": "output",
    "label": TEXT,
    "definition": {"numerator": TEXT, "counting_unit": "person"},
    "unit": "count",
    "direction": "higher",
    "data_source": "survey",
}


def changed(**changes: Any) -> dict[str, Any]:
    tree = {**WHOLE, **changes}
    return {key: value for key, value in tree.items() if value != "GONE"}


BENCHMARK = {"kind": "result", "value": "3 of 4", "source": "X"}
VECTORS = [
    (True, changed()),
    (True, changed(period="quarter", cohort="all-treated", min_denominator="10")),
    (True, changed(measurement_point={"anchor": "exit", "offset": "P6M"})),
    (True, changed(benchmarks=[{**BENCHMARK, "numerator": 3, "denominator": "4", "year": 2022}])),
    (False, changed(unit="furlongs")),
    (False, changed(unit="GONE")),
    (False, changed(direction="GONE")),
    (False, changed(number="4")),
    (True, changed(benchmarks=[{**BENCHMARK, "figure": "75.5", "value": TEXT, "group": TEXT}])),
    (False, changed(benchmarks=[{**BENCHMARK, "figure": "75 %"}])),
    (False, changed(benchmarks=[{**BENCHMARK, "value": {}}])),
    (False, changed(label={})),
    (False, changed(label="a plain text")),
    (False, changed(definition={"numerator": TEXT})),
    (False, changed(definition={"numerator": TEXT, "counting_unit": "soul"})),
    (False, changed(measurement_point={"anchor": "exit", "offset": "6 months"})),
    (False, changed(benchmarks=[{**BENCHMARK, "source": ""}])),
    (False, changed(evidence=["hearsay"])),
    (False, changed(min_denominator="-1")),
    (False, changed(remark="x")),
]


@pytest.mark.parametrize(("good", "tree"), VECTORS)
def test_record_and_schema_agree(good: bool, tree: dict[str, Any]) -> None:
    try:
        Indicator.model_validate({"id": "x", **tree})
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted is good
    assert jsonschema_rs.validator_for(schema()).is_valid({"x": tree}) is good


def test_the_schema_refuses_a_name_that_is_no_identifier() -> None:
    validator = jsonschema_rs.validator_for(schema())
    assert validator.is_valid({"a-name": WHOLE})
    assert not validator.is_valid({"A Name": WHOLE})
