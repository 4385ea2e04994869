"""A table of participations is counted as a list is, whatever engine it lives in."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any

import pytest
from tests.bulk.stays.stay_rows import ON, Row, by_scalar, limited, nobody, stays, table

from conventions.agreement import Agreement
from conventions.bulk import count_participations
from conventions.bulk.stays.given_table import StayTable
from conventions.records import Counted

PERIODS = ("2027", "2027-Q3", "term")


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
    findings: Said = [(one.code.id, one.path, one.values) for one in counted.findings]
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
    return limited("a"), limited("b")


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


@pytest.mark.parametrize("together", [True, False])
def test_size_does_not_matter(together: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is counted in parts of whole agreements, whether their rows stand together."""
    rows = stays(400, 4, agreements=("a", "b", "not given", "c"))
    if together:
        rows.sort(key=lambda row: row["agreement"])
    of = (*both(), limited("c"), limited("without-a-row"))
    whole = count_participations(table(rows), of, PERIODS, ON)
    for agreement in of[:3]:
        assert said(whole[agreement.id, "2027"]) == said(by_scalar(rows, agreement, "2027"))
    taken: list[int] = []
    right = StayTable.taken

    def seen(given: StayTable, rows: Any) -> Any:
        taken.append(len(rows.collect()))
        return right(given, rows)

    monkeypatch.setattr("conventions.bulk.stays.table_parts.ROWS", 150)
    monkeypatch.setattr(StayTable, "taken", seen)
    assert count_participations(table(rows).lazy(), of, PERIODS, ON) == whole
    assert len(taken) == 3
    assert max(taken) < 150 if together else min(taken) == 400


@pytest.mark.parametrize("kind", ["Categorical", "Enum"])
def test_codes_that_are_numbered_already_are_looked_up_by_their_number(kind: str) -> None:
    import polars as pl

    rows = stays(300, 4, agreements=("a", "b"))
    coded = ("agreement", "group", "service", "sex", "destination", "status_3", "neutralised")
    numbered: list[Any] = []
    for name in coded:
        texts = sorted({row[name] for row in rows if row[name]})
        numbered.append(pl.col(name).cast(pl.Enum(texts) if kind == "Enum" else pl.Categorical))
    given = table(rows).with_columns(numbered)
    whole = count_participations(table(rows), both(), ("2027",), ON)
    assert count_participations(given, both(), ("2027",), ON) == whole


def test_doubts_are_left_out_where_they_are_not_wanted() -> None:
    rows = stays(300, 4)
    (with_doubts,) = count_participations(table(rows), both()[:1], ("2027",), ON).values()
    (without,) = count_participations(table(rows), both()[:1], ("2027",), ON, doubts=False).values()
    assert without.report == with_doubts.report
    gone = {one.code.id for one in with_doubts.findings} - {one.code.id for one in without.findings}
    assert {"R214", "R220", "R221", "R222", "R223", "R224"} <= gone


def test_the_comparison_sees_stays_that_nobody_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: where no stay is doubtful, findings are missing."""
    monkeypatch.setattr("conventions.bulk.stays.doubtful.doubtful_rows", nobody)
    assert list(differences("polars", 2_000, 3, 0.0005))


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
        ({"entry": date(9999, 12, 31), "exit": None}, [("R208", "entry")]),
        ({"exit": date(9999, 12, 31)}, [("R208", "exit")]),
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


def test_a_code_of_another_agreement_is_none() -> None:
    """Row by row, a list knows the groups of its own agreement only."""
    one, other = both()
    groups = other.services.target_groups[:2]
    services = other.services.model_copy(update={"target_groups": groups})
    other = other.model_copy(update={"services": services})
    rows = stays(200, 4, agreements=("a", "b"))
    found = count_participations(table(rows), (one, other), ("2027",), ON)
    assert found["a", "2027"].report is not None
    refused = found["b", "2027"]
    assert refused.report is None
    assert {one.code.id for one in refused.findings} == {"R210", "R215"}
    wrong = [at for at, row in enumerate(rows, 1) if row["agreement"] == "b"]
    wrong = [at for at in wrong if rows[at - 1]["group"] in {"tg3", "tg4"}]
    assert [one.values["row"] for one in refused.findings[:10]] == wrong[:10]
    assert refused.findings[-1].values["count"] == len(wrong) - 10


def test_a_column_declared_in_two_ways_is_a_wrong_call() -> None:
    one, other = both()
    columns = tuple(column.model_copy(update={"kind": "count"}) for column in other.goals.columns)
    goals = other.goals.model_copy(update={"columns": columns, "indicators": ()})
    other = other.model_copy(update={"goals": goals})
    with pytest.raises(TypeError, match="housing"):
        count_participations(table(stays(20, 4)), (one, other), ("2027",), ON)


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


def test_a_table_of_duckdb_that_keeps_its_order_is_counted_in_it() -> None:
    import duckdb

    rows = stays(300, 4, agreements=("a", "b"))
    whole = count_participations(table(rows), both(), ("2027",), ON)
    given = duckdb.from_arrow(table(rows).to_arrow())
    assert count_participations(given, both(), ("2027",), ON) == whole
    picked = given.filter("agreement <> 'b'").project("*, 1 as one")
    some = table(rows).filter(table(rows)["agreement"] != "b")
    assert count_participations(picked, both(), ("2027",), ON) == count_participations(
        some, both(), ("2027",), ON
    )


@pytest.mark.parametrize("change", ["join", "distinct", "order", "setting"])
def test_a_table_without_order_must_say_its_own(change: str) -> None:
    import duckdb

    given = duckdb.from_arrow(table(stays(20, 4)).to_arrow())
    if change == "join":
        given = given.set_alias("one").join(given.set_alias("other"), "person", how="semi")
    elif change == "distinct":
        given = given.distinct()
    elif change == "order":
        given = given.order("entry")
    try:
        if change == "setting":
            duckdb.execute("set preserve_insertion_order = false")
        with pytest.raises(TypeError, match="'row', and duckdb gives its rows no order"):
            count_participations(given, both()[:1], ("2027",), ON)
    finally:
        duckdb.execute("set preserve_insertion_order = true")
