"""What a target is compared with, read from a row."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.word.returning import row_added

from conventions.agreement import load_draft
from conventions.base.language import LANGUAGES, Language, word
from conventions.word import draft
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read
from conventions.word.returned.rows.hearing import Ear

ROOT = Path(__file__).resolve().parents[4]
STATUS_S = ROOT / "examples/status_s_2025/agreement.yaml"
EAR = Ear(
    "fr",
    "CHF",
    {
        "group": {"jeunes": frozenset({"tg1"}), "uri, statut f": frozenset({"uri-f"})},
        "indicator": {"placements": frozenset({"i1"})},
    },
)

SAID: list[tuple[str, dict[str, Any] | None]] = [
    ("moyenne suisse, 40 %", {"label": "moyenne suisse", "value": "40"}),
    ("moyenne suisse, statut F, 39,5", {"label": "moyenne suisse, statut F", "value": "39.5"}),
    (
        "groupe témoin, 12 sur 40",
        {"label": "groupe témoin", "numerator": "12", "denominator": "40"},
    ),
    ("Placements, Jeunes, 2026", None),
    ("Placements, Jeunes", {"indicator": "i1", "group": "tg1"}),
    (
        "Uri, statut F, 2026, 3 sur 9",
        {"group": "uri-f", "period": "2026", "numerator": "3", "denominator": "9"},
    ),
    ("groupe témoin", {"label": "groupe témoin"}),
    ("groupe témoin, douze sur 40", None),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_a_reference_is_read_from_its_end(text: str, wanted: dict[str, Any] | None) -> None:
    heard = EAR.heard(text, "reference:index")
    assert heard == (None if wanted is None else {"compared": "index", **wanted})


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_are_read_in_every_language(language: Language) -> None:
    counts = word(language, "document", "table.targets.counts", k="3", n="9")
    heard = Ear(language, "CHF", {"group": {}, "indicator": {}}).heard(
        counts, "reference:difference"
    )
    assert heard == {"compared": "difference", "numerator": "3", "denominator": "9"}


def test_a_target_with_a_reference_becomes_an_entry() -> None:
    source = load_draft(STATUS_S)
    sent = draft(source, "fr", created=date(2026, 11, 22))
    entry = "goals.indicators[0].targets[3]"
    reading = read(row_added(sent, entry, lambda row: row.replace("statut F", "statut N")), source)
    (row,) = reading.rows
    assert row.value is not None, reading.findings
    label = row.value["reference"]["label"]
    assert row.value["reference"]["compared"] == "difference"
    assert "statut N" in str(label)
    assert row.value["reference"]["value"] == "39.5"
    assert list(merged(reading, source).added) == ["goals.indicators[0].targets[4]"]
