"""Numbers as people type them: the table, what a workbook holds, and anything at all."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.forms import number_codes
from conventions.forms.number import BOUNDS, Absent, Trouble, brief, understood, written

CASES = yaml.safe_load(Path(__file__).with_name("typed.yaml").read_text("utf-8"))
KINDS = st.sampled_from(list(BOUNDS))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['kind']} {case['typed']}" for case in CASES])
def test_typed(case: dict[str, Any]) -> None:
    found = understood(case["typed"], case["kind"])
    if "number" in case:
        assert found == Decimal(case["number"])
    elif "absent" in case:
        assert isinstance(found, Absent)
        assert found.reason == case["absent"]
    else:
        assert isinstance(found, Trouble)
        assert found.code.id == case["code"]
        for key, value in case.get("values", {}).items():
            assert str(found.values[key]) == value


@pytest.mark.parametrize(
    ("value", "kind", "number_format", "expected"),
    [
        (12, "count", "General", Decimal(12)),
        (12.0, "count", "General", Decimal(12)),
        (1234.5, "quantity", "#,##0.00", Decimal("1234.5")),
        (0.1 + 0.2, "quantity", "General", Decimal("0.3")),
        (0.6, "percent", "0%", Decimal(60)),
        (0.855, "percent", "0.0\u00a0%", Decimal("85.5")),
        (1, "percent", "0.00%", Decimal(100)),
        (60, "percent", "General", Decimal(60)),
        (True, "yes-no", "General", Decimal(1)),
        (None, "count", "General", None),
        ("", "count", "@", None),
        (" \u00a0\n", "count", "@", None),
    ],
)
def test_what_a_workbook_holds(
    value: object, kind: Any, number_format: str, expected: object
) -> None:
    assert understood(value, kind, number_format) == expected


@pytest.mark.parametrize(
    ("value", "kind", "number_format", "code"),
    [
        (0.6, "percent", "General", number_codes.SHARE_OR_PERCENT),
        (0.6, "percent", '0.0" %"', number_codes.SHARE_OR_PERCENT),
        (0.6, "percent", r"0.0\%", number_codes.SHARE_OR_PERCENT),
        (0.6, "count", "0%", number_codes.SHARE_FOR_COUNT),
        (60, "percent", "0%", number_codes.TOO_LARGE),
        (0.6, "count", "General", number_codes.DECIMALS_IN_COUNT),
        (-3, "count", "General", number_codes.NEGATIVE),
        (float("inf"), "count", "General", number_codes.UNREADABLE_NUMBER),
        (float("nan"), "score", "General", number_codes.UNREADABLE_NUMBER),
        (10**200, "count", "General", number_codes.TOO_LARGE),
        (1e300, "percent", "0%", number_codes.TOO_LARGE),
        (100 / 3, "quantity", "General", number_codes.TOO_MANY_DECIMALS),
        (True, "count", "General", number_codes.TRUE_OR_FALSE),
        (datetime(2027, 4, 3), "count", "dd.mm.yyyy", number_codes.DATE_FOR_NUMBER),  # noqa: DTZ001 - a cell has no zone
        (date(2027, 4, 3), "count", "General", number_codes.DATE_FOR_NUMBER),
        (time(3, 4), "count", "hh:mm", number_codes.DATE_FOR_NUMBER),
        (timedelta(hours=30), "quantity", "[h]:mm", number_codes.DATE_FOR_NUMBER),
        ("x" * 10_000, "count", "General", number_codes.UNREADABLE_NUMBER),
        ("1" * 5_000, "count", "General", number_codes.UNREADABLE_NUMBER),
    ],
)
def test_what_cannot_be_used(value: object, kind: Any, number_format: str, code: object) -> None:
    found = understood(value, kind, number_format)
    assert isinstance(found, Trouble)
    assert found.code is code
    assert all(len(str(said)) <= 70 for said in found.values.values())


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.datetimes() | st.none(), KINDS)
@example("١٢", "count")
@example("1\x00", "count")
def test_anything_is_a_number_a_reason_or_a_finding(value: object, kind: Any) -> None:
    found = understood(value, kind)
    if isinstance(found, Decimal):
        bounds = BOUNDS[kind]
        assert found >= 0 or bounds.negative
        assert abs(found) < 10**bounds.digits
        assert found == round(found, bounds.places)
    elif isinstance(found, Trouble):
        assert found.code in number_codes.NUMBER_CODES


@given(
    st.decimals(0, 999_999_999, places=2),
    st.sampled_from(["'", "’", " ", "\u00a0", "\u202f"]),
    st.sampled_from([".", ","]),
)
def test_swiss_and_french_spellings_give_the_number_back(
    number: Decimal, group: str, point: str
) -> None:
    whole, _, rest = f"{number:,.2f}".partition(".")
    assert understood(whole.replace(",", group) + point + rest, "quantity") == number


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_three_digits_behind_one_mark_are_asked_about(head: int, tail: int, mark: str) -> None:
    # Guessing would be wrong by a factor of 1000 in one country or the other.
    readings = written(f"{head}{mark}{tail:03}")
    assert isinstance(readings, tuple)
    whole, decimal = (written(reading) for reading in readings)
    assert whole == head * 1000 + tail
    assert decimal == Decimal(f"{head}.{tail:03}")


def test_messages_show_what_was_typed_on_one_line_and_nothing_hidden() -> None:
    assert brief("a\nb\u202ec") == "a b\ufffdc"
    assert len(brief("x" * 500)) == 60
