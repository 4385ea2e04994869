"""Results in bulk, side by side with what else reads and checks tables, each in its own process.

    python benchmarks/bulk.py peers [ROWS] [ROUNDS]    csv: ours and four validators, where there
    python benchmarks/bulk.py scan [ROWS] [ROUNDS]     Parquet and csv: ours, polars' bare scan
    python benchmarks/bulk.py growth [ROWS...]         ours at several sizes
    python benchmarks/bulk.py layer [ROWS] [ROUNDS]    the query of every row: narwhals, polars
    python benchmarks/bulk.py one                      a report of 240 rows, by three ways

Every round runs each command once. Printed are medians of the wall time of the whole process with
its imports, of its processor time, and of the processor time of the work alone; the ratio of each
of the three, pair by pair; and the largest peak of memory. The terms are compiled outside the clock
and printed by themselves: agreements change seldom, results come every month. The validators are
dataframely, pandera, frictionless and great-expectations.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import gettempdir

from bulk_peers import CLOCK, HEAD, PEERS, TAIL
from bulk_results import MOST_CSV, ON, agreements, write, write_targets

OURS = (
    HEAD
    + """
sys.path.insert(0, here)
import polars as pl, narwhals
from pathlib import Path
from bulk_results import ON, agreements
from conventions.bulk import compile_terms, judge_file, summary
loaded = time.perf_counter() - born, time.process_time()
before = time.process_time()
terms = compile_terms(agreements(rows), ON)
compiled = time.process_time() - before
"""
    + CLOCK
    + """
verdicts = faults = 0
sums = []
for number, part in enumerate(judge_file(Path(path), terms)):
    part.verdicts.write_parquet(f"{out}.verdicts-{number}.parquet")
    part.faults.write_parquet(f"{out}.faults-{number}.parquet")
    verdicts, faults = verdicts + len(part.verdicts), faults + len(part.faults)
    sums.append(summary(part.verdicts))
sums = pl.concat(sums)
sums.write_csv(out + ".counts.csv")
said = f"{verdicts} verdicts, {faults} faults, {len(sums)} sums; terms {compiled:.1f} s"
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
DATA = Path(gettempdir()) / "conventions-bulk"


def files(rows: int) -> tuple[Path, Path]:
    """The csv and the Parquet file of so many rows, written where they are not there yet."""
    DATA.mkdir(exist_ok=True)
    csv, parquet = DATA / f"{rows}.csv", DATA / f"{rows}.parquet"
    there = parquet.exists() and (csv.exists() or rows > MOST_CSV)
    return (csv, parquet) if there else write(DATA, rows)


def targets_of(rows: int, suffix: str) -> Path:
    """The targets of so many rows as a table, written where they are not there yet."""
    path = DATA / f"{rows}.targets.{suffix}"
    if not path.exists():
        write_targets(path, rows)
    return path


