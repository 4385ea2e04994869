"""What the deadlines of a thousand agreements cost, and whether the cost grows with their number.

Writes so many agreements (the minimal example and a real case of six years, in turn, each with an
identifier of its own) into a folder and runs ``conventions deadlines FOLDER`` over them, first a
hundred, then a thousand, and prints the processor time per agreement of both and their ratio: 1
means linear. Then the same without files: ``list_deadlines`` on agreements that are in memory. See
docs/explanation/performance.md.

    python benchmarks/deadlines.py [ROUNDS]
"""

import contextlib
import gc
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from conventions.agreement import Agreement, load_agreement
from conventions.cli.group import conventions
from conventions.deadlines import list_deadlines

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = ("minimal/agreement.fr.yaml", "fai_biel_seeland/agreement.yaml")
FEW, MANY = 100, 1000
ROUNDS = 3
WINDOW = date(2027, 1, 1), date(2028, 12, 31)


def write(folder: Path, count: int) -> None:
    """So many agreements, a file each."""
    texts = [(EXAMPLES / case).read_text("utf-8") for case in CASES]
    for number in range(count):
        text = texts[number % len(texts)].replace("\nid: ", f"\nid: n{number}-", 1)
        (folder / f"{number:04}.yaml").write_text(text, "utf-8")


def run(folder: Path) -> int:
    """One run of the command over a folder; how many deadlines it printed."""
    window = ["--from", str(WINDOW[0]), "--to", str(WINDOW[1])]
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        conventions(["deadlines", str(folder), *window, "--format", "json"])
    return out.getvalue().count('"kind"')


def listed(agreements: Sequence[Agreement]) -> int:
    """How many deadlines these agreements have in the window."""
    return sum(len(list_deadlines(agreement, *WINDOW)) for agreement in agreements)


def report(name: str, works: Sequence[tuple[int, Callable[[], int]]], rounds: int) -> None:
    """Measure both sizes in turn and print the least cost of one agreement, then their ratio.

    In turn, because what slows one run of a machine that does other things slows the next too.
    """
    each: dict[int, list[float]] = {size: [] for size, _ in works}
    for _ in range(rounds):
        for size, work in works:
            before = process_time()
            count = work()
            each[size].append(1000 * (process_time() - before) / size)
            print(f"{name:15}{size:5} agreements{count:6} deadlines {each[size][-1]:6.2f} ms each")
    ratio = min(each[MANY]) / min(each[FEW])
    print(f"{name:15}least {min(each[MANY]):.2f} ms each; ratio of {MANY} to {FEW}: {ratio:.2f}")


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    gc.set_threshold(100_000, 20, 20)  # as the command itself does
    with TemporaryDirectory() as few, TemporaryDirectory() as many:
        folders = [(FEW, Path(few)), (MANY, Path(many))]
        for size, folder in folders:
            write(folder, size)
        run(folders[0][1])  # the first run loads laws, catalogue and calendars
        works = [(size, lambda folder=folder: run(folder)) for size, folder in folders]
        report("command", works, rounds)
        agreements = [load_agreement(path) for path in sorted(Path(many).iterdir())]
    loaded = [(size, lambda size=size: listed(agreements[:size])) for size in (FEW, MANY)]
    report("list_deadlines", loaded, rounds)


if __name__ == "__main__":
    main()
