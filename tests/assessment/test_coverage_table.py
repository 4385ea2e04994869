"""The tables of docs/explanation/verdicts.md are what the benchmark computes."""

import importlib.util
import re
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/explanation/verdicts.md").read_text("utf-8")


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_table", ROOT / "benchmarks/coverage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TABLE = benchmark()


def rows(first: str) -> list[list[str]]:
    """The rows of the table whose heading begins so."""
    after = PAGE[PAGE.index(first) :].splitlines()[2:]
    found = []
    for line in after:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def printed(cell: str) -> list[str]:
    return re.findall(r"\.\d+", cell)


def to(value: float, places: int) -> str:
    return f"{value:.{places}f}".lstrip("0")


@pytest.mark.parametrize("row", rows("| n | Wilson"), ids=lambda row: f"n {row[0]}")
def test_coverage(row: list[str]) -> None:
    for method, cell in zip(TABLE.METHODS, row[1:], strict=True):
        least, among, _ = TABLE.coverage(method, int(row[0]))
        assert printed(cell) == [to(least, 3), to(among, 3)]


@pytest.mark.parametrize("row", rows("| n | mid-P"), ids=lambda row: row[0])
def test_false_alarms(row: list[str]) -> None:
    first, last = (int(size) for size in row[0].split(" to "))
    for kind, cell in zip(TABLE.TESTS, row[1:], strict=True):
        among, worst = TABLE.false_alarms(kind, range(first, last + 1))
        assert printed(cell) == [to(among, 3), to(worst, 3)]


def test_shown_below_at_the_target() -> None:
    for size, *cells in rows("| n | 50 %"):
        found = [to(TABLE.shown_below(int(size), Fraction(p, 100)), 2) for p in (50, 60, 70, 80)]
        assert cells == found


def test_a_provider_that_is_worse_and_one_that_is_looked_at_often() -> None:
    seen = [TABLE.seen_missed(n, Fraction(60, 100), Fraction(45, 100)) for n in (20, 60)]
    assert [to(chance, 2) for chance in seen] == [".41", ".74"]
    alarms = [TABLE.alarm_by_looking(TABLE.LOOKS[name], Fraction(60, 100)) for name in TABLE.LOOKS]
    assert [round(100 * chance) for chance in alarms] == [4, 10, 20]


def test_cases_to_tell() -> None:
    from conventions.assessment.plausibility import cases_to_tell

    for target, *cells in rows("| target | 10 points"):
        aim = int(target.removesuffix(" %"))
        found = [
            cases_to_tell(Fraction(aim, 100), Fraction(aim - less, 100), TABLE.LEVEL, "mid-p")
            for less in (10, 15, 20)
        ]
        assert [int(cell.removesuffix(" cases")) for cell in cells] == found
