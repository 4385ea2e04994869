"""A table of participations is counted as a list is, whatever engine it lives in."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any

import pytest
from tests.bulk.stays.stay_rows import COUNTS, DAYS, HOURS, ON, Row, by_scalar, everything, stays

from conventions.agreement import Agreement
from conventions.bulk import count_participations
from conventions.records import Counted

PERIODS = ("2027", "2027-Q3", "term")
STAYS = {"R214", "R215", *(f"R22{number}" for number in range(7))}
"""Findings on the stays, which a table of many agreements is not searched for."""


def table(rows: list[Row]) -> Any:
    """The rows as a table of polars."""
    import polars as pl

    wide: Any = pl.Decimal(12, 2)
    kinds: dict[str, Any] = dict.fromkeys(DAYS, pl.Date)
    kinds.update(dict.fromkeys(COUNTS, pl.Int64))
    kinds.update(dict.fromkeys(HOURS, wide))
    schema = {name: kinds.get(name, pl.String) for name in rows[0]}
    return pl.DataFrame(rows, schema=schema, orient="row")


def by_duckdb(rows: list[Row]) -> Any:
    import duckdb

    return duckdb.from_arrow(table(rows).with_row_index("row").to_arrow())


ENGINES: dict[str, Callable[[list[Row]], Any]] = {
    "polars": table,
    "lazy": lambda rows: table(rows).lazy(),
    "duckdb": by_duckdb,
    "pandas": lambda rows: table(rows).to_pandas(use_pyarrow_extension_array=True),
}
Said = list[tuple[str, str | None, Any]]


def said(counted: Counted) -> tuple[Said, Said]:
    """The observations and findings, without the places that only a file has."""
    assert counted.report is not None
    figures = [
        (one.indicator, one.group, (one.reported, one.excluded))
        for one in counted.report.observations
    ]
    findings: Said = [
        (one.code.id, one.path, one.values) for one in counted.findings if one.code.id not in STAYS
    ]
    return figures, findings


@cache
def scalar(rows: int, seed: int, empty: float) -> tuple[list[Row], dict[Any, tuple[Said, Said]]]:
    """Rows of two agreements and what the scalar path says of each in each period."""
    made = stays(rows, seed, empty=empty, agreements=("a", "b"))
    found = {
        (of.id, period): said(by_scalar(made, of, period)) for of in both() for period in PERIODS
    }
    return made, found


@cache
def both() -> tuple[Agreement, Agreement]:
    """Two agreements of the same terms."""
    return everything("a"), everything("b")


def differences(engine: str, rows: int, seed: int, empty: float) -> Iterable[Any]:
    """Every figure and finding on which the engine and the scalar path do not say the same."""
    made, wanted = scalar(rows, seed, empty)
    found = count_participations(ENGINES[engine](made), both(), PERIODS, ON)
    assert found.keys() == wanted.keys()
    for key, counted in found.items():
        for ours, theirs in zip(said(counted), wanted[key], strict=True):
            yield from (pair for pair in zip_longest(ours, theirs) if pair[0] != pair[1])


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_counts_what_the_scalar_path_counts(engine: str) -> None:
    assert list(differences(engine, 2_000, 3, 0.0005)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("empty", [0.0, 0.00002])
@pytest.mark.parametrize("engine", ENGINES)
def test_many_stays_are_counted_alike(engine: str, empty: float) -> None:
    assert list(differences(engine, 5_000, 8, empty)) == []


def test_the_rows_give_every_answer_there_is() -> None:
    _rows, wanted = scalar(2_000, 3, 0.0005)
    figures = [one for said_of, _findings in wanted.values() for one in said_of]
    missing = {figure[2][0].missing for figure in figures}
    assert missing == {None, "too-early", "not-available"}
    reasons = {one.reason for figure in figures for one in figure[2][1]}
    assert {"décès", "retour après la sortie", "séjour trop court"} <= reasons


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("conventions.bulk.stays.persons.Last.among", "alone"),
        ("conventions.bulk.stays.persons.LeftOut.among", "alone"),
    ],
)
def test_the_comparison_sees_a_person_counted_twice(
    place: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: when nobody looks at the other stays of a person, figures differ."""
    from conventions.bulk.stays import persons

    home = getattr(persons, place.split(".")[-2])
    monkeypatch.setattr(place, getattr(home, wrong))
    assert list(differences("polars", 2_000, 3, 0.0005))


