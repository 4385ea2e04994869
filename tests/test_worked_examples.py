"""Every worked example of the trade is a case somewhere, and its printed ratios are ours."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from conventions.base.step import shown

HERE = Path(__file__).parent
EXAMPLES: list[dict[str, str]] = yaml.safe_load((HERE / "worked_examples.yaml").read_text("utf-8"))


def sources(tree: Any) -> list[str]:
    """Every source in a table of cases."""
    if isinstance(tree, dict):
        mine = [tree["source"]] if isinstance(tree.get("source"), str) else []
        return mine + [found for value in tree.values() for found in sources(value)]
    if isinstance(tree, list):
        return [found for value in tree for found in sources(value)]
    return []


@pytest.mark.parametrize("one", EXAMPLES, ids=[one["example"] for one in EXAMPLES])
def test_the_example_is_a_case(one: dict[str, str]) -> None:
    table = yaml.load((HERE / one["file"]).read_text("utf-8"), yaml.BaseLoader)
    assert any(source.startswith(one["case"]) for source in sources(table))


def test_each_section_has_its_examples_and_none_twice() -> None:
    names = [one["example"] for one in EXAMPLES]
    assert len(set(names)) == len(names)
    # 4.15 has no table: settlement/test_interest.py holds both day counts.
    sections = {f"4.{number}" for number in range(1, 17)} - {"4.15"} | {"5.2"}
    assert {name.split()[0] for name in names} == sections


@pytest.mark.parametrize(
    ("source", "over", "under", "places", "printed"),
    [
        ("domain 4.1 [seed1]: posts occupied at 95 %", 14 * 95, 100, 1, "13.3"),
        ("domain 4.2 [SWO]: 50 a day of 8.4 h, by the hour", 500, 84, 2, "5.95"),
        ("domain 4.4: equivalents on 1820 hours", 24000, 1820, 2, "13.19"),
        ("domain 4.4: equivalents on 1607 hours", 24000, 1607, 2, "14.93"),
        ("domain 4.4: more on the lower basis, percent", (1820 - 1607) * 100, 1607, 2, "13.25"),
        ("domain 4.9 (a) [INDIGO121]: of the maximum, percent", 187154000, 2250000, 1, "83.2"),
        ("domain 4.16 [DOCK16]: coverage net of VAT", 662020700, 10599823 - 402500, 2, "64.92"),
        ("domain 4.16 [DOCK16]: coverage with VAT", 662020700, 10599823, 2, "62.46"),
    ],
)
def test_a_printed_ratio_is_ours(
    source: str, over: int, under: int, places: int, printed: str
) -> None:
    assert str(shown(Fraction(over, under), places)) == printed, source