def run(name: str, script: str, path: Path, rows: int) -> tuple[tuple[float, ...], float, str]:
    """Wall and processor time of the process, that of the work; peak MiB; and what it said."""
    kind = "csv" if name == "frictionless" else "parquet"
    targets = targets_of(rows, kind) if name in PEERS else ""
    here, out = Path(__file__).parent, DATA / "out"
    command = [sys.executable, "-c", script, *map(str, (path, rows, here, out, targets))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    if ended.returncode:
        raise SystemExit(ended.stderr[-3000:])
    *times, peak, said = json.loads(ended.stdout.splitlines()[-1])
    return tuple(times), peak, said


def compare(scripts: dict[str, str], path: Path, rows: int, rounds: int, base: str) -> None:
    """Each script once a round; then medians, and ratios to ``base`` pair by pair."""
    found: dict[str, list[tuple[tuple[float, ...], float, str]]] = {name: [] for name in scripts}
    for _ in range(rounds):
        for name, script in scripts.items():
            found[name].append(run(name, script, path, rows))
    print(f"{path.name}, {rounds} rounds")
    for name, runs in found.items():
        said = []
        for at, kind in enumerate(("wall", "cpu", "work")):
            ratios = [
                one[0][at] / other[0][at] for one, other in zip(runs, found[base], strict=True)
            ]
            middle = median(one[0][at] for one in runs)
            spread = f"{median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})"
            said.append(f"{kind} {middle:.2f} s x {spread}")
        peak = max(one[1] for one in runs)
        print(f"  {name:18} {'; '.join(said)}; {peak:.0f} MiB")
        print(f"    {runs[-1][2][:150]}")


def one_report(rounds: int = 60) -> None:
    """A report of 240 rows, judged in a warm process: with steps, by polars, in plain integers."""
    import polars as pl

    from conventions.assessment import assess
    from conventions.bulk import Result, compile_terms, evaluate, judge_few
    from conventions.report import Observation, Report, Value

    agreement = next(agreements(1))
    table = pl.read_parquet(files(100_000)[1])
    table = table.filter(pl.col("agreement") == agreement.id, pl.col("period") <= "2027-03")
    table = table.with_columns(pl.col("value") * 10_000)
    reports = []
    for (period,), rows in table.group_by("period", maintain_order=True):
        given = []
        for _agreement, name, group, _period, over, under, value in rows.rows():
            plain = None if value is None else value // 10_000
            figure = Value(numerator=over, denominator=under, value=plain)
            given.append(Observation(indicator=name, group=group, reported=figure))
        reports.append(
            Report(agreement=agreement.id, period=str(period), observations=tuple(given))
        )
    terms = compile_terms([agreement], ON)
    results = [Result(*row) for row in table.rows()]

    def by_polars() -> "pl.DataFrame":
        found: pl.DataFrame = evaluate(table, terms).verdicts.collect()
        return found

    ways: dict[str, Callable[[], object]] = {
        "assess, with its steps": lambda: assess(agreement, tuple(reports), ON),
        "polars": by_polars,
        "plain integers": lambda: judge_few(results, terms),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            used = time.process_time()
            way()
            times[name].append((time.process_time() - used) * 1000)
    plain = median(times["plain integers"])
    for name, found in times.items():
        print(f"{len(table)} rows, {name}: {median(found):.2f} ms, x {median(found) / plain:.1f}")


def layer(rows: int, rounds: int) -> None:
    """What every row goes through (joined, cut to days, tested, summed), by both, in turn."""
    import narwhals as nw
    import polars as pl

    from conventions.bulk import compile_terms
    from conventions.bulk.numbered import numbered
    from conventions.bulk.pooled import held_rows, summed, with_way
    from conventions.bulk.table import beside

    table = pl.read_parquet(files(rows)[1]).with_columns(pl.col("value") * 10_000)
    terms = compile_terms(agreements(rows), ON)
    given = numbered(table, terms)
    targets = with_way(beside(given.rows, terms.held_targets), given)
    native_rows, native_targets = nw.to_native(given.rows), nw.to_native(targets)

    def by_polars() -> "pl.DataFrame":
        of_row = ("row", "key", "from", "to", "spot", "numerator", "denominator", "value")
        of_target = ("key", "target", "first", "last", "term_first", "term_last", "cases", "way")
        joined = native_rows.select(of_row).join(native_targets.select(of_target), on="key")
        first, last, start, end = (pl.col(name) for name in ("first", "last", "from", "to"))
        held = joined.filter(
            (start >= first) | (first == pl.col("term_first")),
            (end <= last) | (last == pl.col("term_last")),
            (start <= last) & (end >= first),
        )
        over, under, value = (pl.col(name) for name in of_row[5:])
        counts = (over >= 0) & (over <= under) & (value.is_null() | (value >= 0))
        alone = over.is_null() & under.is_null() & (value >= 0)
        alone &= (value <= 1_000_000) | (pl.col("cases") == 0)
        held = held.with_columns(
            pl.when(start < first).then(first).otherwise(start).alias("from"),
            pl.when(end > last).then(last).otherwise(end).alias("to"),
            odd=~(counts.fill_null(value=False) | alone.fill_null(value=False)),
        )
        sums = held.group_by("target").agg(
            pl.len().cast(pl.Int64).alias("rows"),
            pl.col("to").max().alias("reported_to"),
            (over.is_not_null() & under.is_not_null()).cast(pl.Int64).sum().alias("pairs"),
            over.sum().alias("k"),
            under.sum().alias("n"),
            value.sum().alias("v"),
            (end - start + 1).sum().alias("elapsed"),
            pl.col("odd").cast(pl.Int64).sum().alias("odd_ones"),
        )
        found: pl.DataFrame = sums.collect()
        return found

    def by_narwhals() -> "pl.DataFrame":
        found: pl.DataFrame = nw.to_native(summed(held_rows(given.rows, targets)).collect())
        return found

    times: dict[str, list[float]] = {"polars": [], "narwhals": []}
    for _ in range(rounds):
        for name, query in (("polars", by_polars), ("narwhals", by_narwhals)):
            used = time.process_time()
            found = query()
            times[name].append(time.process_time() - used)
    one, other = by_polars().sort("target"), by_narwhals().sort("target")
    same = one.equals(other.select(one.columns))
    ratios = [ours / bare for ours, bare in zip(times["narwhals"], times["polars"], strict=True)]
    print(f"{rows} rows, {rounds} rounds: polars {median(times['polars']):.3f} s,", end=" ")
    print(f"narwhals {median(times['narwhals']):.3f} s, x {median(ratios):.2f}", end=" ")
    print(
        f"({min(ratios):.2f}..{max(ratios):.2f}); {'equal' if same else 'DIFFERENT'}; {len(found)}"
    )


def main() -> None:
    """What the command line asks for."""
    kind, *numbers = sys.argv[1:] or ["peers"]
    asked = [int(float(number)) for number in numbers]
    if kind == "one":
        one_report()
        return
    if kind == "growth":
        for rows in asked or [100_000, 1_000_000, 10_000_000]:
            rounds = 1 if rows > MOST_CSV else 3
            compare({"conventions": OURS}, files(rows)[1], rows, rounds, "conventions")
        return
    rows, rounds = (asked + [1_000_000, 3][len(asked) :])[:2]
    if kind == "layer":
        layer(rows, rounds)
        return
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
