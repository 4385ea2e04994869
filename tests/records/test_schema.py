"""The schema of a list: made from the columns, with the code lists."""

import jsonschema_rs
import pytest

from conventions.records import STANDARD, schema

ROW = {"person": "P-1", "entry": "2027-01-04"}


def test_every_column_has_its_property() -> None:
    assert list(schema()["items"]["properties"]) == [column.name for column in STANDARD]


@pytest.mark.parametrize(
    ("row", "good"),
    [
        (ROW, True),
        ({**ROW, "destination": "school", "hours": "7.5", "assessments": ["2027-02-01"]}, True),
        ({**ROW, "certificates": 3}, True),
        ({"person": "P-1"}, False),
        ({**ROW, "person": "Anna M."}, False),
        ({**ROW, "exit": "31.12.2027"}, False),
        ({**ROW, "destination": "job"}, False),
    ],
)
def test_rows(row: dict[str, object], good: bool) -> None:
    assert jsonschema_rs.validator_for(schema()).is_valid([row]) is good
