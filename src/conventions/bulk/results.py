"""Tables of results in files: csv and Parquet, read in parts, so that size does not matter.

A part ends where an agreement ends: nothing in a verdict crosses agreements. Numbers are read as
whole numbers and exact decimals; a binary fraction in a file is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding, Place
from conventions.bulk.aim import SCALE
from conventions.bulk.codes import COLUMN_ABSENT, NOT_TOGETHER
from conventions.bulk.runs import Runs, one_after_the_other, runs_of

if TYPE_CHECKING:
    import polars as pl

TEXTS = ("agreement", "indicator", "group", "period")
COUNTS = ("numerator", "denominator")
COLUMNS = (*TEXTS, *COUNTS, "value")
ROWS = 1_000_000
"""Rows worked on at once: as fast as more of them, and under a gibibyte."""
PART = 3 * ROWS // 2
"""Rows of a part of results, whose names are held once for many: still under a gibibyte."""
_PIECES = 12
"""A part is read in so many pieces; the reader holds a few of them ahead."""
_DIGITS = 10**8
"""Decimals of a value are read this fine; finer than ten-thousandths is no value of a report."""


@dataclass(frozen=True)
class Part:
    """Rows of a file, and the agreements that they are on."""

    rows: Runs
    agreements: list[str | None]


def parts_of_file(path: Path, rows: int = PART) -> Iterator[Part]:
    """The rows of a file, agreement by agreement, with ``value`` in ten-thousandths.

    Raises:
        InvalidDocument: R301 where a column is missing or holds no such numbers, R302 where the
            rows of an agreement do not stand together.
    """
    import polars as pl

    scan = _scan(path)
    try:
        found = scan.collect_schema()
        missing = [name for name in COLUMNS if name not in found.names()]
        if missing:
            raise _unusable(path, f"no column “{missing[0]}”")
        whole = scan.select(*TEXTS, *(_whole(name, found[name], path) for name in COLUMNS[4:]))
        yield from _by_agreement(whole.collect_batches(chunk_size=-(-rows // _PIECES)), path, rows)
    except (pl.exceptions.PolarsError, OSError) as trouble:
        raise _unusable(path, str(trouble).splitlines()[0]) from trouble


def empty() -> "pl.DataFrame":
    """A table of results without a row."""
    import polars as pl

    return pl.DataFrame(schema={name: pl.String if name in TEXTS else pl.Int64 for name in COLUMNS})


def _scan(path: Path) -> "pl.LazyFrame":
    import polars as pl

    if path.suffix.lower() == ".parquet":
        return pl.scan_parquet(path)
    types: dict[str, Any] = dict.fromkeys(TEXTS, pl.String) | dict.fromkeys(COUNTS, pl.Int64)
    return pl.scan_csv(path, schema_overrides={**types, "value": pl.Decimal(38, 8)})


def _whole(name: str, kind: Any, path: Path) -> "pl.Expr":
    """The column as whole numbers; a value in ten-thousandths."""
    import polars as pl

    column = pl.col(name)
    if kind.is_integer() or kind == pl.Null:
        return column.cast(pl.Int64) * (SCALE if name == "value" else 1)
    if kind.is_decimal() and name == "value":
        fine = column.cast(pl.Decimal(38, 8)).to_physical()
        exact = fine // (_DIGITS // SCALE)
        return pl.when(exact * (_DIGITS // SCALE) == fine).then(exact.cast(pl.Int64)).alias(name)
    raise _unusable(path, f"“{name}” holds {kind}")


def _by_agreement(batches: Iterator["pl.DataFrame"], path: Path, rows: int) -> Iterator[Part]:
    """The same rows in parts that hold their agreements whole."""
    import polars as pl

    periods = pl.Categories.random()
    done: set[str | None] = set()
    waiting: list[Runs] = []
    for batch in batches:
        waiting.append(runs_of(batch, periods))
        if sum(len(runs.rows) for runs in waiting) < rows:
            continue
        whole = one_after_the_other(waiting)
        names = whole.names["agreement"]
        is_last = names.eq_missing(names.tail(1))
        open_ones = int(is_last.sum())
        if not is_last.tail(open_ones).all():
            raise _scattered(path, str(names[-1]))
        closed, still_open = whole.cut(len(names) - open_ones)
        if len(closed.names):
            yield _new(closed, done, path)
        waiting = [still_open]
    if waiting:
        yield _new(one_after_the_other(waiting), done, path)


def _new(runs: Runs, done: set[str | None], path: Path) -> Part:
    """The part, of which no agreement was in an earlier one."""
    names = runs.names["agreement"].unique().to_list()
    again = sorted(str(name) for name in done.intersection(names))
    if again:
        raise _scattered(path, again[0])
    done.update(names)
    return Part(runs, names)


def _scattered(path: Path, agreement: str) -> InvalidDocument:
    values = {"agreement": agreement}
    finding = Finding(NOT_TOGETHER, "agreement", values, Place(file=str(path)))
    return InvalidDocument(f"{path}: {agreement} is scattered", (finding,))


def _unusable(path: Path, what: str) -> InvalidDocument:
    finding = Finding(COLUMN_ABSENT, "", {"what": what}, Place(file=str(path)))
    return InvalidDocument(f"{path}: {what}", (finding,))
