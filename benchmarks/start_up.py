"""What a command costs before it does anything: lint beside its libraries, assess beside Python.

Writes an agreement of 40 indicators (some 64 KiB of YAML) that lints clean, then runs two commands
in turn, ``conventions lint`` on it and ``python -c "import pydantic, yaml, click"``, and prints the
processor time of both and their ratio, pair by pair. Pairs, because the machine does other things
too: what slows one command of a pair slows the other. Then the same for ``conventions assess`` of
the shipped minimal report and ``python -c pass``. See docs/explanation/performance.md.

    python benchmarks/start_up.py [PAIRS]
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from conventions.indicators import list_indicators, load_indicator

EXAMPLE = Path(__file__).parents[1] / "examples" / "minimal" / "agreement.fr.yaml"
REPORT = EXAMPLE.with_name("report-2027.yaml")
GOAL = 1.5
ASSESS_GOAL = 15
INDICATORS = 40
PAIRS = 30
LIBRARIES = "import pydantic, yaml, click"

DEFINITION = """\
      label: "Part des personnes dont le résultat {number} est constaté pour la période du rapport"
      definition:
        numerator: "Nombre de personnes dont le résultat {number} est constaté, selon la convention"
        denominator: "Nombre de personnes qui ont quitté la mesure durant la période du rapport"
        inclusion: "Toutes les personnes présentes au moins un mois, quelle que soit leur sortie"
        exclusion: "Décès, départ à l'étranger, transfert vers une autre mesure de même nature"
        counting_unit: person
      unit: percent
      direction: higher
      cohort: exits-in-period
      data_source: "Registre des participants de l'entreprise, comparé au dossier du service social"
"""
TARGET = """\
        - period: "2027-Q{quarter}"
          group: tg1
          at_least: {value}
          tolerance: {{points: 5}}
          expected_denominator: 40
          basis: negotiated
          basis_note: "Moyenne des trois années précédentes, arrondie au point entier."
"""


def indicator(number: int, entry: str | None) -> str:
    """One indicator as it stands in the file: of the catalogue, or defined on the spot."""
    head = f"    - id: i{number}\n      goal: z{1 + number % 2}\n      collected_by: atelier\n"
    head += f"      use: {entry}\n" if entry else DEFINITION.format(number=number)
    head += '      period: year\n      evidence: ["copie du contrat de travail"]\n'
    targets = "".join(TARGET.format(quarter=q, value=20 + number % 7 + q) for q in (1, 2, 3, 4))
    return f"{head}      targets:\n{targets}"


def agreement() -> str:
    """The minimal example with 40 indicators of four targets, every other one of the catalogue."""
    rates = [
        entry
        for entry in map(load_indicator, list_indicators())
        if entry.unit == "percent" and entry.direction == "higher"
    ]
    indicators = "".join(
        indicator(number, None if number % 2 else rates[number // 2 % len(rates)].id)
        for number in range(1, INDICATORS + 1)
    )
    text = EXAMPLE.read_text("utf-8")
    before, rest = text.split("  indicators:\n", 1)
    after = rest[rest.index("  requirements:\n") :]
    return f"{before}  indicators:\n{indicators}{after}"


def processor_ms(command: list[str]) -> float:
    """User and system time of one run, in milliseconds."""
    # Compiled modules are kept, as they are on anybody's machine.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, check=False, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        print(f"not clean: {' '.join(command)} ended with {run.returncode}", file=sys.stderr)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def compared(ours: list[str], theirs: list[str], names: tuple[str, str], goal: float) -> None:
    """Run two commands in turn, and print what each took and the ratio of the pairs."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    processor_ms(ours)  # the first run compiles
    processor_ms(theirs)
    times = [(processor_ms(ours), processor_ms(theirs)) for _ in range(pairs)]
    for name, column in zip(names, zip(*times, strict=True), strict=True):
        print(f"{name:30} {median(column):6.0f} ms ({min(column):.0f}..{max(column):.0f})")
    ratios = [one / other for one, other in times]
    spread = f"({min(ratios):.2f}..{max(ratios):.2f})"
    print(f"{'ratio':30} {median(ratios):6.2f}    {spread}, {pairs} pairs, goal {goal}")


def main() -> None:
    """Measure and print."""
    command = [sys.executable, "-m", "conventions"]
    with TemporaryDirectory() as folder:
        file = Path(folder, "agreement.yaml")
        file.write_text(agreement(), "utf-8")
        size = file.stat().st_size / 1024
        print(f"{INDICATORS} indicators, {size:.0f} KiB, processor time")
        libraries = [sys.executable, "-c", LIBRARIES]
        compared([*command, "lint", str(file)], libraries, ("conventions lint", LIBRARIES), GOAL)
    assess = [*command, "assess", str(EXAMPLE), str(REPORT)]
    bare = [sys.executable, "-c", "pass"]
    compared(assess, bare, ("conventions assess", "python -c pass"), ASSESS_GOAL)


if __name__ == "__main__":
    main()
