"""A long list is counted column by column: the same report and findings as row by row."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.bulk.stays.stay_rows import ON, Row, everything, limited, nobody, stays
from tests.bulk.stays.stay_rows import table as typed
from tests.records.lists import EXAMPLE

from conventions.agreement import Agreement, read_draft
from conventions.base.errors import UnknownName
from conventions.bulk.stays import count_list as module
from conventions.bulk.stays.count_list import count_list
from conventions.records import count, read_records
from conventions.records.order import Counted


@pytest.fixture(autouse=True)
def _from_the_first_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 0)


def as_list(rows: list[Row], separator: str = ";", end: str = "\n") -> str:
    """The rows as programs export them: days as the Swiss write them, an empty cell for nothing."""

    def cell(value: Any) -> str:
        return (
            f"{value:%d.%m.%Y}" if isinstance(value, date) else "" if value is None else str(value)
        )

    names = [name for name in rows[0] if name != "agreement"]
    lines = [separator.join(names)]
    lines += [separator.join(cell(row[name]) for name in names) for row in rows]
    return end.join(lines) + end


def row_by_row(data: bytes, of: Agreement, period: str) -> Counted:
    """What the slow way says."""
    records, findings = read_records(data, of, "list.csv")
    assert records is not None
    assert findings == ()
    return count(records, of, period, ON)


@pytest.mark.parametrize("empty", [0.0, 0.001])
@pytest.mark.parametrize("period", ["2027", "term"])
def test_both_ways_say_the_same(period: str, empty: float) -> None:
    data = as_list(stays(700, 5, empty=empty)).encode()
    of = limited()
    assert count_list(data, of, period, ON, "list.csv") == row_by_row(data, of, period)


@pytest.mark.parametrize(
    "left_out", [("group",), ("service",), ("exit",), ("exit", "service", "ending", "assessments")]
)
def test_also_where_columns_are_absent(left_out: tuple[str, ...]) -> None:
    rows = [
        {name: value for name, value in row.items() if name not in left_out}
        for row in stays(400, 7)
    ]
    data = as_list(rows).encode()
    of = limited()
    assert count_list(data, of, "2027", ON, "list.csv") == row_by_row(data, of, "2027")


def test_contracts_that_end_by_age() -> None:
    """Art. 60 § 7: the law ends a contract by the age at entry."""
    of = everything().model_copy(update={"laws": ("be", "be-art60")})
    scope = of.subject.scope.model_copy(update={"measure_type": "art-60-7"})
    of = of.model_copy(update={"subject": of.subject.model_copy(update={"scope": scope})})
    data = as_list([{**row, "entry": row["entry"] and date(2024, 2, 29)} for row in stays(300, 9)])
    slow = row_by_row(data.encode(), of, "2027")
    assert "R226" in {finding.code.id for finding in slow.findings}
    assert count_list(data.encode(), of, "2027", ON, "list.csv") == slow


SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "windows": lambda text: text.replace("\n", "\r\n").encode("cp1252"),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "unicode text": lambda text: text.replace(";", "\t").replace("\n", "\r\n").encode("utf-16"),
    "commas": lambda text: text.replace(";", ",").encode(),
    "blank lines": lambda text: (
        text.replace("\nP-1", "\n\n ; \nP-1", 3).replace("; \n", "\n").encode()
    ),
    "blank cells": lambda text: text.replace("yes", " yes ").replace("P-2", " P-2").encode(),
    "long pseudonyms": lambda text: text.replace("P-", "participant-of-2027-").encode(),
    "quotation marks": lambda text: text.replace("yes", '"yes"').encode(),
    "line ends in a cell": lambda text: text.replace("yes\n", '"yes\n"\n', 2).encode(),
    "no last line end": lambda text: text.removesuffix("\n").encode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_the_file_is_written(spelling: str) -> None:
    data = SPELLINGS[spelling](as_list(stays(300, 11)))
    of = limited()
    slow = row_by_row(data, of, "2027")
    assert count_list(data, of, "2027", ON, "list.csv") == slow


def as_parquet(rows: list[Row], kinds: dict[str, Any]) -> bytes:
    """The rows as a database hands them over: days as dates, or each column of another kind."""
    stream = BytesIO()
    typed(rows).drop("agreement").cast(kinds).write_parquet(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"hours": pl.Float64, "age": pl.Float32, "days_planned": pl.Int8},
        {"entry": pl.Datetime, "exit": pl.Datetime("ms"), "sex": pl.Categorical},
        dict.fromkeys(("entry", "exit", "hours", "age", "days_present"), pl.String),
    ],
)
def test_a_parquet_list_is_counted_alike(
    kinds: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However short it is."""
    monkeypatch.setattr(module, "MANY", 10**12)
    data = as_parquet(stays(300, 11, empty=0.001), kinds)
    of = limited()
    slow = row_by_row(data, of, "2027")
    assert count_list(data, of, "2027", ON, "list.csv") == slow


