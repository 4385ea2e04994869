"""The catalogue: complete in four languages, ratios with both parts, cut out of its files right."""

from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest

from conventions.base.errors import UnknownName
from conventions.base.packaged import plain_tree
from conventions.base.resources import indicators
from conventions.indicators import (
    Benchmark,
    Indicator,
    list_indicators,
    load_indicator,
    schema,
)

THEMES = {path.stem: path.read_text("utf-8") for path in sorted(indicators().glob("*.yaml"))}
ENTRIES: dict[str, Any] = {
    name: entry for text in THEMES.values() for name, entry in plain_tree(text).items()
}
FOUR = {"fr", "de", "it", "en"}
NUMBERS = [f"I{number:02}" for number in range(1, 91)]


def test_the_reference_list_is_complete() -> None:
    """Ninety entries, each number once."""
    assert sorted(entry["number"] for entry in ENTRIES.values()) == NUMBERS


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_read_at_a_sitting(theme: str) -> None:
    assert len(THEMES[theme].splitlines()) <= 700


def test_the_list_is_that_of_the_files() -> None:
    """The cutting finds every entry, whatever stands in the texts."""
    assert list_indicators() == tuple(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_cut_out_and_built_it_is_what_the_record_makes_of_the_file(name: str) -> None:
    fast, thorough = load_indicator(name), Indicator.model_validate({"id": name, **ENTRIES[name]})
    assert fast == thorough
    assert fast.model_dump() == thorough.model_dump()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_fits_the_schema(theme: str) -> None:
    jsonschema_rs.validator_for(schema()).validate(plain_tree(THEMES[theme]))


@pytest.mark.parametrize("name", ENTRIES)
def test_every_text_stands_in_four_languages(name: str) -> None:
    definition = ENTRIES[name]["definition"]
    texts = [definition[key] for key in definition if key != "counting_unit"]
    for text in (ENTRIES[name]["label"], *texts):
        assert set(text) == FOUR
        assert all(words.strip() for words in text.values())


def names_its_parts(entry: Indicator) -> bool:
    """A share needs a denominator; a plain number has none."""
    if entry.unit == "percent":
        return entry.is_ratio
    return entry.unit != "count" or not entry.is_ratio


@pytest.mark.parametrize("name", ENTRIES)
def test_a_ratio_names_both_parts(name: str) -> None:
    assert names_its_parts(load_indicator(name))


def test_the_check_on_parts_would_find_one_that_is_missing() -> None:
    rate = load_indicator("drop-out-rate")
    cut = rate.model_copy(
        update={"definition": rate.definition.model_copy(update={"denominator": None})}
    )
    assert not names_its_parts(cut)


@pytest.mark.parametrize("name", ENTRIES)
def test_outcomes_say_when_they_are_measured_and_on_what_proof(name: str) -> None:
    entry = load_indicator(name)
    if entry.kind == "outcome":
        assert entry.measurement_point is not None
        assert entry.cohort is not None
        assert entry.evidence


@pytest.mark.parametrize("name", ENTRIES)
def test_words_of_a_benchmark_stand_in_four_languages(name: str) -> None:
    """A plain text is a figure or a name, the same in every language."""
    for benchmark in ENTRIES[name].get("benchmarks", []):
        for text in (benchmark["value"], benchmark.get("group", "–")):
            assert isinstance(text, str) or set(text) == FOUR


def agrees_with_its_counts(benchmark: Benchmark) -> bool:
    """The figure of a rate is that of the counts beside it, to two decimals."""
    if None in (benchmark.figure, benchmark.numerator, benchmark.denominator):
        return True
    assert benchmark.figure is not None
    assert benchmark.numerator is not None
    assert benchmark.denominator is not None
    rate = 100 * benchmark.numerator / benchmark.denominator
    return abs(rate - benchmark.figure) <= Decimal("0.005")


@pytest.mark.parametrize("name", ENTRIES)
def test_counts_and_figure_of_a_benchmark_agree(name: str) -> None:
    entry = load_indicator(name)
    for benchmark in entry.benchmarks:
        if entry.unit != "percent":
            continue
        assert agrees_with_its_counts(benchmark), benchmark
        if entry.definition.counting_unit == "person" and benchmark.denominator:
            assert (benchmark.numerator or 0) <= benchmark.denominator


def test_a_figure_that_its_counts_deny_would_be_seen() -> None:
    known = load_indicator("hired-by-user-rate").benchmarks[0]
    assert agrees_with_its_counts(known)
    assert not agrees_with_its_counts(known.model_copy(update={"figure": Decimal("49.5")}))


def test_only_results_counted_alike_are_compared() -> None:
    """44 percent of those with a professional goal is shown, not compared."""
    entry = load_indicator("placement-rate-at-exit")
    assert [known.figure for known in entry.results] == [28, 41]
    assert len(entry.benchmarks) == 3


def test_an_unknown_indicator_brings_suggestions() -> None:
    with pytest.raises(UnknownName) as caught:
        load_indicator("placement-rate-6-month")
    assert caught.value.suggestions[0] == "placement-rate-6-months"


@pytest.mark.parametrize("name", ["", "number", "I04", "../volume", "label"])
def test_only_identifiers_are_names(name: str) -> None:
    with pytest.raises(UnknownName):
        load_indicator(name)


def test_the_hires_of_the_brussels_case() -> None:
    """Samusocial, art. 60 § 7: 26 of 53 in 2021, 20 of 49 in 2022."""
    found = {
        entry.year: (entry.numerator, entry.denominator)
        for entry in load_indicator("hired-by-user-rate").benchmarks
    }
    assert found == {2021: (Decimal(26), Decimal(53)), 2022: (Decimal(20), Decimal(49))}


def test_the_measurement_point_of_i04() -> None:
    point = load_indicator("placement-rate-6-months").measurement_point
    assert point is not None
    assert (point.anchor, point.offset) == ("exit", "P6M")
