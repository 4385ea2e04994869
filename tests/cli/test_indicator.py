"""An entry of the catalogue in words: every fact and every benchmark, in the reader's language."""

import re

import pytest

from conventions.base.language import LANGUAGES, Language, LocalizedText, any_language
from conventions.cli.indicator import as_text
from conventions.indicators import Indicator, list_indicators, load_indicator, sources

WIDTH = 100


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def texts(entry: Indicator) -> tuple[LocalizedText | None, ...]:
    definition = entry.definition
    return (entry.label, definition.numerator, definition.denominator, definition.exclusion)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list_indicators())
def test_everything_is_said(name: str, language: Language) -> None:
    entry = load_indicator(name)
    shown = as_text(entry, language)
    said = one_line(shown)
    assert all(len(line) <= WIDTH for line in shown.splitlines() if "https://" not in line)
    for text in texts(entry):
        assert text is None or one_line(any_language(text, language)) in said
    for known in entry.benchmarks:
        assert one_line(any_language(known.value, language)) in said
        assert f"[{known.source}]" in said
        assert one_line(sources()[known.source].title) in said


def test_a_placement_rate_in_german() -> None:
    shown = as_text(load_indicator("placement-rate-6-months"), "de")
    assert "Messzeitpunkt            6 Monate nach dem Austritt\n" in shown
    assert (
        "Ergebnis  25\u00a0% – Integrationsprogramme, Waadt, Mittel 2011–2013 [CDC-VD]\n" in shown
    )
    assert "rapport n°\u00a029 (3.11.2014) (teilweise gelesen)\n    https://" in shown


def test_a_year_is_said_once() -> None:
    shown = as_text(load_indicator("employment-rate"), "en")
    assert "status S, Uri, July 2025 [URI]" in shown
    assert "2025, 2025" not in shown


def test_without_benchmarks_no_heading() -> None:
    assert "Valeurs observées" in as_text(load_indicator("occupancy-rate"), "fr")
    assert "Valeurs observées" not in as_text(load_indicator("cost-per-place"), "fr")