def test_a_parquet_list_with_days_in_a_list_of_days() -> None:
    rows = stays(200, 3)
    days = pl.concat_list(pl.col("assessments").str.to_date()).alias("assessments")
    stream = BytesIO()
    typed(rows).drop("agreement").with_columns(days).write_parquet(stream)
    of = limited()
    slow = row_by_row(stream.getvalue(), of, "2027")
    assert count_list(stream.getvalue(), of, "2027", ON, "list.csv") == slow


@pytest.mark.parametrize(
    "change",
    [{"sex": pl.lit("femmale")}, {"hours": pl.lit(1.005)}, {"entry": pl.col("exit").cast(int)}],
)
def test_a_parquet_list_with_a_fault_is_for_the_reader_of_cells(change: dict[str, Any]) -> None:
    stream = BytesIO()
    table = typed(stays(50, 3)).drop("agreement").with_columns(**change)
    table.write_parquet(stream)
    assert count_list(stream.getvalue(), limited(), "2027", ON) is None
    stream = BytesIO()
    table.head(0).write_parquet(stream)
    assert count_list(stream.getvalue(), limited(), "2027", ON) is None
    assert count_list(b"PAR1PAR1", limited(), "2027", ON) is None


FAULTS: dict[str, Callable[[str], bytes]] = {
    "a code": lambda text: text.replace("female", "femmale", 1).encode(),
    "a date": lambda text: text.replace("31.12.2027", "31.13.2027", 1).encode(),
    "an AHV number": lambda text: text.replace("P-1;", "756.9217.0769.85;", 1).encode(),
    "a column": lambda text: text.replace("housing", "notes", 1).encode(),
    "a cell too many": lambda text: text.replace("\nP-1", "\n;P-1", 1).encode(),
    "an exit before the entry": lambda text: text.encode() + b"P-1" + b";" * 6,
    "zero bytes": lambda text: text.encode() + b"\0",
    "no row": lambda text: text.split("\n")[0].encode(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_list_with_a_fault_is_for_the_reader_of_cells(fault: str) -> None:
    data = FAULTS[fault](as_list(stays(300, 11)))
    assert count_list(data, limited(), "2027", ON, "list.csv") is None


def test_a_short_list_is_left_to_plain_python(monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_list(stays(20, 1)).encode()
    assert count_list(data, limited(), "2027", ON) is not None
    monkeypatch.setattr(module, "MANY", 20_000)
    assert count_list(data, limited(), "2027", ON) is None


def test_without_polars_there_is_no_second_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    assert count_list(as_list(stays(20, 1)).encode(), limited(), "2027", ON) is None


def test_a_period_outside_the_term_is_a_wrong_call() -> None:
    with pytest.raises(UnknownName):
        count_list(as_list(stays(20, 1)).encode(), limited(), "2019", ON)


def test_the_doubts_are_those_of_all_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with no row picked, findings on the stays are lost and the comparison fails."""
    data, of = as_list(stays(500, 5)).encode(), limited()
    slow = row_by_row(data, of, "2027")
    codes = {finding.code.id for finding in slow.findings}
    assert codes >= {"R214", "R220", "R221", "R222", "R223", "R224"}
    monkeypatch.setattr("conventions.bulk.stays.doubtful.doubtful_rows", nobody)
    assert count_list(data, of, "2027", ON, "list.csv") != slow


def test_the_example_is_counted_alike() -> None:
    of = read_draft(EXAMPLE.read_bytes()).agreement()
    rows = [{**row, "service": "measure", "group": None} for row in stays(1_000, 13)]
    names = [name for name in rows[0] if name != "housing"]
    data = as_list([{name: row[name] for name in names} for row in rows]).encode()
    assert count_list(data, of, "2027", ON, "list.csv") == row_by_row(data, of, "2027")
    assert Path(EXAMPLE).exists()
