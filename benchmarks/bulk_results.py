"""Invented results of many agreements: what the benchmarks of bulk read."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conventions import load_agreement
from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator, Definition, Goals, Target, Tolerance

if TYPE_CHECKING:
    import polars as pl

EXAMPLE = Path(__file__).parents[1] / "examples" / "minimal" / "agreement.fr.yaml"
ON = date(2028, 3, 1)
INDICATORS, GROUPS, MONTHS = 20, 4, 12
ROWS_EACH = INDICATORS * GROUPS * MONTHS


def agreements(rows: int) -> Iterator[Agreement]:
    """As many agreements as it takes for so many rows: 20 indicators, 4 groups, 12 months."""
    base = load_agreement(EXAMPLE)
    for number in range(-(-rows // ROWS_EACH)):
        changed = {"id": f"agreement-{number:07}", "goals": _goals(number % 8)}
        yield base.model_copy(update=changed)


@cache
def _goals(number: int) -> Goals:
    """Indicators and targets, alike in every eighth agreement so that they take little memory."""
    indicators = []
    for index in range(INDICATORS):
        flow = index % 4 == 3
        aim = 120 if flow else 40 + 5 * ((number + index) % 8)
        targets = tuple(
            Target(
                period="2027",
                group=f"tg{group}",
                at_least=str(aim),
                tolerance=None if flow else Tolerance(points="5"),
            )
            for group in range(GROUPS)
        )
        unit = {"unit": "hours"} if flow else {"unit": "percent", "definition": _EXIT}
        indicators.append(AgreedIndicator(id=f"i{index:02}", targets=targets, **unit))
    return Goals(indicators=tuple(indicators))


_EXIT = Definition(counting_unit="exit")


def table(rows: int, seed: int = 1) -> "pl.LazyFrame":
    """So many results: one in 10 000 impossible, one in 20 000 a month that is said twice.

    A hundredth of the groups lacks its last months, so that it is judged pro rata.
    """
    import polars as pl

    row = pl.col("row")
    series = row // MONTHS
    index, group = series // GROUPS % INDICATORS, series % GROUPS
    month = row % MONTHS + 1 - ((row % 20_011 == 7) & (row % MONTHS > 0)).cast(pl.Int64)
    chance = (row.hash(seed) // 2).cast(pl.Int64)
    cases = chance % 10 + 2
    hit = chance // 1000 % (cases + 1)
    is_flow = index % 4 == 3
    impossible = row % 9973 == 0
    late = (series % 100 == 7) & (row % MONTHS > 8)
    texts = {
        "agreement": pl.lit("agreement-") + _digits(row // ROWS_EACH, 7),
        "indicator": pl.lit("i") + _digits(index, 2),
        "group": pl.lit("tg") + group.cast(pl.String),
        "period": pl.lit("2027-") + _digits(month, 2),
    }
    numbers = {
        "numerator": pl.when(~is_flow).then(pl.when(impossible).then(cases + 1).otherwise(hit)),
        "denominator": pl.when(~is_flow).then(cases),
        "value": pl.when(is_flow).then(cases + hit),
    }
    lines = pl.LazyFrame({"row": pl.int_range(rows, eager=True)})
    return lines.filter(~late).select(**texts, **numbers)


def write(folder: Path, rows: int) -> tuple[Path, Path]:
    """A csv and a Parquet file of the same results; of very many rows Parquet alone."""
    csv, parquet = folder / f"{rows}.csv", folder / f"{rows}.parquet"
    if rows <= MOST_CSV:
        table(rows).sink_csv(csv)
    table(rows).sink_parquet(parquet)
    return csv, parquet


def write_targets(path: Path, rows: int) -> None:
    """The targets of so many rows as a table, which the validators join or look up."""
    import polars as pl

    columns = ("agreement", "indicator", "group", "at_least", "tolerance", "flow")
    found = [
        (agreement.id, indicator.id, target.group, *_aim(target), indicator.unit == "hours")
        for agreement in agreements(rows)
        for indicator in agreement.goals.indicators
        for target in indicator.targets
    ]
    table = pl.DataFrame(found, schema=columns, orient="row")
    if path.suffix == ".csv":
        table.write_csv(path)
    else:
        table.write_parquet(path)


def _aim(target: Target) -> tuple[int, int | None]:
    points = target.tolerance.points if target.tolerance else None
    return int(target.at_least or 0), None if points is None else int(points)


MOST_CSV = 10_000_000


def _digits(number: "pl.Expr", width: int) -> "pl.Expr":
    import polars as pl

    return number.cast(pl.String).str.zfill(width)
