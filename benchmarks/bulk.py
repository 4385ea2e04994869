"""Results in bulk, side by side with what else reads and checks tables, each in its own process.

    python benchmarks/bulk.py peers [ROWS] [ROUNDS]    csv: ours and four validators, where there
    python benchmarks/bulk.py scan [ROWS] [ROUNDS]     Parquet and csv: ours, polars' bare scan
    python benchmarks/bulk.py growth [ROWS...]         ours at several sizes
    python benchmarks/bulk.py one                      a report of 240 rows: scalar path, polars

Every round runs each command once. Printed are medians of the wall time with the imports, of the
processor time of the work alone, the ratio pair by pair, and the largest peak of memory. The terms
are compiled outside the clock and printed by themselves: agreements change seldom, results come
every month. The validators are dataframely, pandera, frictionless and great-expectations.
"""

import json
import os
import resource
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import gettempdir

from bulk_results import GROUPS, INDICATORS, MONTHS, ON, agreements, write

HEAD = """
import sys, time, json, resource
path, rows = sys.argv[1], int(sys.argv[2])
born, loaded = time.perf_counter(), None
"""
CLOCK = """
loaded = loaded or time.perf_counter() - born
began, used = time.perf_counter(), time.process_time()
"""
TAIL = """
print(json.dumps([loaded + time.perf_counter() - began, time.process_time() - used,
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, str(said)]))
"""
OURS = (
    HEAD
    + """
sys.path.insert(0, sys.argv[3])
import polars as pl, narwhals
from pathlib import Path
from bulk_results import ON, agreements
from conventions.bulk import compile_terms, judge_file, summary
loaded = time.perf_counter() - born
given = agreements(rows)
before = time.perf_counter()
terms = compile_terms(given, ON)
compiled = time.perf_counter() - before
del given
"""
    + CLOCK
    + """
parts = list(judge_file(Path(path), terms))
verdicts = pl.concat([part.verdicts for part in parts])
faults = pl.concat([part.faults for part in parts])
sums = summary(verdicts)
said = f"{len(verdicts)} verdicts, {len(faults)} faults, {len(sums)} sums; terms {compiled:.1f} s"
"""
    + TAIL
)
SCAN = (
    HEAD
    + "import polars as pl\n"
    + CLOCK
    + """
types = dict.fromkeys(("numerator", "denominator", "value"), pl.Int64)
is_csv = path.endswith("csv")
scan = pl.scan_csv(path, schema_overrides=types) if is_csv else pl.scan_parquet(path)
texts = ["agreement", "indicator", "group", "period"]
said = scan.select(pl.col(texts).str.len_bytes().sum(), pl.exclude(texts).sum()).collect().row(0)
"""
    + TAIL
)
DATAFRAMELY = (
    HEAD
    + """
import polars as pl, dataframely as dy
class Results(dy.Schema):
    agreement = dy.String(primary_key=True)
    indicator = dy.String(primary_key=True)
    group = dy.String(primary_key=True)
    period = dy.String(primary_key=True)
    numerator = dy.Int64(nullable=True, min=0)
    denominator = dy.Int64(nullable=True, min=0)
    value = dy.Int64(nullable=True, min=0)
    @dy.rule()
    def possible(cls) -> pl.Expr:
        return pl.col("numerator").is_null() | (pl.col("numerator") <= pl.col("denominator"))
    @dy.rule()
    def reached(cls) -> pl.Expr:
        return pl.col("numerator").is_null() | (
            pl.col("numerator") * 100 >= 60 * pl.col("denominator"))
"""
    + CLOCK
    + """
good, bad = Results.filter(pl.read_csv(path, schema_overrides={"value": pl.Int64}), cast=True)
said = f"{len(good)} good, {bad.counts()}"
"""
    + TAIL
)
PANDERA = (
    HEAD
    + """
import polars as pl, pandera.polars as pa
whole = pa.Column(pl.Int64, pa.Check.ge(0), nullable=True)
schema = pa.DataFrameSchema(
    {**{name: pa.Column(pl.String) for name in ("agreement", "indicator", "group", "period")},
     "numerator": whole, "denominator": whole, "value": whole},
    checks=[
        pa.Check(lambda data: data.lazyframe.select(
            (pl.col("numerator") <= pl.col("denominator")).fill_null(True))),
        pa.Check(lambda data: data.lazyframe.select(
            (pl.col("numerator") * 100 >= 60 * pl.col("denominator")).fill_null(True))),
    ],
    unique=["agreement", "indicator", "group", "period"],
)
"""
    + CLOCK
    + """
try:
    schema.validate(pl.read_csv(path, schema_overrides={"value": pl.Int64}), lazy=True)
    said = "valid"
except pa.errors.SchemaErrors as trouble:
    said = f"{len(trouble.failure_cases)} failure cases"
"""
    + TAIL
)
FRICTIONLESS = (
    HEAD
    + """
from frictionless import Checklist, Resource, Schema, checks, fields
whole = {"constraints": {"minimum": 0}}
schema = Schema.from_descriptor({
    "fields": [{"name": name, "type": "string"}
               for name in ("agreement", "indicator", "group", "period")]
    + [{"name": name, "type": "integer", **whole}
       for name in ("numerator", "denominator", "value")],
    "primaryKey": ["agreement", "indicator", "group", "period"],
})
"""
    + CLOCK
    + """
list_of = Checklist(checks=[checks.row_constraint(
    formula="numerator is None or numerator <= denominator")])
resource_of = Resource(path=path.rsplit("/", 1)[1], basepath=path.rsplit("/", 1)[0], schema=schema)
said = resource_of.validate(list_of, limit_errors=10_000_000).stats
"""
    + TAIL
)
EXPECTATIONS = (
    HEAD
    + """
import logging, warnings
warnings.simplefilter("ignore"); logging.disable(logging.CRITICAL)
import pandas as pd, great_expectations as gx
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
asset = context.data_sources.add_pandas("p").add_dataframe_asset("a")
batch = asset.add_batch_definition_whole_dataframe("b")
key = ["agreement", "indicator", "group", "period"]
suite = context.suites.add(gx.ExpectationSuite("s"))
for name in key:
    suite.add_expectation(gx.expectations.ExpectColumnValuesToNotBeNull(column=name))
for name in ("numerator", "denominator", "value"):
    suite.add_expectation(gx.expectations.ExpectColumnValuesToBeBetween(column=name, min_value=0))
suite.add_expectation(gx.expectations.ExpectCompoundColumnsToBeUnique(column_list=key))
suite.add_expectation(gx.expectations.ExpectColumnPairValuesAToBeGreaterThanB(
    column_A="denominator", column_B="numerator", or_equal=True,
    ignore_row_if="either_value_is_missing"))
"""
    + CLOCK
    + """
result = batch.get_batch({"dataframe": pd.read_csv(path)}).validate(
    suite, result_format="COMPLETE")
said = result.statistics
"""
    + TAIL
)
PEERS = {
    "dataframely": DATAFRAMELY,
    "pandera": PANDERA,
    "frictionless": FRICTIONLESS,
    "great_expectations": EXPECTATIONS,
}
DATA = Path(gettempdir()) / "conventions-bulk"


