"""Runs: rows held by what they have in common, in whatever order they come."""

from datetime import date
from typing import Any

import polars as pl
from tests.bulk.edge_rows import cases
from tests.bulk.test_one_truth import table

from conventions.agreement import read_draft
from conventions.bulk import Terms, compile_terms, evaluate
from conventions.bulk.runs import FIGURES, NAMES, Runs, one_after_the_other, runs_of

PERIODS = pl.Categories.random()


def runs(*names: str | None) -> Runs:
    """A row of agreement ``a`` for each name of an indicator."""
    rows: list[Any] = [
        ("a", name, None, "2027", place, 9, None) for place, name in enumerate(names)
    ]
    return runs_of(table(rows), PERIODS)


def spelled(given: Runs) -> list[tuple[str | None, int]]:
    """The indicator and the numerator of each row."""
    indicators = given.names["indicator"].gather(given.rows["run"])
    return list(zip(indicators, given.rows["numerator"], strict=True))


def test_a_run_is_of_rows_that_follow_each_other() -> None:
    found = runs("i", "i", "k", "i", None, None)
    assert found.names["indicator"].to_list() == ["i", "k", "i", None]
    assert found.names["length"].to_list() == [2, 1, 1, 2]
    assert found.rows["run"].to_list() == [0, 0, 1, 2, 3, 3]
    assert found.names["group"].to_list() == [""] * 4
    assert found.rows.columns == ["run", "period", *FIGURES]
    assert found.names.columns == [*NAMES, "length"]


def test_parts_one_after_the_other_and_cut_again_are_the_same_rows() -> None:
    first, second = runs("i", "i", "k"), runs("k", "m", "m")
    whole = one_after_the_other([first, second])
    assert spelled(whole) == spelled(first) + spelled(second)
    for at in range(len(whole.names) + 1):
        before, after = whole.cut(at)
        assert spelled(before) + spelled(after) == spelled(whole)
        assert len(before.names) == at


def test_the_order_of_the_rows_does_not_matter(minimal: bytes) -> None:
    """Not even for twins, of which nothing is measured; either may be the one that is shown."""
    given = list(cases(read_draft(minimal).agreement(), 2_000, seed=7))
    terms = compile_terms([case.agreement for case in given], date(2028, 7, 1))
    rows = table([row for case in given for row in case.rows])
    orders = (rows, rows.sample(fraction=1, shuffle=True, seed=3))
    verdicts, faults = zip(*(_judged(order, terms) for order in orders), strict=True)
    assert verdicts[0].equals(verdicts[1])
    assert faults[0].equals(faults[1])


def _judged(rows: pl.DataFrame, terms: Terms) -> tuple[pl.DataFrame, pl.DataFrame]:
    found = evaluate(rows, terms)
    verdicts, faults = found.verdicts.collect().drop(FIGURES), found.faults.collect()
    return verdicts.sort(verdicts.columns), faults.sort(faults.columns)
