"""The annex of indicator sheets."""

from datetime import date
from pathlib import Path

import pytest
from tests.drafting.plain import said

from conventions.agreement import read_draft
from conventions.base.language import Language
from conventions.drafting import document
from conventions.drafting.blocks import Contents, Document, Heading, Table, runs_of

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 12, 1)


def sheets(drafted: Document) -> list[Table]:
    """The tables between the heading of the annex and the next one."""
    found: list[Table] = []
    inside = False
    for block in drafted.blocks:
        if isinstance(block, Heading):
            inside = block.key == "indicator-sheets"
        elif inside and isinstance(block, Table):
            found.append(block)
    return found


def made(name: str, language: Language) -> Document:
    return document(read_draft((ROOT / "examples" / name).read_bytes()), language, created=DAY)


@pytest.mark.parametrize(
    ("language", "numerator", "counted"),
    [
        ("fr", "Numérateur", "Comptage dans les données"),
        ("de", "Zähler", "Zählung in den Daten"),
        ("it", "Numeratore", "Conteggio nei dati"),
        ("en", "Numerator", "Counted in the data"),
    ],
)
def test_a_sheet_for_each_indicator(language: Language, numerator: str, counted: str) -> None:
    first, second = sheets(made(f"minimal/agreement.{language}.yaml", language))
    titles = [said(row[0]) for row in first.rows]
    assert titles[0] == numerator
    assert counted in titles
    assert "2027" in titles[-1]
    assert counted not in [said(row[0]) for row in second.rows], "occupancy is not counted"
    assert first.caption
    assert first.row_titles


def test_the_target_says_what_is_aimed_at_and_what_is_near() -> None:
    first = sheets(made("minimal/agreement.fr.yaml", "fr"))[0]
    assert said(first.rows[-1][1]).split("\n") == [
        "au moins 25\u00a0%",
        "Tolérance\u00a0: 5\u00a0points de pourcentage",
    ]


def test_what_is_missing_is_marked_in_its_sheet(minimal: bytes) -> None:
    text = minimal.replace(b"use: placement-rate-at-exit", b"label: Rate")
    assert text != minimal
    drafted = document(read_draft(text), "fr", created=DAY)
    assert any("goals.indicators[0]" in getattr(run, "path", "") for run in _runs(drafted))


def _runs(drafted: Document) -> list[object]:
    return [run for table in sheets(drafted)[:1] for run in runs_of(table)]


def test_without_indicators_there_is_no_annex() -> None:
    drafted = document(read_draft(b"format: 1\nlaws: [ch]\n"), "fr", created=DAY)
    assert not sheets(drafted)
    assert "[ref: " not in "".join(
        said(block.runs) for block in drafted.blocks if hasattr(block, "runs")
    )


def test_a_long_agreement_has_a_table_of_contents() -> None:
    assert any(
        isinstance(block, Contents) for block in made("minimal/agreement.fr.yaml", "fr").blocks
    )


@pytest.mark.parametrize(
    "name",
    sorted(str(path.relative_to(ROOT / "examples")) for path in ROOT.glob("examples/*/a*.yaml")),
)
def test_two_languages_are_in_step(name: str) -> None:
    """The same articles and clauses under the same numbers, whatever is not translated."""
    draft = read_draft((ROOT / "examples" / name).read_bytes())
    assert draft.identity is not None
    keys = [
        [getattr(block, "key", type(block).__name__) for block in drafted.blocks]
        for drafted in (document(draft, each, created=DAY) for each in ("fr", "de"))
    ]
    with_gaps = [[key for key in each if key not in {"missing", "PageBreak"}] for each in keys]
    assert with_gaps[0] == with_gaps[1]