def test_the_comparison_sees_a_day_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: when an answer is due a day late, figures differ."""
    from conventions.bulk.stays.columns import Layout

    right = Layout.reached
    monkeypatch.setattr(Layout, "reached", lambda layout, after: right(layout, after) - 1)
    assert list(differences("polars", 2_000, 3, 0.0005))


def test_agreements_of_other_terms_are_counted_by_their_own() -> None:
    rows = stays(600, 4, agreements=("a", "b"))
    one, other = both()
    short = other.goals.model_copy(update={"indicators": other.goals.indicators[:3]})
    other = other.model_copy(update={"goals": short})
    found = count_participations(table(rows), (one, other), ("2027",), ON)
    for of in (one, other):
        assert said(found[of.id, "2027"]) == said(by_scalar(rows, of, "2027"))


def test_size_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is counted in parts of whole agreements."""
    whole = count_participations(table(stays(400, 4, agreements=("a", "b"))), both(), PERIODS, ON)
    monkeypatch.setattr("conventions.bulk.stays.participations.ROWS", 1)
    parts = count_participations(table(stays(400, 4, agreements=("a", "b"))), both(), PERIODS, ON)
    assert parts == whole


def test_a_list_of_one_agreement_needs_no_column_for_it() -> None:
    rows = stays(300, 4)
    found = count_participations(table(rows).drop("agreement"), both()[:1], ("2027",), ON)
    assert said(found["a", "2027"]) == said(by_scalar(rows, both()[0], "2027"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"destination": "Job"}, [("R210", "destination")]),
        ({"person": ""}, [("R211", "person")]),
        ({"age": -1}, [("R209", "age")]),
        ({"entry": date(2027, 3, 2), "exit": date(2027, 3, 1)}, [("R212", "exit")]),
        ({"entry": None, "exit": date(2027, 3, 1)}, [("R213", "exit")]),
        ({"referred": date(1899, 12, 31)}, [("R208", "referred")]),
    ],
)
def test_a_row_that_cannot_be_keeps_its_agreement_from_a_report(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    rows = stays(200, 4, agreements=("a", "b"))
    at = next(at for at, row in enumerate(rows) if row["agreement"] == "b")
    rows[at] = {**rows[at], **changes}
    found = count_participations(table(rows), both(), ("2027",), ON)
    assert found["a", "2027"].report is not None
    refused = found["b", "2027"]
    assert refused.report is None
    told = [(one.code.id, one.values["column"]) for one in refused.findings]
    assert told == expected
    assert {one.values["row"] for one in refused.findings} == {at + 1}


def test_many_rows_with_a_fault_are_counted() -> None:
    rows = [{**row, "sex": "Frau"} for row in stays(40, 4)]
    (refused,) = count_participations(table(rows), both()[:1], ("2027",), ON).values()
    assert [one.code.id for one in refused.findings] == ["R210"] * 10 + ["R215"]
    assert refused.findings[-1].values["count"] == 30


@pytest.mark.parametrize(
    ("column", "kind"), [("hours", "Float64"), ("entry", "String"), ("age", "Float64")]
)
def test_a_column_of_another_kind_is_a_wrong_call(column: str, kind: str) -> None:
    import polars as pl

    wrong = table(stays(20, 4)).with_columns(pl.col(column).cast(getattr(pl, kind)))
    with pytest.raises(TypeError, match=column):
        count_participations(wrong, both()[:1], ("2027",), ON)


@pytest.mark.parametrize("column", ["person", "entry", "agreement"])
def test_a_column_that_is_needed_and_absent_is_a_wrong_call(column: str) -> None:
    with pytest.raises(TypeError, match=column):
        count_participations(table(stays(20, 4)).drop(column), both(), ("2027",), ON)


def test_a_table_without_order_must_say_its_own() -> None:
    import duckdb

    unordered = duckdb.from_arrow(table(stays(20, 4)).to_arrow())
    with pytest.raises(TypeError, match="row"):
        count_participations(unordered, both()[:1], ("2027",), ON)
