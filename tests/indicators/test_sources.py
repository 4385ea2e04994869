"""Every source of a benchmark is named, and none is left over."""

from conventions.indicators import Source, list_indicators, load_indicator, sources


def test_sources_and_benchmarks_match() -> None:
    entries = map(load_indicator, list_indicators())
    assert {known.source for entry in entries for known in entry.benchmarks} == set(sources())


def test_each_is_what_the_record_makes_of_it() -> None:
    for source in sources().values():
        assert Source.model_validate(source.model_dump()) == source
