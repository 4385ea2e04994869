"""How long it takes to count participations of many agreements, beside a scan of their table.

Writes an invented Parquet table of stays (18 columns, four groups, 20 000 rows an agreement, every
tenth row the return of somebody), once with codes as texts and once as numbers (a polars Enum).
Then it runs in turn polars' scan of every column, ours (all the figures below for four groups, in
one pass of each part), and ours with every stay held against its agreement. Printed: processor
time and wall time of the work alone, the ratios round by round, and the peak memory.

    python benchmarks/participations.py [ROWS] [ROUNDS]
"""

import json
import os
import subprocess
import sys
from datetime import date
from multiprocessing import Process
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from conventions.agreement import Agreement, load_agreement
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.records import ANSWERS

if TYPE_CHECKING:
    import polars as pl

EXAMPLE = Path(__file__).parents[1] / "examples" / "fai_biel_seeland" / "agreement.yaml"
ON = date(2028, 12, 31)
GOAL = 3.2
ROWS, ROUNDS = 1_000_000, 5
ROWS_EACH = 20_000
GROUPS = ("tg1", "tg2", "tg3", "tg4")
USES = (
    "placement-rate-at-exit",
    "placement-rate-6-months",
    "dynamic-exit-rate",
    "drop-out-rate",
    "persons-accompanied",
    "service-hours",
    "absence-rate",
    "share-of-women",
)
CODED = (
    *("agreement", "group", "service", "sex", "ending", "destination", "neutralised"),
    *("status_3", "status_6", "status_12"),
)
CLOCK = """
import json, resource, sys, time
import narwhals, polars as pl
path, rows = sys.argv[1], int(sys.argv[2])
{before}
began, used = time.perf_counter(), time.process_time()
{work}
used, wall = time.process_time() - used, time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([used, wall, peak, str(said)]))
"""
SCAN = CLOCK.format(
    before="",
    work="""
every = pl.scan_parquet(path)
schema = every.collect_schema().items()
texts = [name for name, kind in schema if kind == pl.String]
codes = [name for name, kind in schema if kind == pl.Enum]
asked = [pl.col(texts).str.len_bytes().sum(), pl.col(codes).to_physical().max()]
said = every.select(*asked, pl.exclude(texts + codes).max()).collect(engine="streaming").row(0)
""",
)
OURS = CLOCK.format(
    before="""
sys.path.insert(0, sys.argv[3])
from conventions.bulk import count_participations
from participations import ON, agreements
given = agreements(rows)
""",
    work="""
table = pl.scan_parquet(path)
found = count_participations(table, given, ("2027",), ON, doubts={doubts})
said = sum(len(one.report.observations) for one in found.values())
said = said, sum(len(one.findings) for one in found.values())
""",
)
WAYS = {
    "scan": SCAN,
    "conventions": OURS.replace("{doubts}", "False"),
    "with doubts": OURS.replace("{doubts}", "True"),
}


