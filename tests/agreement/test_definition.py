from typing import Any

import pytest

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.base.language import LocalizedText
from conventions.indicators import list_indicators, load_indicator

FILLED = ("label", "unit", "direction", "period", "attribution", "data_source")


def agreed(**said: Any) -> AgreedIndicator:
    return AgreedIndicator.model_validate({"id": "i1", **said})


@pytest.mark.parametrize("use", list_indicators())
def test_every_entry_completes_an_indicator(use: str) -> None:
    entry, whole = load_indicator(use), complete(agreed(use=use))
    assert whole.id == "i1"
    assert whole.use == use
    for name in FILLED:
        assert getattr(whole, name) is not None
    assert whole.definition.numerator == entry.definition.numerator
    assert whole.definition.denominator == entry.definition.denominator
    assert whole.cohort == entry.cohort
    assert whole.min_denominator == entry.min_denominator
    assert len(whole.evidence) == len(entry.evidence)
    assert AgreedIndicator.model_validate(whole.model_dump(exclude_unset=True)) == whole


def test_what_the_agreement_says_stays() -> None:
    said = {
        "use": "placement-rate-6-months",
        "label": "Insertion durable",
        "direction": "exact",
        "period": "quarter",
        "measurement_point": {"anchor": "exit", "offset": "P3M"},
        "data_source": "fichier du service social",
        "evidence": ["fiche de salaire"],
        "attribution": "referrer",
        "min_denominator": 25,
        "definition": {"numerator": "Personnes engagées pour une durée indéterminée"},
    }
    indicator = agreed(**said)
    whole = complete(indicator)
    for name in said:
        if name != "definition":
            assert getattr(whole, name) == getattr(indicator, name)
    assert whole.definition.numerator == "Personnes engagées pour une durée indéterminée"
    entry = load_indicator("placement-rate-6-months")
    assert whole.definition.denominator == entry.definition.denominator


def test_words_of_the_catalogue_come_in_every_language() -> None:
    source = complete(agreed(use="placement-rate-at-exit")).data_source
    assert isinstance(source, LocalizedText)
    assert all((source.fr, source.de, source.it, source.en))


@pytest.mark.parametrize("use", [None, "no-such-entry"])
def test_without_an_entry_it_stays_as_it_is(use: str | None) -> None:
    indicator = agreed(use=use, unit="count")
    assert complete(indicator) is indicator


def test_completing_twice_changes_nothing() -> None:
    once = complete(agreed(use="occupancy-rate"))
    assert complete(once) == once