def files(rows: int) -> tuple[Path, Path]:
    """The csv and the Parquet file of so many rows, written where they are not there yet."""
    DATA.mkdir(exist_ok=True)
    csv, parquet = DATA / f"{rows}.csv", DATA / f"{rows}.parquet"
    return (csv, parquet) if csv.exists() and parquet.exists() else write(DATA, rows)


def run(script: str, path: Path, rows: int) -> tuple[float, float, float, str]:
    """Wall and processor time of the work, peak MiB of the process, and what it said."""
    command = [sys.executable, "-c", script, str(path), str(rows), str(Path(__file__).parent)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    if ended.returncode:
        raise SystemExit(ended.stderr[-3000:])
    wall, used, peak, said = json.loads(ended.stdout.splitlines()[-1])
    return wall, used, peak, said


def compare(scripts: dict[str, str], path: Path, rows: int, rounds: int, base: str) -> None:
    """Each script once a round; then medians, and ratios to ``base`` pair by pair."""
    found: dict[str, list[tuple[float, float, float, str]]] = {name: [] for name in scripts}
    for _ in range(rounds):
        for name, script in scripts.items():
            found[name].append(run(script, path, rows))
    print(f"{path.name}, {rounds} rounds")
    for name, runs in found.items():
        wall, used = median(one[0] for one in runs), median(one[1] for one in runs)
        ratios = [one[0] / other[0] for one, other in zip(runs, found[base], strict=True)]
        spread = f"{median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})"
        peak = max(one[2] for one in runs)
        print(f"  {name:20} {wall:7.2f} s  cpu {used:7.2f} s  x {spread:22} {peak:6.0f} MiB")
        print(f"    {runs[-1][3][:150]}")


def one_report(rounds: int = 200) -> None:
    """A report of 240 rows, judged in a warm process by the scalar path and by polars."""
    import polars as pl

    from conventions.assessment import assess
    from conventions.bulk import compile_terms, evaluate
    from conventions.report import Observation, Report, Value

    agreement = agreements(1)[0]
    csv, _ = files(INDICATORS * GROUPS * MONTHS)
    table = pl.read_csv(csv, schema_overrides={"value": pl.Int64})
    table = table.filter(pl.col("period") <= "2027-03").with_columns(pl.col("value") * 10_000)
    reports = []
    for (period,), rows in table.group_by("period", maintain_order=True):
        given = []
        for _agreement, name, group, _period, over, under, value in rows.rows():
            figure = Value(numerator=over, denominator=under) if under else Value(value=value)
            given.append(Observation(indicator=name, group=group, reported=figure))
        reports.append(
            Report(agreement=agreement.id, period=str(period), observations=tuple(given))
        )
    terms = compile_terms([agreement], ON)
    scalar, frame = [], []
    for _ in range(rounds):
        began = time.perf_counter()
        assess(agreement, tuple(reports), ON)
        between = time.perf_counter()
        evaluate(table, terms).verdicts.collect()
        scalar.append(between - began)
        frame.append(time.perf_counter() - between)
    one, other = median(scalar) * 1000, median(frame) * 1000
    print(
        f"{len(table)} rows: assess {one:.2f} ms, with its steps; polars {other:.2f} ms;", end=" "
    )
    print(f"x {other / one:.1f}")


def main() -> None:
    """What the command line asks for."""
    kind, *numbers = sys.argv[1:] or ["peers"]
    asked = [int(float(number)) for number in numbers]
    if kind == "one":
        one_report()
        return
    if kind == "growth":
        for rows in asked or [100_000, 1_000_000, 10_000_000]:
            compare({"conventions": OURS}, files(rows)[1], rows, 3, "conventions")
        return
    rows, rounds = (asked + [1_000_000, 3][len(asked) :])[:2]
    csv, parquet = files(rows)
    if kind == "scan":
        for path in (parquet, csv):
            compare({"polars scan": SCAN, "conventions": OURS}, path, rows, rounds, "polars scan")
        return
    there = {name: script for name, script in PEERS.items() if find_spec(name)}
    compare({"conventions": OURS, **there}, csv, rows, rounds, "conventions")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
