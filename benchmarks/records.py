"""How long a list of participations takes to become observations, against a bare scan by polars.

Writes an invented list of 100 000 rows and the agreement of the example with five of its
indicators, then runs in turn a scan by polars (every column decoded, the same five rates as
expressions, ``polars`` from the environment), ours column by column, and ours row by row, each in a
process of its own, and prints processor time and wall time and the ratios, round by round.

    python benchmarks/records.py [PAIRS] [ROWS]
"""

import os
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from conventions.records import ANSWERS

EXAMPLE = Path(__file__).parents[1] / "examples" / "fai_biel_seeland" / "agreement.yaml"
GOAL = 3
PAIRS, ROWS = 5, 100_000
INSTALLED = {key: said for key, said in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""The environment of a program whose modules are compiled once, as when it is installed."""

HEADINGS = (
    "person;service;sex;age;referred;entry;exit;ending;destination;status_3;status_6;status_12;"
    "days_planned;days_present;hours;training_hours"
)
COUNT = ("-m", "conventions", "count")
ROW_BY_ROW = """
from conventions.bulk.stays import count_list
count_list.MANY = 10**12
from conventions.__main__ import main
main()
"""
AS_OF = ("--period", "2027", "--on", "2028-12-31")
THEIRS = """
import sys
from datetime import date
import polars as pl
year = pl.lit(date(2027, 1, 1)), pl.lit(date(2027, 12, 31))
rows = pl.scan_csv(sys.argv[1], separator=";", try_parse_dates=True)
left = pl.col("exit").is_between(*year)
here = (pl.col("entry") <= year[1]) & (pl.col("exit").is_null() | (pl.col("exit") >= year[0]))
jobs = ["permanent-contract", "fixed-term-long", "fixed-term-short"]
jobs += ["public-service", "own-business"]
print(
    pl.concat(
        [
            rows.filter(left).group_by("person").last().select(
                pl.len().alias("n"),
                pl.col("destination").is_in(jobs).sum().alias("k"),
                pl.col("status_6").is_in(["employed", "self-employed"]).sum().alias("k6"),
            ),
        ]
    ).collect(),
    rows.filter(here).select(pl.col("person").n_unique()).collect(),
    rows.filter(pl.col("entry").is_between(*year)).select(
        pl.len(), pl.col("ending").is_in(["broken-off", "excluded"]).sum()
    ).collect(),
    rows.select(pl.all().count()).collect(),
)
"""


def listing(rows: int) -> str:
    """An invented list: stays of up to six months from 2026 to 2027, every tenth one a return."""
    chance = random.Random(5)
    first, start, last = date(2026, 7, 1), date(2027, 1, 1), date(2027, 12, 31)
    lines = [HEADINGS]
    for row in range(rows):
        person = chance.randrange(row) if row and row % 10 == 0 else row
        referred = first + timedelta(days=chance.randrange(500))
        entry = referred + timedelta(days=chance.randrange(30))
        left = entry + timedelta(days=chance.randrange(95, 180))
        inside = min(left, last) - max(entry, start)
        planned = max(inside.days * 5 // 7, 0)
        cells = [
            f"P-{person:06}",
            "measure",
            chance.choice(ANSWERS["sex"]),
            chance.randrange(18, 64),
            referred,
            entry,
            left,
            chance.choice(ANSWERS["ending"]),
            chance.choice(ANSWERS["destination"]),
            *(chance.choice(ANSWERS["status"]) for _ in range(3)),
            planned,
            chance.randrange(planned + 1),
            f"{chance.randrange(400)}.5",
            chance.randrange(40),
        ]
        lines.append(";".join(map(str, cells)))
    return "\n".join(lines) + "\n"


def seconds(*words: str) -> tuple[float, float]:
    """Processor time and wall time of one run of Python with these words."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run([sys.executable, *words], check=False, capture_output=True, env=INSTALLED)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        print(run.stderr.decode(), file=sys.stderr)
        raise SystemExit(1)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    """Measure and print."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    with TemporaryDirectory() as folder:
        file = Path(folder, "list.csv")
        file.write_text(listing(rows), "utf-8")
        ours = (*COUNT, str(EXAMPLE), str(file), *AS_OF)
        seconds(*ours)
        measured = [
            (
                seconds("-c", THEIRS, str(file)),
                seconds(*ours),
                seconds("-c", ROW_BY_ROW, *ours[2:]),
            )
            for _ in range(pairs)
        ]
        size = file.stat().st_size / 1_000_000
    print(f"{rows} rows, {size:.1f} MB, {pairs} rounds, whole processes")
    for name, kind in (("processor", 0), ("wall", 1)):
        theirs, fast, slow = ([times[way][kind] for times in measured] for way in range(3))
        print(f"{name:10} polars {median(theirs):5.2f} s, goal {GOAL} times as much")
        for way, taken in (("by columns", fast), ("row by row", slow)):
            ratios = [a / b for a, b in zip(taken, theirs, strict=True)]
            print(
                f"  {way} {median(taken):5.2f} s  "
                f"ratio {median(ratios):4.2f} ({min(ratios):.2f}..{max(ratios):.2f})"
            )


if __name__ == "__main__":
    main()
