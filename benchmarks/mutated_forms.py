"""What damaged forms cost: 2 000 of each kind, in one process each, at random from fixed seeds.

Prints how many were read and how many refused, which findings there were, the worst processor time
of one file, and the most memory that the process ever held. Goals: two seconds, 300 MB.

    python benchmarks/mutated_forms.py [FILES]
"""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES, SECONDS, MEGABYTES = 2_000, 2, 300
FORMS = ("plain.xlsx", "plain.ods")


def run(name: str, files: int) -> None:
    """Read the mutations of one form, here."""
    sys.path.insert(0, str(ROOT))
    from tests.forms.agreements import minimal
    from tests.forms.mutations import mutated

    from conventions.forms import read_report

    agreement, data = minimal(), (ROOT / "tests/forms/workbooks" / name).read_bytes()
    times: list[tuple[float, int]] = []
    codes: Counter[str] = Counter()
    for seed in range(files):
        damaged = mutated(data, seed)
        start = time.process_time()
        report, findings = read_report(damaged, agreement, name)
        times.append((time.process_time() - start, seed))
        codes["read" if report is not None else "refused"] += 1
        codes.update({finding.code.id for finding in findings})
    worst, seed = max(times)
    # Of this program alone: what getrusage says includes the process that started it.
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    status = dict(line.split(":", 1) for line in lines)
    peak = int(status["VmHWM"].split()[0]) // 1000
    said = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
    print(f"{name}: {said}")
    print(f"    worst {worst * 1000:.0f} ms (seed {seed}), goal {SECONDS} s")
    print(f"    at most {peak} MB, goal {MEGABYTES} MB", flush=True)


def main() -> None:
    """Each kind in a process of its own, so that its memory is its own."""
    if len(sys.argv) > 2:
        run(sys.argv[1], int(sys.argv[2]))
        return
    files = sys.argv[1] if len(sys.argv) > 1 else str(FILES)
    for name in FORMS:
        subprocess.run([sys.executable, __file__, name, files], check=True)


if __name__ == "__main__":
    main()
