"""Parquet: the same figures and the same findings as the same list in CSV."""

import builtins
import io
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from tests.records.lists import ON, agreement

from conventions.records import count, read_records
from conventions.records.parquet import as_text, is_parquet, read_parquet

OF = agreement({"use": "placement-rate-at-exit"}, {"use": "service-hours"})
COLUMNS: dict[str, Any] = {
    "person": ["P-1", "P-2", "P-3"],
    "entry": [date(2027, 1, 4), date(2027, 1, 4), date(2027, 2, 1)],
    "exit": [date(2027, 6, 30), date(2027, 5, 31), None],
    "destination": ["permanent-contract", "no-solution", None],
    "hours": [Decimal("120.50"), Decimal("80.25"), Decimal("10.00")],
}


def packed(columns: dict[str, Any]) -> bytes:
    stream = io.BytesIO()
    pl.DataFrame(columns).write_parquet(stream)
    return stream.getvalue()


def as_csv(columns: dict[str, Any]) -> bytes:
    rows = zip(*(map(as_text, column) for column in columns.values()), strict=True)
    return "\n".join(";".join(row) for row in [columns, *rows]).encode()


def test_the_same_figures_as_in_csv() -> None:
    read = [read_records(data, OF, "list") for data in (packed(COLUMNS), as_csv(COLUMNS))]
    assert read[0] == read[1]
    records = read[0][0]
    assert records is not None
    report = count(records, OF, "2027", ON).report
    assert report is not None
    assert str(report.observations[1].reported.value) == "210.75"


@pytest.mark.parametrize(
    "change",
    [
        {"person": ["Anna Muster", "P-2", "P-3"]},
        {"destination": ["an uncle", "no-solution", None]},
        {"exit": ["30/06/27", "2027-05-31", ""]},
        {"exit": [date(2026, 6, 30), None, None]},
        {"Vorname": ["a", "b", "c"]},
        {"hours": ["ca. 20", "1", "2"]},
        {"hours": [float("nan"), 1.5, 2.0]},
    ],
)
def test_the_same_findings_by_row_and_column(change: dict[str, Any]) -> None:
    columns = COLUMNS | change
    read = [read_records(data, OF, "list") for data in (packed(columns), as_csv(columns))]
    assert read[0] == read[1]
    assert read[0][0] is None
    assert read[0][1]


@pytest.mark.parametrize("damage", [b"PAR1PAR1", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_a_damaged_file_is_a_finding(damage: bytes) -> None:
    assert is_parquet(damage)
    assert [one.code.id for one in read_parquet(damage)[1]] == ["R200"]
    whole = packed(COLUMNS)
    _, findings = read_records(whole[: len(whole) // 2] + b"PAR1", OF)
    assert [one.code.id for one in findings] == ["R200"]
    assert [one.code.id for one in read_parquet(packed({}))[1]] == ["R200"]


def test_without_polars_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, known = packed(COLUMNS), builtins.__import__

    def absent(name: str, *words: Any, **more: Any) -> Any:
        if name == "polars":
            raise ModuleNotFoundError(name)
        return known(name, *words, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(ImportError, match=r"conventions\[bulk\]"):
        read_records(whole, OF)
