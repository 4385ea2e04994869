"""Files of results: csv and Parquet, in parts, with what is wrong in them."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.bulk.edge_rows import cases
from tests.bulk.test_one_truth import table

from conventions.agreement import Agreement, read_draft
from conventions.base.errors import InvalidDocument
from conventions.bulk import compile_terms, judge_file, summary

ON = date(2028, 7, 1)
HEADINGS = "agreement,indicator,group,period,numerator,denominator,value\n"


@pytest.fixture
def agreement(minimal: bytes) -> Agreement:
    return read_draft(minimal).agreement()


def judged(path: Path, agreement: Agreement, rows: int = 1_000_000) -> tuple[pl.DataFrame, ...]:
    parts = list(judge_file(path, compile_terms([agreement], ON), rows))
    return tuple(
        pl.concat([getattr(part, name) for part in parts]) for name in ("verdicts", "faults")
    )


def said(path: Path, agreement: Agreement, text: str) -> tuple[pl.DataFrame, ...]:
    path.write_text(HEADINGS + text)
    return judged(path, agreement)


def test_parts_say_what_the_whole_says(tmp_path: Path, agreement: Agreement) -> None:
    given = list(cases(agreement, 3_000, seed=5))
    rows = table([row for case in given for row in case.rows])
    path = tmp_path / "results.parquet"
    rows.write_parquet(path)
    terms = compile_terms([case.agreement for case in given], ON)
    whole, parts = (
        pl.concat([part.verdicts for part in judge_file(path, terms, size)])
        for size in (1_000_000, 250)
    )
    assert whole.sort(whole.columns).equals(parts.sort(whole.columns))
    assert summary(whole)["verdicts"].sum() == len(whole)


def test_csv_values_may_have_four_decimals(tmp_path: Path, agreement: Agreement) -> None:
    verdicts, _ = said(tmp_path / "r.csv", agreement, "minimal-fr,i1,tg1,2027,,,24.9999\n")
    row = verdicts.filter(pl.col("indicator") == "i1").row(0, named=True)
    assert (row["value"], row["band"], row["evidence"]) == (249_999, "near", None)


def test_a_target_without_a_row_has_no_data(tmp_path: Path, agreement: Agreement) -> None:
    verdicts, faults = said(tmp_path / "r.csv", agreement, "")
    assert verdicts["state"].to_list() == ["no_data", "no_data"]
    assert len(faults) == 0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("other,i1,tg1,2027,1,2,", "M004"),
        ("minimal-fr,i9,tg1,2027,1,2,", "R129"),
        ("minimal-fr,i1,tg1,spring,1,2,", "F109"),
        ("minimal-fr,i1,tg1,2031,1,2,", "R011"),
        ("minimal-fr,i1,tg1,2027,111,75,", "R007"),
        ("minimal-fr,i1,tg1,2027,-1,75,", "R110"),
        ("minimal-fr,i1,tg1,2027,,40,22.4", "R006"),
        ("minimal-fr,i2,,2027,7400,7300,", "R113"),
        ("minimal-fr,i1,tg1,2027,1,99999999999,", "R118"),
        ("minimal-fr,i1,tg1,2027,1,2,\nminimal-fr,i1,tg1,2027,1,2,", "R127"),
        ("minimal-fr,i1,tg1,2027,11,40,", None),
    ],
)
def test_a_fault_has_the_code_of_a_single_report(
    tmp_path: Path, agreement: Agreement, row: str, code: str | None
) -> None:
    _, faults = said(tmp_path / "r.csv", agreement, row + "\n")
    assert set(faults["code"]) == ({code} if code else set())


def test_faulty_rows_stand_in_the_order_of_the_table(tmp_path: Path, agreement: Agreement) -> None:
    rows = ["i1,tg1,2027,111,75,", "i9,tg1,2027,1,2,", "i1,tg1,spring,1,2,", "i1,tg9,2027,-1,2,"]
    text = "".join(f"minimal-fr,{row}\n" for row in rows)
    _, faults = said(tmp_path / "r.csv", agreement, text)
    assert faults["code"].to_list() == ["R007", "R129", "F109", "R110"]
    assert faults["numerator"].to_list() == [111, 1, 1, -1]


def test_a_row_without_names_is_a_fault_and_stops_nothing(
    tmp_path: Path, agreement: Agreement
) -> None:
    verdicts, faults = said(tmp_path / "r.csv", agreement, ",,,2027,1,2,\n,,,,1,2,\n")
    assert faults["code"].to_list() == ["M004", "F109"]
    assert verdicts["state"].to_list() == ["no_data", "no_data"]


def test_a_table_without_a_column_is_refused(tmp_path: Path, agreement: Agreement) -> None:
    path = tmp_path / "r.csv"
    path.write_text("agreement,indicator,period,rate\na,b,2027,0.5\n")
    with pytest.raises(InvalidDocument) as refused:
        judged(path, agreement)
    assert [one.code.id for one in refused.value.findings] == ["R301"]


def test_binary_fractions_are_refused(tmp_path: Path, agreement: Agreement) -> None:
    path = tmp_path / "r.parquet"
    row = ["minimal-fr", "i1", "tg1", "2027", None, None, 27.5]
    pl.DataFrame([row], schema=HEADINGS.strip().split(","), orient="row").write_parquet(path)
    with pytest.raises(InvalidDocument) as refused:
        judged(path, agreement)
    assert [one.code.id for one in refused.value.findings] == ["R301"]


def test_scattered_agreements_are_refused(tmp_path: Path, agreement: Agreement) -> None:
    path = tmp_path / "r.parquet"
    names = ["a"] * 30 + ["b"] * 30 + ["a"] * 30
    frame = pl.DataFrame({"agreement": names}).with_columns(
        indicator=pl.lit("i1"),
        group=pl.lit("tg1"),
        period=pl.lit("2027"),
        numerator=pl.lit(1),
        denominator=pl.lit(2),
        value=pl.lit(None, pl.Int64),
    )
    frame.write_parquet(path, row_group_size=10)
    with pytest.raises(InvalidDocument) as refused:
        judged(path, agreement, rows=20)
    assert [one.code.id for one in refused.value.findings] == ["R302"]
    frame.sort("agreement").write_parquet(path, row_group_size=10)
    assert len(judged(path, agreement, rows=20)[0])