def agreements(rows: int) -> list[Agreement]:
    """As many agreements as it takes for so many rows, each with a target for each group."""
    base = load_agreement(EXAMPLE)
    targets = tuple(Target(period="2027", group=group, at_least="1") for group in GROUPS)
    indicators = tuple(
        AgreedIndicator(id=f"i{number}", use=use, targets=targets)
        for number, use in enumerate(USES)
    )
    goals = base.goals.model_copy(update={"indicators": indicators})
    one = base.services.target_groups[0]
    groups = tuple(one.model_copy(update={"id": group}) for group in GROUPS)
    services = base.services.model_copy(update={"target_groups": groups})
    shared = {"goals": goals, "services": services}
    return [
        base.model_copy(update={"id": f"agreement-{number:05}", **shared})
        for number in range(-(-rows // ROWS_EACH))
    ]


def write(path: Path, rows: int) -> None:
    """An invented table of stays of up to six months from July 2026 on."""
    import polars as pl

    def some(values: "pl.Series", seed: int) -> "pl.Series":
        return values.sample(rows, with_replacement=True, seed=seed)

    def choice(name: str, codes: tuple[str | None, ...], seed: int) -> "pl.Series":
        return some(pl.Series(name, codes, pl.String), seed)

    def days(name: str, first: int, last: int, seed: int) -> "pl.Series":
        return some(pl.int_range(first, last, eager=True), seed).alias(name)

    row = pl.int_range(rows, eager=True)
    back = some(pl.int_range(1_000, eager=True), 1)
    person = pl.select(pl.when((row % 10 == 0) & (row > 1_000)).then(row - back).otherwise(row))
    start = date(2026, 7, 1).toordinal() - date(1970, 1, 1).toordinal()
    entry = days("entry", start, start + 500, 2)
    left = entry + days("exit", 95, 180, 3)
    columns = [
        ("agreement-" + (row // ROWS_EACH).cast(pl.String).str.zfill(5)).alias("agreement"),
        ("P-" + person.to_series().cast(pl.String).str.zfill(8)).alias("person"),
        choice("group", GROUPS, 4),
        choice("service", ("measure",), 5),
        choice("sex", ANSWERS["sex"], 6),
        days("age", 18, 64, 7),
        (entry - 20).cast(pl.Int32).cast(pl.Date).alias("referred"),
        entry.cast(pl.Int32).cast(pl.Date),
        left.cast(pl.Int32).cast(pl.Date).alias("exit"),
        choice("ending", ANSWERS["ending"], 8),
        choice("destination", ANSWERS["destination"], 9),
        choice("neutralised", (None,) * 20 + ANSWERS["neutralised"], 10),
        *(choice(f"status_{months}", ANSWERS["status"], months) for months in (3, 6, 12)),
        days("days_planned", 20, 90, 13),
        days("days_present", 0, 20, 14),
        (days("hours", 0, 40_000, 15).cast(pl.Decimal(9, 2)) / 100).cast(pl.Decimal(9, 2)),
    ]
    pl.DataFrame(columns).write_parquet(path)


def tables(texts: Path, numbered: Path, rows: int) -> None:
    """Both tables."""
    write(texts, rows)
    number(texts, numbered)


def number(path: Path, numbered: Path) -> None:
    """The same table with its codes as a polars Enum."""
    import polars as pl

    table = pl.read_parquet(path)
    kinds = {name: pl.Enum(table[name].unique().drop_nulls().sort()) for name in CODED}
    table.with_columns(pl.col(name).cast(kind) for name, kind in kinds.items()).write_parquet(
        numbered
    )


def run(program: str, path: Path, rows: int) -> tuple[float, float, float, str]:
    """Processor time, wall time and peak memory of one program, and what it says."""
    words = [sys.executable, "-c", program, str(path), str(rows), str(Path(__file__).parent)]
    done = subprocess.run(words, check=False, capture_output=True, env=os.environ)
    if done.returncode:
        print(done.stderr.decode(), file=sys.stderr)
        raise SystemExit(1)
    used, wall, peak, said = json.loads(done.stdout)
    return used, wall, peak, said


def compared(path: Path, rows: int, rounds: int) -> None:
    """All ways in turn, and what they took."""
    measured: dict[str, list[tuple[float, float, float, str]]] = {name: [] for name in WAYS}
    for _ in range(rounds):
        for name, program in WAYS.items():
            measured[name].append(run(program, path, rows))
    for name, taken in measured.items():
        used, wall, peak, said = zip(*taken, strict=True)
        scan = [one[0] for one in measured["scan"]]
        ratios = [ours / theirs for ours, theirs in zip(used, scan, strict=True)]
        print(
            f"  {name:12} processor {median(used):6.2f} s (least {min(used):.2f})  ratio "
            f"{median(ratios):5.2f} ({min(ratios):.2f}..{max(ratios):.2f}), of the least "
            f"{min(used) / min(scan):.2f}  wall {median(wall):6.2f} s  peak {max(peak):5.0f} MiB  "
            f"{said[0] if name != 'scan' else ''}"
        )


def main() -> None:
    """Measure and print."""
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else ROWS
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    print(
        f"{rows} rows, {rounds} rounds, goal {GOAL}; figures and findings at the end of each line"
    )
    with TemporaryDirectory() as folder:
        texts, numbered = Path(folder, "texts.parquet"), Path(folder, "numbered.parquet")
        # In a process of its own, whose memory is not taken for that of the ways.
        made = Process(target=tables, args=(texts, numbered, rows))
        made.start()
        made.join()
        for path in (texts, numbered):
            print(f"codes as {path.stem}, {path.stat().st_size / 1_000_000:.0f} MB")
            compared(path, rows, rounds)


if __name__ == "__main__":
    main()
