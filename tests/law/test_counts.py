"""The table of frameworks in the explanation counts what the files hold."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conventions.law import Law, list_laws, load_law
from conventions.law.record import Source

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "law-as-data.md"
MARKS = ("verified", "certain", "to-check")


def sources(law: Law) -> Iterator[Source]:
    """Every statement of a file that names its source."""
    for value in law.values.values():
        yield from value.dated
    for measure in law.measures:
        yield measure
        yield from measure.priced
    yield from law.provisions
    yield from law.requires
    yield from law.time_limits


def rows() -> list[str]:
    """One line a framework, and their sum."""
    lines, total = [], Counter[str]()
    for law in map(load_law, list_laws()):
        marks = Counter[str](source.mark for source in sources(law))
        measures = ", ".join(f"`{measure.id}`" for measure in law.measures) or "–"
        counts = " | ".join(str(marks[mark]) for mark in MARKS)
        lines.append(f"| `{law.id}` | {measures} | {counts} |")
        total.update(marks)
    lines.append(f"| all | | {' | '.join(str(total[mark]) for mark in MARKS)} |")
    return lines


def test_the_page_counts_what_the_files_hold() -> None:
    said = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    said += [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| all ")]
    frameworks = [line for line in said if line.split("`")[1:2] != ["verified"]]
    assert [line for line in frameworks if line.count("|") == 6] == rows(), "\n".join(rows())
