"""One truth: generated edge rows, judged by the scalar path and by three engines, all alike."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.bulk.edge_rows import COLUMNS, DAYS, Case, Key, Row, Said, by_scalar, cases

from conventions.agreement import read_draft
from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.bulk import Terms, compile_terms, evaluate


def table(rows: list[Row]) -> Any:
    """The rows as a table of polars."""
    import polars as pl

    whole = ("numerator", "denominator", "value")
    schema = {name: pl.Int64 if name in whole else pl.String for name in COLUMNS}
    return pl.DataFrame(rows, schema=schema, orient="row")


def by_polars(rows: list[Row], _cases: list[Case], terms: Terms) -> Any:
    return evaluate(table(rows), terms).verdicts.collect().rows()


def by_duckdb(rows: list[Row], _cases: list[Case], terms: Terms) -> Any:
    import duckdb

    return evaluate(duckdb.from_arrow(table(rows).to_arrow()), terms).verdicts.fetchall()


def by_pandas(rows: list[Row], _cases: list[Case], terms: Terms) -> Any:
    import polars as pl

    return pl.from_pandas(evaluate(table(rows).to_pandas(), terms).verdicts).rows()


def by_plain_integers(rows: list[Row], cases: list[Case], terms: Terms) -> Any:
    """Without an engine, an agreement at a time; the aimless rows by polars."""
    from conventions.bulk import Result, judge_few

    found = {row[:4]: row for row in by_polars(rows, cases, terms)}
    for case in cases:
        said = judge_few((Result(*row) for row in case.rows), terms.of([case.agreement.id]))
        for key, one in said.items():
            found[key] = (*key, None, None, None, *one)
    return list(found.values())


ENGINES = {
    "polars": by_polars,
    "duckdb": by_duckdb,
    "pandas": by_pandas,
    "plain integers": by_plain_integers,
}


def differences(
    minimal: bytes, engine: Callable[..., Any], count: int, *, afresh: bool = False
) -> list[tuple[Key, Said | None, Said | None]]:
    """Each target on which an engine and the scalar path do not say the same, on five days.

    The terms are compiled once for all engines, or afresh for a control that changes how.
    """
    found = []
    compiled = terms_of.__wrapped__ if afresh else terms_of
    judged = judged_by_scalar(minimal, count)
    for (_on, given, rows, wanted), terms in zip(judged, compiled(minimal, count), strict=True):
        said = {tuple(row)[:4]: tuple(row)[7:] for row in engine(rows, given, terms)}
        found += [
            (key, wanted.get(key), said.get(key))
            for key in wanted.keys() | said.keys()
            if wanted.get(key) != said.get(key)
        ]
    return found


@cache
def judged_by_scalar(
    minimal: bytes, count: int
) -> list[tuple[date | None, list[Case], list[Row], dict[Key, Said]]]:
    """Cases, their rows and what the scalar path says of them, for each of five days."""
    agreement = read_draft(minimal).agreement()
    found = []
    for seed, on in enumerate(DAYS):
        given = list(cases(agreement, count // len(DAYS), seed))
        rows = [row for case in given for row in case.rows]
        wanted = {key: said for case in given for key, said in by_scalar(case, on).items()}
        found.append((on, given, rows, wanted))
    return found


@cache
def terms_of(minimal: bytes, count: int) -> list[Terms]:
    """The terms of the cases, on each of five days."""
    judged = judged_by_scalar(minimal, count)
    return [
        compile_terms((case.agreement for case in given), on)
        for on, given, _rows, _wanted in judged
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_says_what_the_scalar_path_says(minimal: bytes, engine: str) -> None:
    assert differences(minimal, ENGINES[engine], 2_500) == []


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ENGINES)
def test_a_hundred_thousand_edge_rows_are_judged_alike(minimal: bytes, engine: str) -> None:
    assert differences(minimal, ENGINES[engine], 100_000) == []


def test_the_comparison_sees_a_wrong_edge(minimal: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with one limit taken as strict, results exactly on it are judged otherwise."""
    from conventions.bulk import limits

    right = limits.bands_of

    def strict(*given: Any) -> Any:
        from dataclasses import replace

        bands = right(*given)
        if bands is None or bands.reached_from is None:
            return bands
        return replace(bands, reached_from=replace(bands.reached_from, strict=True))

    monkeypatch.setattr("conventions.bulk.aim.bands_of", strict)
    assert differences(minimal, by_polars, 1_000, afresh=True)


def test_the_comparison_sees_a_wrong_grade(minimal: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with the limit of a grade taken as strict, results on it have another grade."""
    from dataclasses import replace

    from conventions.bulk import graded

    right = graded.columns_of

    def strict(piece: graded.Piece) -> dict[str, int]:
        low = replace(piece.low, strict=True) if piece.low else None
        return right(replace(piece, low=low))

    monkeypatch.setattr("conventions.bulk.graded.columns_of", strict)
    found = differences(minimal, by_polars, 2_500, afresh=True)
    assert found
    assert all(wanted and said and wanted[:3] == said[:3] for _key, wanted, said in found)


def test_the_comparison_sees_days_to_come(minimal: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a year reported before its end would count the days until its end."""
    from conventions.bulk import pooled

    right = pooled.summed
    for module in ("pooled", "sums"):
        without_day = f"conventions.bulk.{module}.summed"
        monkeypatch.setattr(without_day, lambda rows, _told_to=None: right(rows))
    found = differences(minimal, by_polars, 2_500, afresh=True)
    assert {wanted[1] for _key, wanted, _said in found if wanted} == {"interim"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("value", "evidence"), [(14, "at_risk"), (15, "on_course")])
def test_a_whole_year_before_its_end_is_compared_with_the_days_so_far(
    minimal: bytes, engine: str, value: int, evidence: str
) -> None:
    """30 in 365 days are 14.88 in the 181 days up to the end of June; months do not matter."""
    agreement = read_draft(minimal).agreement()
    target = Target.model_validate({"period": "2027", "at_least": 30})
    flow = {"unit": "count", "cohort": "exits-in-period", "targets": (target,)}
    goals = Goals(indicators=(AgreedIndicator(id="i1", **flow),))
    row: Row = ("minimal-fr", "i1", None, "2027", None, None, value * 10_000)
    case = Case(agreement.model_copy(update={"goals": goals}), (row,))
    on = date(2027, 6, 30)
    (found,) = ENGINES[engine]([row], [case], compile_terms([case.agreement], on))
    assert tuple(found)[7:10] == (None, "interim", evidence)
    assert by_scalar(case, on)["minimal-fr", "i1", "", "2027"][:3] == (None, "interim", evidence)


def test_every_answer_there_is_is_among_them(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    said = set()
    for seed, on in enumerate(DAYS):
        for case in cases(agreement, 2_000, seed):
            said |= set(by_scalar(case, on).values())
    assert {one[0] for one in said} == {"reached", "near", "below", None}
    states = {"no_target", "no_data", "interim", "not_measurable", None}
    assert {one[1] for one in said} == states
    evidence = {"met", "missed", "inconclusive", "too_few", "on_course", "at_risk", None}
    assert {one[2] for one in said} == evidence
    assert {one[3] for one in said} == {"a", "b", "c", "d", "e", None}
