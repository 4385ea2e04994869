"""Invented results of many agreements: what the benchmarks of bulk read."""

import random
from datetime import date
from functools import cache
from pathlib import Path

from conventions import load_agreement
from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator, Definition, Goals, Target, Tolerance

EXAMPLE = Path(__file__).parents[1] / "examples" / "minimal" / "agreement.fr.yaml"
ON = date(2028, 3, 1)
INDICATORS, GROUPS, MONTHS = 20, 4, 12
ROWS_EACH = INDICATORS * GROUPS * MONTHS


def agreements(rows: int) -> list[Agreement]:
    """As many agreements as it takes for so many rows: 20 indicators, 4 groups, 12 months."""
    base = load_agreement(EXAMPLE)
    return [_agreement(base, number) for number in range(-(-rows // ROWS_EACH))]


def _agreement(base: Agreement, number: int) -> Agreement:
    changed = {"id": f"agreement-{number:06}", "goals": _goals(number % 8)}
    return base.model_copy(update=changed)


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


def write(folder: Path, rows: int, seed: int = 1) -> tuple[Path, Path]:
    """A csv and a Parquet file of the same results, one in 10 000 of them impossible.

    A hundredth of the groups lacks its last months, so that it is judged pro rata.
    """
    import polars as pl

    chance = random.Random(seed)
    block = []
    for _ in range(50):
        for index in range(INDICATORS):
            for group in range(GROUPS):
                for month in range(1, MONTHS + 1):
                    cases = chance.randrange(2, 12)
                    hit = chance.randrange(0, cases + 1)
                    block.append((f"i{index:02}", f"tg{group}", f"2027-{month:02}", hit, cases))
    some = pl.DataFrame(block, schema=["indicator", "group", "period", "k", "n"], orient="row")
    times = -(-rows // len(some))
    frame = pl.concat([some] * times).head(rows).with_row_index("row")
    number = (pl.col("row") // ROWS_EACH).cast(pl.String).str.zfill(6)
    flow = pl.col("indicator").str.slice(1).cast(pl.Int64) % 4 == 3
    frame = frame.select(
        pl.lit("agreement-").add(number).alias("agreement"),
        "indicator",
        "group",
        "period",
        pl.when(~flow)
        .then(pl.when(pl.col("row") % 9973 == 0).then(pl.col("n") + 1).otherwise(pl.col("k")))
        .cast(pl.Int64)
        .alias("numerator"),
        pl.when(~flow).then(pl.col("n")).cast(pl.Int64).alias("denominator"),
        pl.when(flow).then(pl.col("n") + pl.col("k")).cast(pl.Int64).alias("value"),
        pl.col("row"),
    )
    late = (pl.col("row") // MONTHS % 100 == 7) & (pl.col("row") % MONTHS > 8)
    frame = frame.filter(~late).drop("row")
    csv, parquet = folder / f"{rows}.csv", folder / f"{rows}.parquet"
    frame.write_csv(csv)
    frame.write_parquet(parquet)
    return csv, parquet
